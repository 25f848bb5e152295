import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { days, plus } from "~/domain/shared/duration";
import { START, until } from "./harness";
import { startActBench, type ActBench } from "./acts-harness";

let one: ActBench;
beforeEach(async () => {
  one = await startActBench();
});
afterEach(() => one.bench.close());

const dueNotices = () =>
  one.bench.app.received.filter(({ headers }) => headers["x-shopify-topic"] === "payment_schedules/due");
const SCHEDULES = `paymentTerms { id paymentSchedules(first: 5) { nodes { id amount { amount } balanceDue { amount } dueAt } } }`;

describe("payment terms", () => {
  it("get a later date: the old one passes in silence, the new one is announced", async () => {
    const order = one.place();
    expect(await one.act("postpone", { orderId: order.id, days: 10 })).toEqual([
      "orders/updated",
      "payment_terms/update",
    ]);
    await one.bench.store.clock.advance(days(35));
    expect(dueNotices()).toEqual([]);
    await one.bench.store.clock.advance(days(6));
    expect(dueNotices()).toHaveLength(1);
  });

  it("get other parts: what was paid counts against the first, and the first keeps its identity", async () => {
    const order = one.place();
    const firstId = order.terms?.schedules[0]?.id ?? 0;
    await one.act("pay", { orderId: order.id, amountMinor: 3_000 });
    const schedules = [
      { dueAt: plus(START, days(5)), amountMinor: 4_000 },
      { dueAt: plus(START, days(40)), amountMinor: 6_000 },
    ];
    await one.act("change-terms", { orderId: order.id, schedules });
    expect(await one.read(order, SCHEDULES)).toMatchObject({
      paymentTerms: {
        paymentSchedules: {
          nodes: [
            {
              id: `gid://shopify/PaymentSchedule/${String(firstId)}`,
              balanceDue: { amount: "10.00" },
              dueAt: "2026-09-06T12:00:00Z",
            },
            { amount: { amount: "60.00" }, balanceDue: { amount: "60.00" } },
          ],
        },
      },
    });
    await one.bench.store.clock.advance(days(41));
    expect(dueNotices().map(({ json }) => json["balance_due"])).toEqual(["10.00", "60.00"]);
  });

  it("become due at once when the new date has passed", async () => {
    const order = one.place();
    await one.act("postpone", { orderId: order.id, days: -31 });
    await until(() => dueNotices().length === 1);
    expect(dueNotices()[0]?.json).toMatchObject({ payment_terms_id: order.terms?.id });
  });

  it("must add up to what the order costs", async () => {
    const order = one.place();
    const schedules = [{ dueAt: START, amountMinor: 1 }];
    await expect(one.act("change-terms", { orderId: order.id, schedules })).rejects.toThrow("add up");
  });

  it("are deleted: the debt stays, without a date", async () => {
    const order = one.place();
    const id = order.terms?.id ?? 0;
    expect(await one.act("delete-terms", { orderId: order.id })).toEqual(["orders/updated", "payment_terms/delete"]);
    expect(one.told("payment_terms/delete")).toEqual({ id });
    expect(await one.read(order, "paymentTerms { id } totalOutstandingSet { shopMoney { amount } }")).toEqual({
      paymentTerms: null,
      totalOutstandingSet: { shopMoney: { amount: "100.00" } },
    });
    expect(await one.ask(`{ node(id: "gid://shopify/PaymentTerms/${String(id)}") { id } }`)).toHaveProperty(
      "data.node",
      null,
    );
    await one.bench.store.clock.advance(days(31));
    expect(dueNotices()).toEqual([]);
  });
});

describe("a draft order", () => {
  const DRAFT = (id: number) =>
    `{ draftOrder(id: "gid://shopify/DraftOrder/${String(id)}") { name status totalPriceSet { shopMoney { amount } }
    order { paymentTerms { paymentTermsType } } } }`;

  it("becomes an order whose terms begin when it is completed", async () => {
    await one.bench.close();
    one = await startActBench(["read_orders", "read_payment_terms", "read_draft_orders", "read_customers"]);
    const customerId = one.customers[0] ?? 0;
    expect(await one.act("draft", { customerId, kind: "net30", amountMinor: 5_000 })).toEqual(["draft_orders/create"]);
    const draftId = Number(one.told("draft_orders/create")?.["id"]);
    expect(await one.ask(DRAFT(draftId))).toHaveProperty("data.draftOrder.status", "OPEN");
    await one.bench.store.clock.advance(days(3));
    expect(await one.act("complete-draft", { draftId })).toEqual([
      "draft_orders/update",
      "orders/create",
      "payment_terms/create",
    ]);
    expect(await one.ask(DRAFT(draftId))).toMatchObject({
      data: {
        draftOrder: {
          status: "COMPLETED",
          totalPriceSet: { shopMoney: { amount: "50.00" } },
          order: { paymentTerms: { paymentTermsType: "NET" } },
        },
      },
    });
    const order = [...one.bench.store.state.orders.values()].at(-1);
    expect(order?.terms?.schedules[0]?.dueAt.getTime()).toBeGreaterThanOrEqual(plus(START, days(33)).getTime());
    await expect(one.act("complete-draft", { draftId })).rejects.toThrow("already completed");
  });
});
