import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Base } from "~/composition.server";
import { customerRowId } from "~/contracts/row-ids";
import { createSweepStore } from "~/db/sweep.server";
import { days, minus } from "~/domain/shared/duration";
import type { OrderFacts } from "~/domain/ledger/types";
import { dispatchContact } from "~/services/contacts/dispatch-contact.server";
import { planContacts } from "~/services/contacts/plan-contacts.server";
import { sweepShop } from "~/services/contacts/sweep-shop.server";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { contactParts, freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { customerFacts, netOrder } from "~tests/factories/orders";
import { startMailServer, type MailServer } from "~tests/factories/smtp";
import { reclassifyBench } from "./reclassify-bench";

/** A Tuesday, eight in the morning in New York. */
const NOW = new Date("2026-09-15T12:00:00Z");
const LATER = new Date("2026-09-15T16:00:00Z");
const NET_IS = (isCredit: boolean) => ({ terms: [{ kind: "NET" as const, isCredit, goodsFirst: false }] });
const INVOICE_IN = (dueInDays: number, isCredit = true) => ({
  payLaterGateways: [{ gateway: "invoice", dueInDays, isCredit, goodsFirst: false }],
});
const BY_INVOICE: Partial<OrderFacts> = { paymentTerms: null, gateways: ["Invoice"] };

describe("a new choice of credit orders", () => {
  let server: MailServer;
  let base: Base;
  let bench: ReturnType<typeof reclassifyBench>;
  const clock = testClock(NOW);
  beforeAll(async () => void (server = await startMailServer()));
  afterAll(() => server.stop());
  beforeEach(async () => {
    clock.set(NOW);
    server.mails.length = 0;
    base = await freshBase(clock);
    await liveShop(base);
    bench = reclassifyBench(base);
  });

  /** Orders due the day before yesterday, of as many customers unless one is named. */
  const place = async (facts: Partial<OrderFacts>, numbers: readonly number[], customer?: number): Promise<void> => {
    const orders = numbers.map((n) =>
      netOrder({ n, customer: customerFacts(customer ?? n), dueAt: minus(NOW, days(2)), facts }),
    );
    await applyOrders(base.orders, await base.shops.get(SHOP), orders, NOW, { scoreNow: false });
  };
  const kinds = async () =>
    (await base.db.orderSnapshot.findMany({ orderBy: { id: "asc" } })).map(({ creditKind }) => creditKind);
  const runUnderWay = async () => (await base.shops.get(SHOP)).reclassifyId;
  const scored = async () =>
    (await base.db.job.findMany({ where: { name: "customers.score" } })).flatMap(
      ({ payload }) => (JSON.parse(payload) as { customerIds: string[] }).customerIds,
    );
  const owner = (n: number) => customerRowId(SHOP, customerFacts(n).customerId);

  test("reaches every order, a page a job, and then its customers are scored", async () => {
    await place(BY_INVOICE, [1, 2, 3, 4, 5]);
    await bench.save(INVOICE_IN(7));
    expect(await bench.step()).toBeDefined();
    expect((await kinds()).filter((kind) => kind === "manual_pay_later")).toHaveLength(2);
    expect(await scored()).toEqual([]);
    await bench.finish();
    expect(new Set(await kinds())).toEqual(new Set(["manual_pay_later"]));
    expect(await runUnderWay()).toBeNull();
    expect((await scored()).sort()).toEqual([1, 2, 3, 4, 5].map(owner));
  });

  test("what is taken out stays in the books, and nobody is chased for it", async () => {
    await place({}, [1]);
    await bench.save(NET_IS(false));
    await bench.finish();
    expect(await base.db.obligation.findFirstOrThrow()).toMatchObject({ state: "released", balanceMinor: 10_000n });
    expect(await base.db.case.count({ where: { state: "open" } })).toBe(0);
  });

  test("asked for twice it is applied once", async () => {
    await place(BY_INVOICE, [1, 2, 3]);
    await bench.save(INVOICE_IN(7));
    await bench.save(INVOICE_IN(7));
    expect(await bench.waiting()).toHaveLength(1);
    await bench.save(INVOICE_IN(14));
    const before = await runUnderWay();
    const pages: string[] = [];
    for (let page = await bench.step(); page !== undefined; page = await bench.step()) pages.push(page);
    expect(pages.filter((page) => page.includes(before ?? "-"))).toHaveLength(3);
    expect(pages).toHaveLength(4);
    expect(await scored()).toHaveLength(3);
  });

  test("changed while it runs, it begins with the first order again", async () => {
    await place(BY_INVOICE, [1, 2, 3, 4, 5]);
    await bench.save(INVOICE_IN(7));
    await bench.step();
    await bench.save(INVOICE_IN(7, false));
    await bench.finish();
    expect(new Set(await kinds())).toEqual(new Set(["not_mapped"]));
    await bench.save(INVOICE_IN(7));
    await bench.step();
    await bench.step();
    await bench.save(INVOICE_IN(21));
    await bench.finish();
    const dues = await base.db.instalment.findMany({ where: { state: "open" }, select: { dueOn: true } });
    // Placed 32 days ago.
    expect(dues.map(({ dueOn }) => dueOn)).toEqual(Array.from({ length: 5 }, () => "2026-09-04"));
  });

  test("a page that is run again after a crash changes nothing and goes on once", async () => {
    await place(BY_INVOICE, [1, 2, 3]);
    await bench.save(INVOICE_IN(7));
    const page = await bench.step();
    const rows = async () => [await base.db.ledgerEntry.count(), await base.db.instalment.count(), (await bench.waiting()).length]; // prettier-ignore
    const before = await rows();
    await bench.runPage(page ?? "");
    expect(await rows()).toEqual(before);
  });

  test("an order read before the choice and applied after it follows the choice", async () => {
    const readBefore = await base.shops.get(SHOP);
    await bench.save(INVOICE_IN(7));
    await bench.finish();
    const order = netOrder({ n: 1, customer: customerFacts(1), dueAt: NOW, facts: BY_INVOICE });
    await applyOrders(base.orders, readBefore, [order], NOW);
    expect(await kinds()).toEqual(["manual_pay_later"]);
  });

  test("a run that lost its job is taken up again by the sweep", async () => {
    await place(BY_INVOICE, [1]);
    await bench.save(INVOICE_IN(7));
    await base.db.job.deleteMany();
    const store = { ...createSweepStore(base.db), refreshCases: () => Promise.resolve(), deleteFinishedJobs: () => Promise.resolve(0), wakeJobs: () => Promise.resolve() }; // prettier-ignore
    const sweep = () => sweepShop({ shop: base.shops.get, store, enqueue: base.enqueue, now: base.now }, SHOP);
    await sweep();
    await sweep();
    expect(await bench.waiting()).toHaveLength(1);
    await bench.finish();
    expect(await kinds()).toEqual(["manual_pay_later"]);
  });

  describe("while it is being applied", () => {
    const parts = () => contactParts(base, server.url);
    /** One customer late with an order on terms and with one by invoice, and a reminder planned for both. */
    const reminder = async () => {
      await bench.save(INVOICE_IN(25));
      await bench.finish();
      await place({}, [1], 1);
      await place(BY_INVOICE, [2], 1);
      await planContacts(bench.plan, SHOP, [owner(1)]);
      return base.db.plannedContact.findFirstOrThrow({ where: { state: "planned" } });
    };

    test("what was planned is cancelled, and nothing is planned", async () => {
      const contact = await reminder();
      await bench.save(INVOICE_IN(25, false));
      expect(await base.db.plannedContact.findUniqueOrThrow({ where: { id: contact.id } })).toMatchObject({ state: "cancelled", cancelReason: "settings_changed" }); // prettier-ignore
      await planContacts(bench.plan, SHOP, [owner(1)]);
      expect(await base.db.plannedContact.count({ where: { state: "planned" } })).toBe(0);
      expect(await base.db.case.findFirstOrThrow({ where: { state: "open" } })).toMatchObject({ noContactReason: "reclassifying" }); // prettier-ignore
    });

    test("a contact planned in the very moment of the change is not made", async () => {
      const contact = await reminder();
      await bench.save(INVOICE_IN(25, false));
      await base.db.plannedContact.update({ where: { id: contact.id }, data: { state: "planned" } });
      const { dispatch, close } = parts();
      clock.set(LATER);
      await dispatchContact(dispatch, SHOP, contact.id);
      close();
      expect(await base.db.plannedContact.findUniqueOrThrow({ where: { id: contact.id } })).toMatchObject({ state: "cancelled", cancelReason: "not_active" }); // prettier-ignore
      expect(server.mails).toEqual([]);
    });

    test("and once it is, the reminder is about what is still credit alone", async () => {
      await reminder();
      await bench.save(INVOICE_IN(25, false));
      await bench.finish();
      await planContacts(bench.plan, SHOP, [owner(1)]);
      const contact = await base.db.plannedContact.findFirstOrThrow({ where: { state: "planned" } });
      const { dispatch, close } = parts();
      clock.set(contact.effectiveAt);
      await dispatchContact(dispatch, SHOP, contact.id);
      close();
      expect(server.mails).toHaveLength(1);
      expect(server.mails[0]?.mail.text).toContain("#1");
      expect(server.mails[0]?.mail.text).not.toContain("#2");
    });
  });
});
