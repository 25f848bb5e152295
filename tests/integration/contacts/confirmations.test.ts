import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerDeps, confirmDeps } from "~/composition.answers.server";
import { openChannels } from "~/channels/registry.server";
import { storeAnswer } from "~/db/answers.server";
import { days, minutes, plus } from "~/domain/shared/duration";
import { confirmOptOutJob } from "~/jobs/confirm-opt-out.job.server";
import type { JobDeps } from "~/jobs/job-deps.server";
import { readAnswer } from "~/services/opt-out/read-answer.server";
import { SHOP } from "~tests/factories/base";
import type { MailServer } from "~tests/factories/smtp";
import { mailedBench, type ContactBench, type Debtor } from "./bench";

/** A Tuesday at noon in New York. */
const NOON = new Date("2026-09-15T16:00:00Z");
const NIGHT = new Date("2026-09-16T06:00:00Z");

/** Answers arrive as a mail host hands them on; confirmations leave over SMTP. */
describe("the confirmation that we stop", () => {
  let mail: MailServer;
  let bench: ContactBench;
  beforeAll(async () => {
    ({ server: mail, bench } = await mailedBench());
  });
  beforeEach(() => bench.clock.set(NOON));

  const arrives = async ({ email }: Pick<Debtor, "email">, text: string, isAutomatic = false): Promise<string> => {
    const { base } = bench;
    const messageId = `${base.newId()}@mail.example`;
    const answer = { messageId, from: email, to: [], answersTo: [], subject: "", text, isAutomatic };
    await storeAnswer(base, [SHOP], answer, base.now());
    return (await base.db.inboxEvent.findFirstOrThrow({ where: { webhookId: messageId } })).id;
  };
  /** Does what waits to be done about confirmations, as the worker would. */
  const confirm = async () => {
    const { base } = bench;
    const channels = openChannels({ ...base.env, SMTP_URL: mail.url });
    for (const job of await base.db.job.findMany({ where: { name: "answers.confirm" } })) {
      await confirmOptOutJob.run(confirmOptOutJob.payload.parse(JSON.parse(job.payload)), { confirm: confirmDeps(base, channels) } as JobDeps); // prettier-ignore
      await base.db.job.delete({ where: { id: job.id } });
    }
    channels.get("email")?.close();
  };
  const says = async (debtor: Debtor, text: string, isAutomatic = false): Promise<void> => {
    await readAnswer(answerDeps(bench.base), SHOP, await arrives(debtor, text, isAutomatic));
    await confirm();
  };
  const mailsTo = ({ email }: Debtor) => mail.mails.filter(({ to }) => to === email);

  test("reaches whoever wrote stop, names no debt, and stands in the record with the verdict that let it go", async () => {
    const one = await bench.debtor(501);
    await says(one, "Please stop sending me e-mails.");
    const [sent, ...more] = mailsTo(one);
    expect(more).toEqual([]);
    expect(sent?.mail.subject).toBe("Your message to us");
    expect(sent?.mail.text).toMatch(/^Credit Shop Billing: you will get no more e-mails from us\.\n\nCredit Shop Billing\n/);
    expect(sent?.mail.headers.get("auto-submitted")).toBe("auto-generated");
    const { customerId } = one;
    const [attempt] = await bench.base.db.contactAttempt.findMany({ where: { customerId, templateId: "opt-out-confirmed" } }); // prettier-ignore
    expect(await bench.base.db.contactEvent.count({ where: { attemptId: attempt?.id ?? "", kind: "sent" } })).toBe(1);
    expect(await bench.base.db.gateDecision.findMany({ where: { plannedContactId: attempt?.plannedContactId ?? "" } })).toMatchObject([{ verdict: "allow" }]); // prettier-ignore
  }); // prettier-ignore

  test("is in the reader's language, and says when nobody will write at all", async () => {
    const one = await bench.debtor(502, { locale: "zh-CN" });
    await says(one, "永远不要再联系我");
    expect(mailsTo(one).map(({ mail: { text } }) => text?.split("\n")[0])).toEqual(["【Credit Shop Billing】我们不会再与您联系。"]); // prettier-ignore
  });

  test("comes once, until consent was given and taken back anew", async () => {
    const one = await bench.debtor(503);
    for (let i = 0; i < 3; i++) await says(one, "STOP");
    expect(mailsTo(one)).toHaveLength(1);
    const { customerId } = one;
    bench.clock.set(plus(NOON, days(1)));
    await bench.base.db.consent.create({ data: { id: "given-503", shopId: SHOP, customerId, channel: "email", state: "granted", source: "customer", at: bench.base.now() } }); // prettier-ignore
    await says(one, "STOP");
    expect(mailsTo(one)).toHaveLength(2);
  });

  test("does not come when it is unclear what was meant, to machines, about one order, or for no reason", async () => {
    const texts = [
      "Really, I have had enough of this spam.",
      "No more reminders about this order",
      "Thanks, I will pay.",
    ];
    for (const [i, text] of texts.entries()) {
      const one = await bench.debtor(510 + i);
      await says(one, text);
      expect([text, mailsTo(one).length]).toEqual([text, 0]);
    }
    const machine = await bench.debtor(515);
    await says(machine, "STOP", true);
    expect(mailsTo(machine)).toEqual([]);
  });

  test("does not come at night, and the record says which rule stood against it", async () => {
    bench.clock.set(NIGHT);
    const one = await bench.debtor(520);
    await says(one, "STOP");
    expect(mailsTo(one)).toEqual([]);
    const decisions = await bench.base.db.gateDecision.findMany({ where: { customerId: one.customerId, plannedContactId: { startsWith: "confirmed-" } } }); // prettier-ignore
    expect(decisions.map(({ verdict }) => verdict)).toEqual(["defer"]);
    expect(decisions[0]?.reasons).toContain("HOURS");
  });

  test("does not come late, after a bounce, or while the whole shop is silent", async () => {
    const late = await bench.debtor(530);
    const eventId = await arrives(late, "STOP");
    bench.clock.set(plus(NOON, minutes(6)));
    await readAnswer(answerDeps(bench.base), SHOP, eventId);
    await confirm();
    const gone = await bench.debtor(531);
    await bench.base.db.contactPoint.updateMany({ where: { customerId: gone.customerId }, data: { bouncedAt: NOON } });
    await says(gone, "STOP");
    const silent = await bench.debtor(532);
    await bench.base.shops.update(SHOP, { stoppedAt: NOON });
    await says(silent, "STOP");
    await bench.base.shops.update(SHOP, { stoppedAt: null });
    expect([late, gone, silent].flatMap(mailsTo)).toEqual([]);
    expect(await bench.base.db.consent.count({ where: { customerId: { in: [late, gone, silent].map(({ customerId }) => customerId) }, state: "revoked" } })).toBe(3); // prettier-ignore
  });
});
