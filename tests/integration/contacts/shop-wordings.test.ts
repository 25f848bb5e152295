import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyAudit } from "~/db/audit.server";
import { eraseShop } from "~/db/privacy.server";
import { createSweepStore } from "~/db/sweep.server";
import { createViews } from "~/db/views.server";
import { templateFor } from "~/domain/messages/templates/registry";
import { recordCsv } from "~/services/record/export-record.server";
import {
  listWordings,
  readWording,
  restoreWording,
  saveWording,
  type WordingDeps,
} from "~/services/messages/wordings.server";
import { liveShop, SHOP } from "~tests/factories/base";
import type { MailServer } from "~tests/factories/smtp";
import { EARLY, mailedBench, type ContactBench } from "./bench";

const OTHER = "other-shop.myshopify.com";
const starter = (templateId: string, language: string): string => templateFor(templateId, language)?.starter ?? "";

describe("a shop's own words for a reminder", () => {
  let server: MailServer;
  let bench: ContactBench;
  let deps: WordingDeps;
  beforeAll(async () => {
    ({ server, bench } = await mailedBench());
    const { wordings, enqueue, now, db } = bench.base;
    deps = { wordings, enqueue, now, openCaseCustomers: createSweepStore(db).openCaseCustomers };
    await liveShop(bench.base, OTHER);
  });
  beforeEach(async () => {
    bench.clock.set(EARLY);
    await bench.base.shops.update(SHOP, { consequences: [], taxId: "" });
    await bench.base.db.templateVersion.deleteMany();
  });

  const shop = (id = SHOP) => bench.base.shops.get(id);
  const page = async (templateId = "just-late", language = "en", id = SHOP) => readWording(deps, await shop(id), { templateId, language }); // prettier-ignore
  /** Saves words that say `more` besides those that a shop begins with. */
  const save = async (more: string, { templateId = "just-late", language = "en", basedOn = 0, id = SHOP } = {}) =>
    saveWording(deps, await shop(id), "alex", {
      templateId, language, basedOn, subject: "Word from us on {{ lines.first.orderName }}",
      text: starter(templateId, language).replace("\n\n", `\n\n${more}\n\n`),
    }); // prettier-ignore
  const mailTo = (email: string) => server.mails.find(({ to }) => to === email)?.mail;
  /** Plans and sends the customer's message. */
  const sent = async (n: number, who = {}, id = SHOP) => {
    const debtor = await bench.debtor(n, who, {}, id);
    const contact = await bench.planned(debtor.customerId, id);
    await bench.dispatch(contact, id);
    return { ...debtor, contact, mail: mailTo(debtor.email), attempt: await bench.attempt(contact.id) };
  };

  it("are sent in their language, and every other language and shop keeps the app's", async () => {
    expect(await save("Greetings from all of us.")).toEqual({ kind: "saved" });
    const { mail, attempt } = await sent(1);
    expect(mail?.subject).toBe("Word from us on #1");
    expect(mail?.text).toContain("Greetings from all of us.");
    expect(mail?.text).toContain("- #1: $100.00, due September 14, 2026");
    expect(mail?.text).toContain("1 Example Street");
    expect(attempt).toMatchObject({ templateId: "just-late", templateVersion: "own-1" });
    bench.clock.set(EARLY);
    const chinese = await sent(2, { locale: "zh-CN" });
    expect(chinese.mail?.text).not.toContain("Greetings");
    expect(chinese.attempt).toMatchObject({ templateVersion: "1" });
    bench.clock.set(EARLY);
    const elsewhere = await sent(3, {}, OTHER);
    expect(elsewhere.mail?.subject).toBe("Update on your order #3");
    expect(elsewhere.attempt).toMatchObject({ templateVersion: "1" });
  });

  it("stand beside the app's words in a message of two languages, and the record names both", async () => {
    await save("Greetings from all of us.");
    const quebec = { addresses: [{ country: "CA", province: "QC" }] };
    const { mail, attempt, customerId } = await sent(4, quebec);
    expect(mail?.text).toContain("Vous pouvez payer ici");
    expect(mail?.text).toContain("Greetings from all of us.");
    expect(attempt?.templateVersion).toBe("fr:1 en:own-1");
    const record = await createViews(bench.base).customerRecord(await shop(), customerId, bench.clock.now());
    expect(recordCsv(record)).toContain("just-late en fr:1 en:own-1");
  });

  it("with unlawful wording are refused, and nothing changes", async () => {
    const english = await save("We will call your employer.");
    expect(english).toMatchObject({ kind: "refused", findings: [{ class: "third-party-exposure", line: 3 }] });
    const chinese = await save("不付款您将被逮捕。", { language: "zh-CN" });
    expect(chinese).toMatchObject({ kind: "refused", findings: [{ class: "arrest-or-criminal", line: 3 }] });
    expect(await bench.base.db.templateVersion.count()).toBe(0);
    expect((await sent(5)).attempt).toMatchObject({ templateVersion: "1" });
  });

  it("with a finding that only warns are saved", async () => {
    expect(await save("We will never contact your employer.")).toEqual({ kind: "saved" });
    expect((await page()).checked).toMatchObject({ ok: true, findings: [{ severity: "warn" }] });
  });

  it("go back to the app's as a version of its own, and every version stays with who saved it and when", async () => {
    await save("First words.");
    await save("Second words.", { basedOn: 1 });
    expect((await page()).stored.text).toContain("Second words.");
    const key = { templateId: "just-late", language: "en" };
    expect(await restoreWording(deps, await shop(), "kim", { ...key, basedOn: 2 })).toEqual({ kind: "restored" });
    const now = await page();
    expect(now).toMatchObject({ version: 3, isOwn: false, stored: { text: starter("just-late", "en") } });
    expect(now.versions.map(({ version, savedBy, savedAt }) => [version, savedBy, savedAt])).toEqual([[3, "kim", EARLY], [2, "alex", EARLY], [1, "alex", EARLY]]); // prettier-ignore
    expect(now.versions[2]?.text).toContain("First words.");
    expect((await sent(6)).mail?.subject).toBe("Update on your order #6");
  });

  it("are in the chain of decisions", async () => {
    const before = await bench.base.db.auditEvent.count({ where: { shopId: SHOP } });
    await save("First words.");
    await restoreWording(deps, await shop(), "kim", { templateId: "just-late", language: "en", basedOn: 1 });
    const events = await bench.base.db.auditEvent.findMany({ where: { shopId: SHOP }, orderBy: { seq: "asc" } });
    expect(events.slice(before).map(({ actor, action, detail }) => [actor, action, detail])).toEqual([
      ["alex", "wording.saved", '{"templateId":"just-late","language":"en","version":1}'],
      ["kim", "wording.restored", '{"templateId":"just-late","language":"en","version":2}'],
    ]);
    expect((await verifyAudit(bench.base.db, SHOP)).broken).toBeUndefined();
  });

  it("that somebody else changed meanwhile are not overwritten, also when two save at once", async () => {
    const both = await Promise.all([save("Mine."), save("Yours.")]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["changed", "saved"]);
    expect(await save("Mine again.")).toEqual({ kind: "changed" });
    expect((await page()).versions).toHaveLength(1);
    expect(await save("Mine again.", { basedOn: 1 })).toEqual({ kind: "saved" });
  });

  it("belong to one shop", async () => {
    await save("Words of one shop.");
    await save("Words of the other.", { id: OTHER });
    expect((await page()).stored.text).toContain("Words of one shop.");
    expect((await page("just-late", "en", OTHER)).stored.text).toContain("Words of the other.");
    bench.clock.set(EARLY);
    expect((await sent(7, {}, OTHER)).mail?.text).toContain("Words of the other.");
    await eraseShop(bench.base.db, OTHER);
    expect((await page()).version).toBe(1);
    expect(await bench.base.db.templateVersion.count({ where: { shopId: OTHER } })).toBe(0);
    await liveShop(bench.base, OTHER);
  });

  it("that are not allowed any more are not sent, the list says so, and the record says why", async () => {
    await bench.base.shops.update(SHOP, { consequences: ["late_fee"] });
    expect(await save("A late fee may be added, as agreed.")).toEqual({ kind: "saved" });
    const row = async () => (await listWordings(deps, await shop())).find(({ templateId, language }) => templateId === "just-late" && language === "en"); // prettier-ignore
    expect(await row()).toMatchObject({ isOwn: true, isBlocked: false, changed: { by: "alex", at: EARLY } });
    await bench.base.shops.update(SHOP, { consequences: [] });
    expect(await row()).toMatchObject({ isOwn: true, isBlocked: true });
    const { mail, contact } = await sent(8);
    expect(mail).toBeUndefined();
    expect(await bench.contact(contact.id)).toMatchObject({
      state: "cancelled",
      cancelReason: "script_review:false-amount",
    });
  });

  it("that cannot be merged any more are not sent, and the record says why", async () => {
    await save("First words.");
    const text = `${starter("just-late", "en")}{% if creditor.name == "Credit Shop Billing" %}{{ gone }}{% endif %}`;
    await bench.base.db.templateVersion.updateMany({ data: { text } });
    const { mail, contact } = await sent(9);
    expect(mail).toBeUndefined();
    expect((await bench.contact(contact.id)).cancelReason).toBe("script_review:wording-unknown");
  });

  it("tell the gate what they carry: a law that asks for what they leave out stops them, and saving looks again", async () => {
    await bench.base.db.job.deleteMany();
    const britain = await bench.debtor(10, { addresses: [{ country: "GB" }] });
    const text = starter("just-late", "en").replace("{{ nextSteps }}", "");
    const draft = { templateId: "just-late", language: "en", basedOn: 0, subject: "Your order", text };
    expect(await saveWording(deps, await shop(), "alex", draft)).toEqual({ kind: "saved" });
    const jobs = await bench.base.db.job.findMany({ where: { shopId: SHOP, name: "customers.score" } });
    expect(jobs.map(({ payload }) => payload).join()).toContain(`"${britain.customerId}"`);
    await bench.plan(britain.customerId);
    const [denied] = await bench.base.db.gateDecision.findMany({ where: { customerId: britain.customerId } });
    expect(denied).toMatchObject({ verdict: "deny" });
    await restoreWording(deps, await shop(), "alex", { templateId: "just-late", language: "en", basedOn: 1 });
    await bench.dispatch(await bench.planned(britain.customerId));
    expect(mailTo(britain.email)?.text).toContain("MoneyHelper");
  });

  it("are listed for every reminder and language, the app's where nobody changed them", async () => {
    await save("First words.", { templateId: "long-late", language: "fr" }).then((outcome) =>
      expect(outcome.kind).toBe("saved"),
    );
    const rows = await listWordings(deps, await shop());
    expect(rows).toHaveLength(15);
    expect(rows.filter(({ isOwn }) => isOwn)).toMatchObject([{ templateId: "long-late", language: "fr" }]);
    expect(rows.filter(({ changed }) => changed === null)).toHaveLength(14);
  });
});
