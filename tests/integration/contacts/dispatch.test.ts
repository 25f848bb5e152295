import { localParts } from "~/domain/time/local";
import { hours, plus } from "~/domain/shared/duration";
import { dispatchContact } from "~/services/contacts/dispatch-contact.server";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { liveShop, SHOP } from "~tests/factories/base";
import { paid } from "~tests/factories/orders";
import { type MailServer } from "~tests/factories/smtp";
import { EARLY, mailedBench, type ContactBench } from "./bench";

const TEST_SHOP = "test-mode.myshopify.com";

describe("dispatching a planned contact", () => {
  let server: MailServer;
  let bench: ContactBench;
  beforeAll(async () => {
    ({ server, bench } = await mailedBench());
  });
  beforeEach(() => bench.clock.set(EARLY));
  const mailsTo = (email: string) => server.mails.filter(({ to }) => to === email);

  it("sends one message at its moment and records the attempt and its outcome", async () => {
    const { customerId, email, order } = await bench.debtor(1);
    const contact = await bench.planned(customerId);
    await bench.dispatch(contact);
    await bench.dispatch(contact);

    expect(mailsTo(email)).toHaveLength(1);
    expect((await bench.contact(contact.id)).state).toBe("sent");
    expect(await bench.events(contact.id)).toEqual(["sent"]);
    expect(await bench.base.db.stepUse.count({ where: { plannedContactId: contact.id } })).toBe(1);
    const [mail] = mailsTo(email);
    expect(mail?.mail.text).toContain(order.order.name);
    expect(mail?.mail.text).toContain(order.order.payUrl);
  });

  it("reads the contact's orders again before it decides", async () => {
    const { customerId, order } = await bench.debtor(2);
    await bench.dispatch(await bench.planned(customerId));
    expect(bench.parts.refreshed).toContainEqual([order.order.orderId]);
  });

  it("writes from the shop's sender, answerable, with one-click unsubscription and a repeatable Message-ID", async () => {
    const { customerId, email } = await bench.debtor(3);
    const contact = await bench.planned(customerId);
    await bench.dispatch(contact);
    const [received] = mailsTo(email);
    const mail = received?.mail;

    expect(received?.from).toBe("billing@credit-shop.example");
    expect(mail?.from?.text).toBe('"Credit Shop Billing" <billing@credit-shop.example>');
    expect(mail?.replyTo?.text).toBe("help@credit-shop.example");
    expect(mail?.messageId).toBe(`<${contact.id}@duewell.example>`);
    const raw = mail?.headerLines.map(({ line }) => line.replace(/\r?\n\s+/g, " ")).join("\n") ?? "";
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/duewell\.example\/r\/[^>]+>$/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(raw).toMatch(/^Content-Language: en$/m);
  });

  it("writes in the customer's language", async () => {
    const english = await bench.debtor(4);
    const chinese = await bench.debtor(5, { locale: "zh-CN" });
    for (const { customerId } of [english, chinese]) {
      bench.clock.set(EARLY);
      await bench.dispatch(await bench.planned(customerId));
    }
    const subjectTo = (email: string) => mailsTo(email)[0]?.mail.subject ?? "";
    expect(subjectTo(english.email)).toMatch(/[a-z]/i);
    expect(subjectTo(english.email)).not.toMatch(/\p{Script=Han}/u);
    expect(subjectTo(chinese.email)).toMatch(/\p{Script=Han}/u);
  });

  it("sends nothing when a payment arrived after planning", async () => {
    const { customerId, email, order } = await bench.debtor(6);
    const contact = await bench.planned(customerId);
    bench.clock.set(plus(EARLY, hours(1)));
    await bench.apply(paid(order, bench.clock.now()));
    await bench.dispatch(contact);

    expect(mailsTo(email)).toHaveLength(0);
    expect(await bench.contact(contact.id)).toMatchObject({ state: "cancelled", cancelReason: "no_longer_owed" });
    expect(await bench.attempt(contact.id)).toBeNull();
  });

  it("sends nothing when the payment is only found by reading the order again at dispatch", async () => {
    const { customerId, email, order } = await bench.debtor(7);
    const contact = await bench.planned(customerId);
    bench.clock.set(contact.effectiveAt);
    const refreshOrders = () => bench.apply(paid(order, bench.clock.now()));
    await dispatchContact({ ...bench.parts.dispatch, refreshOrders }, SHOP, contact.id);

    expect(mailsTo(email)).toHaveLength(0);
    expect(await bench.contact(contact.id)).toMatchObject({ state: "cancelled", cancelReason: "no_longer_owed" });
  });

  it("sends nothing to a customer whose reminders were paused, and says so", async () => {
    const { customerId, email } = await bench.debtor(8);
    const contact = await bench.planned(customerId);
    const shop = await bench.base.shops.get(SHOP);
    const hold = { reason: "paused", untilAt: plus(EARLY, hours(72)), source: "staff" } as const;
    await bench.base.caseActions.hold(shop, customerId, hold, "staff", EARLY);
    await bench.dispatch(contact);

    expect(mailsTo(email)).toHaveLength(0);
    expect(await bench.contact(contact.id)).toMatchObject({ state: "cancelled", cancelReason: "on_hold" });
  });

  it("waits for the next permitted hour when its moment has become a forbidden one", async () => {
    const { customerId, email } = await bench.debtor(9);
    const contact = await bench.planned(customerId);
    await bench.base.db.job.updateMany({ where: { dedupeKey: `dispatch:${contact.id}` }, data: { dedupeKey: null } });
    await bench.dispatch({ id: contact.id, effectiveAt: new Date("2026-09-16T03:30:00Z") });

    const moved = await bench.contact(contact.id);
    expect(moved.state).toBe("planned");
    expect(moved.effectiveAt > bench.clock.now()).toBe(true);
    expect(localParts(moved.effectiveAt, "America/New_York")).toMatchObject({ dateKey: "2026-09-16" });
    const job = await bench.base.db.job.findUniqueOrThrow({ where: { dedupeKey: `dispatch:${contact.id}` } });
    expect(job).toMatchObject({ name: "contacts.dispatch", state: "ready", runAt: moved.effectiveAt });
    expect(mailsTo(email)).toHaveLength(0);
    const verdicts = await bench.base.db.gateDecision.findMany({ where: { plannedContactId: contact.id } });
    expect(verdicts.map(({ stage, verdict }) => `${stage}:${verdict}`)).toContain("dispatch:defer");

    await bench.dispatch(moved);
    expect(mailsTo(email)).toHaveLength(1);
  });

  it("does not send what the gate denies, and records the rule", async () => {
    const { customerId, email } = await bench.debtor(10);
    const contact = await bench.planned(customerId);
    await bench.base.db.customer.update({ where: { id: customerId }, data: { flags: '["bankruptcy"]' } });
    await bench.dispatch(contact);

    expect(mailsTo(email)).toHaveLength(0);
    expect((await bench.contact(contact.id)).state).toBe("denied");
    const verdict = await bench.base.db.gateDecision.findFirstOrThrow({
      where: { plannedContactId: contact.id, stage: "dispatch" },
    });
    expect(verdict.verdict).toBe("deny");
    expect(verdict.reasons).toContain("US-BK");
  });

  it("sends to the merchant instead of the customer while the shop is in test mode", async () => {
    await liveShop(bench.base, TEST_SHOP);
    await bench.base.shops.update(TEST_SHOP, { testMode: true, senderEmail: "merchant@test-mode.example" });
    const { customerId, email } = await bench.debtor(11, {}, {}, TEST_SHOP);
    const contact = await bench.planned(customerId, TEST_SHOP);
    await bench.dispatch(contact, TEST_SHOP);

    expect(mailsTo(email)).toHaveLength(0);
    expect(mailsTo("merchant@test-mode.example")).toHaveLength(1);
    expect((await bench.attempt(contact.id))?.testMode).toBe(true);
  });

  it("starts the sequence afresh when the shop goes live after test mode", async () => {
    const shopId = "going-live.myshopify.com";
    await liveShop(bench.base, shopId);
    await bench.base.shops.update(shopId, { testMode: true });
    const { customerId, email } = await bench.debtor(12, {}, {}, shopId);
    const rehearsed = await bench.planned(customerId, shopId);
    await bench.dispatch(rehearsed, shopId);
    await bench.base.shops.update(shopId, { testMode: false });
    const real = await bench.planned(customerId, shopId);
    expect(real.stepId).toBe(rehearsed.stepId);
    await bench.dispatch(real, shopId);
    expect(mailsTo(email)).toHaveLength(1);
  });

  it("sends one message when two processes dispatch the same contact at once", async () => {
    const { customerId, email } = await bench.debtor(13);
    const contact = await bench.planned(customerId);
    await Promise.all([bench.dispatch(contact), bench.dispatch(contact), bench.dispatch(contact)]);
    expect(mailsTo(email)).toHaveLength(1);
    expect(await bench.base.db.contactAttempt.count({ where: { plannedContactId: contact.id } })).toBe(1);
  });

  it("stores recipient, subject and text only encrypted", async () => {
    const { customerId, email } = await bench.debtor(14);
    const contact = await bench.planned(customerId);
    await bench.dispatch(contact);
    const row = JSON.stringify(await bench.attempt(contact.id));
    expect(row).not.toContain(email);
    expect(row).not.toContain("#14");
  });
});
