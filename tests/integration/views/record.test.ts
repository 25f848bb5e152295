import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logWords } from "~/components/log-words";
import { scoreDeps } from "~/composition.models.server";
import { createDeps } from "~/composition.server";
import { scoreCustomers } from "~/services/scoring/score-customers.server";
import type { LogRow, RecordQuery } from "~/contracts/record";
import { createViews } from "~/db/views.server";
import { days, plus } from "~/domain/shared/duration";
import { translate, type Values } from "~/i18n/translate";
import { saveShowTier } from "~/services/fields/show-tier.server";
import { recordCsv, recordHtml } from "~/services/record/export-record.server";
import { savePolicy, saveSender, saveSwitches } from "~/services/shops/change-settings.server";
import { saveConsequences } from "~/services/shops/consequences.server";
import { saveCreditMapping } from "~/services/shops/credit-mapping.server";
import { createCaseActions } from "~/db/case-actions.server";
import { SHOP } from "~tests/factories/base";
import { startMailServer, type MailServer } from "~tests/factories/smtp";
import { contactBench, EARLY, type ContactBench, type Debtor } from "../contacts/bench";

const ALL: RecordQuery = { tab: "stopped", rule: "", search: "", page: 1 };

describe("the record of what was and was not sent", () => {
  let server: MailServer;
  let bench: ContactBench;
  let written: Debtor;
  let refused: Debtor;
  let paused: Debtor;
  beforeAll(async () => {
    server = await startMailServer();
    bench = await contactBench(server.url);
    written = await bench.debtor(1, { name: "=HYPERLINK(1)" });
    refused = await bench.debtor(2);
    paused = await bench.debtor(3);
    const { base } = bench;
    await base.db.customer.update({ where: { id: refused.customerId }, data: { flags: '["bankruptcy"]' } });
    await bench.dispatch(await bench.planned(written.customerId));
    bench.clock.set(EARLY);
    await bench.plan(refused.customerId);
    await bench.planned(paused.customerId);
    await createCaseActions(base).hold(await base.shops.get(SHOP), paused.customerId, { reason: "paused", untilAt: plus(EARLY, days(7)), source: "staff" }, "alex", EARLY); // prettier-ignore
  });
  afterAll(() => server.stop());

  const ask = async (query: Partial<RecordQuery>) => {
    const view = await createViews(bench.base).record(await bench.base.shops.get(SHOP), { ...ALL, ...query });
    return view.list.rows as readonly Record<string, unknown>[];
  };
  const record = async ({ customerId }: Debtor) =>
    createViews(bench.base).customerRecord(await bench.base.shops.get(SHOP), customerId, bench.clock.now());

  it("lists what a rule stopped, with the rule and its source, and finds it by rule, order and day", async () => {
    const [row] = await ask({ search: "#2" });
    expect(row).toMatchObject({ verdict: "deny", customerName: "Customer Number2" });
    expect(JSON.stringify(row?.["reasons"])).toContain("BANKRUPTCY");
    expect(await ask({ rule: "SAFE-BANKRUPTCY" })).toHaveLength(1);
    expect(await ask({ rule: "SAFE-BANKRUPT" })).toEqual([]);
    expect(await ask({ search: "#2", from: "2026-09-15", to: "2026-09-15" })).toHaveLength(1);
    expect(await ask({ search: "#2", to: "2026-09-14" })).toEqual([]);
    expect(await ask({ search: refused.email })).toHaveLength(1);
    expect(await ask({ search: "nobody@example.com" })).toEqual([]);
  });

  it("lists what was planned and is no longer wanted, and who decided so", async () => {
    expect(await ask({ tab: "dropped", search: "#3" })).toMatchObject([{ reason: "on_hold", orderNames: "#3" }]);
    expect(await ask({ tab: "log" })).toMatchObject([{ action: "hold.paused", actor: "alex" }]);
  });

  it("tells every setting that was changed in words, as the services keep it", async () => {
    const connected = createDeps(bench.base.env, bench.clock);
    const { settings } = connected;
    await saveSender(settings, SHOP, "alex", { senderName: "Lamps", senderEmail: "a@example.com", replyTo: "", postalAddress: "1 Example Street", supportUrl: "", taxId: "" }); // prettier-ignore
    await saveConsequences(settings, await bench.base.shops.get(SHOP), "alex", ["late_fee"]);
    await savePolicy(settings, SHOP, "alex", { policyId: "gentle", profile: "what_binds_me" }, false);
    await saveSwitches(settings, SHOP, "alex", { testMode: true });
    await saveShowTier(settings, SHOP, "alex", { show: false });
    await saveCreditMapping(settings, await bench.base.shops.get(SHOP), "alex", { payLaterGateways: [{ gateway: "invoice", dueInDays: 14, isCredit: true, goodsFirst: false }] }); // prettier-ignore
    await connected.db.$disconnect();
    const t = (key: string, values?: Values) => translate("en", key, values);
    const rows = (await ask({ tab: "log" })) as unknown as readonly LogRow[];
    const said = new Map(rows.map((row) => [row.action, logWords(row, { t, moment: (at) => at.slice(0, 10) })]));
    expect(Object.fromEntries(said)).toEqual({
      "hold.paused": ["Until 2026-09-22"],
      "settings.sender": ["Name: Lamps"],
      "settings.policy": ["Policy: Gentle", "Rules to follow: What binds a merchant"],
      "settings.switches": ["Test mode on"],
      "settings.tier_in_shopify": ["Not shown in Shopify"],
      "settings.consequences": ["A late fee is added"],
      "settings.credit_orders": ["invoice: your credit, due in 14 days"],
    });
    for (const { action } of rows) expect(t(`record.action.${action.replaceAll(".", "_")}`)).not.toContain("record.");
  });

  it("lists what was sent, with what came of it", async () => {
    expect(await ask({ tab: "sent" })).toMatchObject([{ outcome: "sent", channel: "email" }]);
  });

  it("gives a customer's whole record as CSV that no spreadsheet runs", async () => {
    const lines: Record<string, string>[] = parse(recordCsv(await record(written)), { columns: true });
    expect(lines.map(({ kind }) => kind)).toContain("message");
    expect(lines.find(({ kind }) => kind === "message")?.["text"]).toContain("#1");
    expect(recordCsv({ ...(await record(written)), lines: [] })).not.toContain("=HYPERLINK");
    for (const line of lines) for (const cell of Object.values(line)) expect(cell).not.toMatch(/^[=+@]/);
  });

  it("says how the customer was scored, once for each time that it changed", async () => {
    const { base, clock } = bench;
    for (let i = 0; i < 3; i++) await scoreCustomers(scoreDeps(base), SHOP, [written.customerId]);
    const scored = (await record(written)).lines.filter(({ kind }) => kind === "score");
    expect(scored).toMatchObject([{ subject: "scorecard 2", at: clock.now() }]);
    expect(scored[0]?.text).toMatch(/^\d+ %\n(raises|lowers): \w+/);
    expect(await base.db.scoreSnapshot.count({ where: { customerId: written.customerId } })).toBe(3);
  });

  it("gives it as a page in the reader's language, where nothing a customer wrote can run", async () => {
    const page = recordHtml(await record(written), "zh-CN", (key, values) => translate("zh-CN", key, values));
    expect(page).toContain("联系记录");
    expect(page).toContain("#1");
    const hostile = { ...(await record(written)), customerName: "<script>alert(1)</script>" };
    expect(recordHtml(hostile, "en", (key, values) => translate("en", key, values))).not.toContain("<script>");
  });
});
