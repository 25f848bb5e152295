import { days, hours, plus } from "~/domain/shared/duration";
import { saveSwitches } from "~/services/shops/change-settings.server";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { liveShop, SHOP } from "~tests/factories/base";
import { customerFacts, netOrder, paid } from "~tests/factories/orders";
import { type MailServer } from "~tests/factories/smtp";
import { DUE_YESTERDAY, EARLY, mailedBench, type ContactBench } from "./bench";

describe("planning contacts", () => {
  let server: MailServer;
  let bench: ContactBench;
  beforeAll(async () => {
    ({ server, bench } = await mailedBench());
  });
  beforeEach(() => bench.clock.set(EARLY));
  const contacts = (customerId: string) => bench.base.db.plannedContact.findMany({ where: { customerId } });
  const states = async (customerId: string) => (await contacts(customerId)).map(({ state }) => state).sort();

  it("plans one contact with its verdict and its job, however often it looks", async () => {
    const { customerId } = await bench.debtor(1);
    for (let look = 0; look < 3; look++) await bench.plan(customerId);
    const [contact, ...more] = await contacts(customerId);
    expect(more).toEqual([]);
    expect(contact).toMatchObject({ state: "planned", stepId: "late-1", channel: "email" });
    expect(await bench.base.db.gateDecision.count({ where: { plannedContactId: contact?.id ?? "" } })).toBe(1);
    const job = await bench.base.db.job.findUniqueOrThrow({ where: { dedupeKey: `dispatch:${contact?.id ?? ""}` } });
    expect(job.runAt).toEqual(contact?.effectiveAt);
  });

  it("plans one contact when two processes plan the same customer at once", async () => {
    const { customerId } = await bench.debtor(2);
    await Promise.all([bench.plan(customerId), bench.plan(customerId), bench.plan(customerId)]);
    expect(await states(customerId)).toEqual(["planned"]);
  });

  it("keeps a contact that is due and not yet made, instead of planning it anew for every later now", async () => {
    const { customerId, email } = await bench.debtor(12);
    bench.clock.set(plus(EARLY, hours(5)));
    const contact = await bench.planned(customerId);
    expect(contact.effectiveAt).toEqual(bench.clock.now());
    for (let minute = 1; minute <= 3; minute++) {
      bench.clock.set(plus(EARLY, hours(5 + minute / 60)));
      await bench.plan(customerId);
    }
    expect(await states(customerId)).toEqual(["planned"]);
    await bench.dispatch({ ...contact, effectiveAt: bench.clock.now() });
    expect(server.mails.filter(({ to }) => to === email)).toHaveLength(1);
  });

  it("supersedes a contact, and never edits it, when another debt becomes late before its moment", async () => {
    const { customerId } = await bench.debtor(3);
    const first = await bench.planned(customerId);
    await bench.apply(netOrder({ n: 303, customer: customerFacts(3), dueAt: plus(DUE_YESTERDAY, days(-2)) }));
    await bench.plan(customerId);
    expect(await states(customerId)).toEqual(["planned", "superseded"]);
    expect(await bench.contact(first.id)).toMatchObject({ state: "superseded", instalmentIds: first.instalmentIds });
    const current = (await contacts(customerId)).find(({ state }) => state === "planned");
    expect(JSON.parse(current?.instalmentIds ?? "[]")).toHaveLength(2);
    await bench.dispatch(first);
    expect(await bench.attempt(first.id)).toBeNull();
  });

  it("goes on to the next step after a message and never uses a step twice", async () => {
    const { customerId } = await bench.debtor(4);
    const steps: string[] = [];
    for (let look = 0; look < 5; look++) {
      const contact = await bench.planned(customerId);
      steps.push(contact.stepId);
      await bench.dispatch(contact);
      bench.clock.set(plus(contact.effectiveAt, hours(1)));
    }
    expect(steps).toEqual(["late-1", "late-7", "late-14", "late-30", "late-45"]);
    await bench.plan(customerId);
    expect(await bench.base.db.plannedContact.count({ where: { customerId, state: "planned" } })).toBe(0);
  });

  it("makes a contact whose step was used meanwhile superfluous instead of sending it", async () => {
    const { customerId, email } = await bench.debtor(5);
    const contact = await bench.planned(customerId);
    await bench.base.db.stepUse.create({
      data: {
        shopId: SHOP,
        anchorInstalmentId: contact.anchorInstalmentId,
        stepId: contact.stepId,
        plannedContactId: "another",
        at: EARLY,
      },
    });
    await bench.dispatch(contact);
    expect((await bench.contact(contact.id)).state).toBe("superseded");
    expect(server.mails.filter(({ to }) => to === email)).toHaveLength(0);
  });

  it("cancels what is planned the moment the debt is paid", async () => {
    const { customerId, order } = await bench.debtor(6);
    const contact = await bench.planned(customerId);
    await bench.apply(paid(order, EARLY));
    expect(await bench.contact(contact.id)).toMatchObject({ state: "cancelled", cancelReason: "no_longer_owed" });
    expect(await bench.base.db.case.findFirstOrThrow({ where: { customerId } })).toMatchObject({
      state: "closed",
      owedMinor: 0n,
    });
  });

  it("holds a disputed debt by itself, plans nothing for it, and lifts the hold when the dispute is won", async () => {
    const { customerId, order } = await bench.debtor(7);
    const contact = await bench.planned(customerId);
    const dispute = (status: string, hour: number) => ({
      ...order,
      order: {
        ...order.order,
        updatedAt: plus(EARLY, hours(hour)),
        disputes: [{ id: "gid://shopify/ShopifyPaymentsDispute/7", initiatedAs: "INQUIRY", status }],
      },
    });
    await bench.apply(dispute("NEEDS_RESPONSE", 0));
    const holds = () => bench.base.db.hold.findMany({ where: { customerId } });
    expect(await holds()).toMatchObject([{ reason: "dispute", scope: "debt", liftedAt: null }]);
    await bench.plan(customerId);
    expect(await bench.base.db.plannedContact.count({ where: { customerId, state: "planned" } })).toBe(0);
    await bench.dispatch(contact);
    expect(await bench.attempt(contact.id)).toBeNull();

    bench.clock.set(plus(EARLY, hours(5)));
    await bench.apply(dispute("WON", 5));
    expect(await holds()).toMatchObject([{ liftedAt: bench.clock.now() }]);
    expect((await bench.planned(customerId)).stepId).toBe("late-1");
  });

  it("does not send for a debt that was disputed between planning and dispatch", async () => {
    const { customerId, order } = await bench.debtor(8);
    const contact = await bench.planned(customerId);
    const disputes = [{ id: "gid://shopify/ShopifyPaymentsDispute/8", initiatedAs: "CHARGEBACK", status: "UNDER_REVIEW" }]; // prettier-ignore
    await bench.apply({ ...order, order: { ...order.order, updatedAt: EARLY, disputes } });
    await bench.dispatch(contact);
    expect((await bench.contact(contact.id)).state).toBe("cancelled");
    expect(await bench.attempt(contact.id)).toBeNull();
  });

  it("cancels what is planned when the customer stops reminders, and plans nothing sendable until they start", async () => {
    const { customerId } = await bench.debtor(9);
    const contact = await bench.planned(customerId);
    const shop = await bench.base.shops.get(SHOP);
    const consent = (state: "granted" | "revoked") =>
      bench.base.caseActions.setEmailConsent(shop, customerId, state, "customer", bench.clock.now());
    await consent("revoked");
    expect(await bench.contact(contact.id)).toMatchObject({ state: "cancelled", cancelReason: "unsubscribed" });
    await bench.plan(customerId);
    await bench.plan(customerId);
    expect(await states(customerId)).toEqual(["cancelled", "denied"]);
    bench.clock.set(plus(EARLY, hours(1)));
    await consent("granted");
    expect((await bench.planned(customerId)).state).toBe("planned");
  });

  it("cancels everything of a shop that stops contacts, and sends nothing that was about to leave", async () => {
    const shopId = "stopping.myshopify.com";
    await liveShop(bench.base, shopId);
    const one = await bench.debtor(10, {}, {}, shopId);
    const two = await bench.debtor(11, {}, {}, shopId);
    const first = await bench.planned(one.customerId, shopId);
    const second = await bench.planned(two.customerId, shopId);
    const { base } = bench;
    const settings = {
      shops: base.shops,
      openCaseCustomers: () => Promise.resolve([one.customerId, two.customerId]),
      cancelPlanned: async (id: string, cancelReason: string, at: Date) => {
        await base.db.plannedContact.updateMany({
          where: { shopId: id, state: "planned", customerId: one.customerId },
          data: { state: "cancelled", cancelReason, updatedAt: at },
        });
      },
      chooseCredit: () => Promise.resolve(),
      audit: () => Promise.resolve(),
      enqueue: base.enqueue,
      now: base.now,
    };
    await saveSwitches(settings, shopId, "staff", { stopped: true });
    await bench.dispatch(first, shopId);
    // Planned while the stop was being saved: dispatch still sees the shop's switch.
    await bench.dispatch(second, shopId);
    expect(await bench.contact(first.id)).toMatchObject({ state: "cancelled", cancelReason: "stopped" });
    expect(await bench.contact(second.id)).toMatchObject({ state: "cancelled", cancelReason: "not_active" });
    expect(server.mails.filter(({ to }) => [one.email, two.email].includes(to))).toHaveLength(0);
    await bench.plan(one.customerId, shopId);
    expect(await states(one.customerId)).toEqual(["cancelled"]);
  });
});
