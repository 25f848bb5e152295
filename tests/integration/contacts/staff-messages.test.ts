import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { StaffMessage } from "~/contracts/staff-message";
import { days, hours, minutes, plus } from "~/domain/shared/duration";
import { dispatchContact } from "~/services/contacts/dispatch-contact.server";
import { mayContact } from "~/services/contacts/may-contact.server";
import { sendStaffMessage } from "~/services/contacts/send-staff-message.server";
import { contactParts, SHOP } from "~tests/factories/base";
import { startHangUpServer, type MailServer } from "~tests/factories/smtp";
import { EARLY, mailedBench, type ContactBench, type Debtor } from "./bench";

/** A Tuesday at noon in New York. */
const NOON = plus(EARLY, hours(4));

describe("an e-mail that a member of staff writes", () => {
  let server: MailServer;
  let bench: ContactBench;
  beforeAll(async () => {
    ({ server, bench } = await mailedBench());
  });
  beforeEach(() => bench.clock.set(NOON));

  const shop = () => bench.base.shops.get(SHOP);
  const written = (more: Partial<StaffMessage> = {}): StaffMessage => ({
    messageId: randomUUID(),
    subject: "About your order",
    text: "Hello,\nFriday is fine, thank you for telling us.",
    language: "en",
    withOpen: "no",
    justification: "",
    ...more,
  });
  const mayWrite = async ({ customerId }: Debtor) =>
    (await mayContact(bench.parts.messages, await shop(), customerId)).write;
  const ask = async (debtor: Debtor) => (await mayWrite(debtor)).answer;
  const send = async ({ customerId }: Debtor, message = written(), deps = bench.parts.messages) =>
    sendStaffMessage(deps, await shop(), customerId, "alex", message);
  const mailsTo = ({ email }: Debtor) => server.mails.filter(({ to }) => to === email);
  const attempts = ({ customerId }: Debtor) => bench.base.db.contactAttempt.findMany({ where: { customerId } });
  /** What the log says stood against messages that did not leave. */
  const refusals = async ({ customerId }: Debtor): Promise<string[]> =>
    (await bench.base.db.auditEvent.findMany({ where: { subject: customerId, action: "message.refused" } })).map(
      ({ detail }) => detail,
    );
  const timeline = async ({ customerId }: Debtor) => {
    const { id } = await bench.base.db.case.findFirstOrThrow({ where: { customerId } });
    return (await bench.base.views.caseDetail(SHOP, id, bench.clock.now()))?.timeline ?? [];
  };

  it("arrives in their own words with who writes and how to stop below, and stands in the record", async () => {
    const debtor = await bench.debtor(1);
    expect(await ask(debtor)).toMatchObject({ verdict: "allow", stop: null });
    const message = written();
    expect(await send(debtor, message)).toEqual({ kind: "sent" });

    const [mail] = mailsTo(debtor);
    expect(mail?.mail.subject).toBe("About your order");
    expect(mail?.mail.text).toContain(
      "Friday is fine, thank you for telling us.\n\nCredit Shop Billing\n1 Example Street",
    );
    expect(mail?.mail.text).toContain("Questions: help@credit-shop.example");
    expect(mail?.mail.text).toMatch(/Stop them here: https:\/\/\S+topic=stop/);
    expect(mail?.mail.text).not.toContain("$100");
    expect(mail?.mail.messageId).toBe(`<staff-${message.messageId}@duewell.example>`);

    expect(await bench.events(`staff-${message.messageId}`)).toEqual(["sent"]);
    expect((await bench.contact(`staff-${message.messageId}`)).state).toBe("sent");
    const [attempt] = await attempts(debtor);
    expect(attempt?.bodyEnc).not.toContain("Friday");
    const [event] = await bench.base.db.auditEvent.findMany({ where: { subject: debtor.customerId } });
    expect(event).toMatchObject({ action: "message.sent", actor: "alex", detail: "" });
    expect(await timeline(debtor)).toContainEqual(
      expect.objectContaining({ kind: "contact", detail: { template: "own-words", outcome: "sent", test: 0 } }),
    );
  });

  it("says what is open and how to pay where that is wanted, and then carries all that Germany asks for", async () => {
    const debtor = await bench.debtor(2, { locale: "en", addresses: [{ country: "DE" }] });
    const refused = await send(debtor);
    expect(refused).toMatchObject({ kind: "refused", answer: { verdict: "deny", mayJustify: false } });
    expect(JSON.stringify(refused)).toContain("DE-RDG13A");
    expect((await refusals(debtor))[0]).toContain("DE-RDG13A");
    expect(await send(debtor, written({ withOpen: "yes" }))).toEqual({ kind: "sent" });
    const [mail] = mailsTo(debtor);
    expect(mail?.mail.text).toContain("- #2: $100.00, due September 14, 2026");
    expect(mail?.mail.text).toContain("You can pay here");
    expect(mail?.mail.text).toContain("If this stays open, we will write to you again.");
  });

  it("counts: the next planned reminder keeps its distance, and the next message is asked to wait", async () => {
    const debtor = await bench.debtor(3);
    expect(await send(debtor)).toEqual({ kind: "sent" });
    expect((await ask(debtor)).verdict).toBe("defer");
    const next = await bench.planned(debtor.customerId);
    expect(next.effectiveAt.getTime()).toBeGreaterThanOrEqual(plus(NOON, hours(24)).getTime());
  });

  it("waits for the morning at night, whatever reason is given, and says until when", async () => {
    const debtor = await bench.debtor(4);
    bench.clock.set(plus(NOON, hours(13)));
    expect(await ask(debtor)).toMatchObject({ verdict: "defer", mayJustify: false });
    const answer = await send(debtor, written({ justification: "the customer asked for it" }));
    expect(answer).toMatchObject({ kind: "refused", answer: { verdict: "defer" } });
    const next = answer.kind === "refused" ? answer.answer.nextAllowedAt : null;
    expect(next).toEqual(plus(EARLY, days(1)));
    expect(mailsTo(debtor)).toEqual([]);
    expect(await attempts(debtor)).toEqual([]);
  });

  it("does not leave with words that may never be said; the words are pointed at", async () => {
    const debtor = await bench.debtor(5);
    const answer = await send(debtor, written({ text: "Pay now or we call your employer." }));
    expect(answer.kind).toBe("blocked");
    const found = answer.kind === "blocked" ? answer.findings.map(({ excerpt }) => excerpt) : [];
    expect(found).toContain("call your employer");
    expect(mailsTo(debtor)).toEqual([]);
    expect(await attempts(debtor)).toEqual([]);
    expect(await refusals(debtor)).toEqual(["false-urgency, third-party-exposure"]);
  });

  it("may be justified where only a habit of the house stands against it, and the reason is kept", async () => {
    const debtor = await bench.debtor(6);
    expect(await send(debtor)).toEqual({ kind: "sent" });
    bench.clock.set(plus(NOON, hours(3)));
    expect(await ask(debtor)).toMatchObject({ verdict: "defer", mayJustify: true });
    expect((await send(debtor)).kind).toBe("refused");
    expect(await send(debtor, written({ justification: "asked on the telephone for this today" }))).toEqual({
      kind: "sent",
    });
    const entries = await bench.base.db.auditEvent.findMany({ where: { subject: debtor.customerId } });
    expect(entries.map(({ detail }) => detail)).toContain("asked on the telephone for this today");
  });

  it("is sent once when the button is pressed twice", async () => {
    const debtor = await bench.debtor(7);
    const message = written();
    const both = await Promise.all([send(debtor, message), send(debtor, message)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["already", "sent"]);
    expect(await send(debtor, message)).toEqual({ kind: "already" });
    expect(mailsTo(debtor)).toHaveLength(1);
    expect(await attempts(debtor)).toHaveLength(1);
  });

  it("goes to the merchant in test mode, and says so", async () => {
    const debtor = await bench.debtor(8);
    await bench.base.shops.update(SHOP, { testMode: true });
    onTestFinished(() => bench.base.shops.update(SHOP, { testMode: false }));
    expect(await send(debtor)).toEqual({ kind: "sent" });
    expect(mailsTo(debtor)).toEqual([]);
    const mine = server.mails.filter(({ to }) => to === "billing@credit-shop.example");
    expect(mine.map(({ mail }) => mail.subject)).toEqual(["[TEST] About your order"]);
    expect((await attempts(debtor)).map(({ testMode }) => testMode)).toEqual([true]);
  });

  it("is in French to somebody in Quebec", async () => {
    const debtor = await bench.debtor(9, { locale: "en", addresses: [{ country: "CA", province: "QC" }] });
    expect((await mayWrite(debtor)).language).toBe("fr");
    expect(await send(debtor)).toMatchObject({ kind: "refused", answer: { verdict: "deny" } });
    expect(await send(debtor, written({ text: "Vendredi convient, merci.", language: "fr" }))).toEqual({
      kind: "sent",
    });
    expect(mailsTo(debtor)[0]?.mail.text).toContain("Arrêtez-les ici");
  });

  describe("is not written", () => {
    it("while the customer is on hold", async () => {
      const debtor = await bench.debtor(10);
      const until = plus(NOON, days(7));
      await bench.base.db.hold.create({
        data: { id: "h10", shopId: SHOP, customerId: debtor.customerId, scope: "person", reason: "hardship", fromAt: NOON, untilAt: until, source: "customer" },
      }); // prettier-ignore
      expect(await ask(debtor)).toMatchObject({ stop: "on_hold", nextAllowedAt: until });
      expect(await send(debtor, written({ justification: "all the same" }))).toMatchObject({ kind: "refused" });
    });

    it("to an address that came back, and a refusal of the mail server closes it", async () => {
      const debtor = await bench.debtor(11);
      server.unknown.add(debtor.email);
      expect(await send(debtor)).toEqual({ kind: "bounced" });
      bench.clock.set(plus(NOON, days(8)));
      expect(await ask(debtor)).toMatchObject({ stop: "address_bounced" });
      expect(await send(debtor)).toMatchObject({ kind: "refused", answer: { stop: "address_bounced" } });
    });

    it("without an address, to somebody who wants no e-mail, or whose data was erased", async () => {
      const nowhere = await bench.debtor(12, { email: null });
      expect(await send(nowhere)).toMatchObject({ kind: "refused", answer: { stop: "no_address" } });

      const stopped = await bench.debtor(13);
      await bench.base.caseActions.setEmailConsent(await shop(), stopped.customerId, "revoked", "customer", NOON);
      expect(await send(stopped)).toMatchObject({ kind: "refused", answer: { verdict: "deny", mayJustify: false } });

      const erased = await bench.debtor(14);
      await bench.base.db.customer.update({ where: { id: erased.customerId }, data: { redactedAt: NOON } });
      expect(await send(erased)).toMatchObject({ kind: "refused", answer: { stop: "nothing_open" } });
      expect([nowhere, stopped, erased].flatMap(mailsTo)).toEqual([]);
    });
  });

  describe("when the mail server", () => {
    const through = (url: string) => {
      const parts = contactParts(bench.base, url);
      onTestFinished(parts.close);
      return parts.messages;
    };

    it("is away, it is kept, and a job sends the same message once", async () => {
      const debtor = await bench.debtor(15);
      const message = written();
      const contactId = `staff-${message.messageId}`;
      expect(await send(debtor, message, through("smtp://127.0.0.1:1"))).toEqual({ kind: "not_sent" });
      expect(mailsTo(debtor)).toEqual([]);
      const job = await bench.base.db.job.findFirstOrThrow({ where: { dedupeKey: `dispatch:${contactId}` } });
      expect(job.runAt).toEqual(plus(NOON, minutes(5)));
      bench.clock.set(job.runAt);
      await dispatchContact(bench.parts.dispatch, SHOP, contactId);
      await dispatchContact(bench.parts.dispatch, SHOP, contactId);
      expect(mailsTo(debtor)).toHaveLength(1);
      expect(await bench.events(contactId)).toEqual(["not_sent", "sending", "sent"]);
    });

    it("takes it and does not say so, it counts as made and is never repeated", async () => {
      const debtor = await bench.debtor(16);
      const message = written();
      const hangUp = await startHangUpServer();
      onTestFinished(hangUp.stop);
      expect(await send(debtor, message, through(hangUp.url))).toEqual({ kind: "unknown" });
      await dispatchContact(bench.parts.dispatch, SHOP, `staff-${message.messageId}`);
      expect(await send(debtor, message)).toEqual({ kind: "already" });
      expect(hangUp.taken()).toBe(1);
      expect(mailsTo(debtor)).toEqual([]);
    });
  });
});
