import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startActBench, type ActBench } from "./acts-harness";

let one: ActBench;
beforeEach(async () => {
  one = await startActBench();
});
afterEach(() => one.bench.close());

const STATE = `displayFinancialStatus totalOutstandingSet { shopMoney { amount } }
  transactions(first: 10) { kind status errorCode totalUnsettledSet { shopMoney { amount } } parentTransaction { kind } }
  paymentTerms { paymentSchedules(first: 5) { nodes { totalBalance { amount } completedAt } } }`;
const open = (amount: string) => ({ totalOutstandingSet: { shopMoney: { amount } } });
const schedules = (...amounts: string[]) => ({
  paymentTerms: { paymentSchedules: { nodes: amounts.map((amount) => ({ totalBalance: { amount } })) } },
});

describe("a payment", () => {
  it("that is refused changes nothing but leaves its failure", async () => {
    const order = one.place();
    expect(await one.act("fail-payment", { orderId: order.id })).toEqual([
      "order_transactions/create",
      "orders/updated",
    ]);
    expect(one.told("order_transactions/create")).toMatchObject({ status: "failure", error_code: "card_declined" });
    expect(await one.read(order, STATE)).toMatchObject({
      ...open("100.00"),
      transactions: [{ kind: "SALE", status: "FAILURE", errorCode: "CARD_DECLINED" }],
    });
  });

  it("on its way is not money yet, and is told of as a transaction only when it arrives", async () => {
    const order = one.place();
    expect(await one.act("start-payment", { orderId: order.id, amountMinor: 4_000 })).toEqual(["orders/updated"]);
    expect(await one.read(order, STATE)).toMatchObject({
      ...open("100.00"),
      transactions: [{ status: "PENDING", totalUnsettledSet: { shopMoney: { amount: "40.00" } } }],
    });
    expect(await one.act("settle-payment", { orderId: order.id, outcome: "SUCCESS" })).toEqual([
      "order_transactions/create",
      "orders/updated",
    ]);
    expect(await one.read(order, STATE)).toMatchObject({
      displayFinancialStatus: "PARTIALLY_PAID",
      ...open("60.00"),
      ...schedules("60.00"),
      transactions: [{ status: "SUCCESS" }],
    });
  });

  it("on its way can fail, or be voided", async () => {
    const order = one.place();
    await one.act("start-payment", { orderId: order.id });
    await one.act("settle-payment", { orderId: order.id, outcome: "FAILURE" });
    expect(await one.read(order, STATE)).toMatchObject({ transactions: [{ errorCode: "INSUFFICIENT_FUNDS" }] });
    await one.act("start-payment", { orderId: order.id });
    await one.act("void-payment", { orderId: order.id });
    expect(await one.read(order, STATE)).toMatchObject({
      displayFinancialStatus: "PENDING",
      transactions: [
        { status: "FAILURE" },
        { status: "PENDING", totalUnsettledSet: { shopMoney: { amount: "0.00" } } },
        { kind: "VOID", status: "SUCCESS", parentTransaction: { kind: "SALE" } },
      ],
    });
    await expect(one.act("void-payment", { orderId: order.id })).rejects.toThrow("no such payment");
  });

  it("that the bank takes back is owed again, the latest schedule first", async () => {
    const order = one.place({ kind: "instalments" });
    await one.act("pay", { orderId: order.id, amountMinor: 5_000 });
    expect(await one.read(order, STATE)).toMatchObject(schedules("0.00", "0.00", "0.00", "25.00"));
    expect(await one.act("reverse-payment", { orderId: order.id })).toEqual([
      "order_transactions/create",
      "orders/updated",
    ]);
    expect(await one.read(order, STATE)).toMatchObject({
      displayFinancialStatus: "PARTIALLY_PAID",
      ...open("75.00"),
      ...schedules("0.00", "25.00", "25.00", "25.00"),
    });
  });

  it("of too much makes the merchant owe the customer", async () => {
    const order = one.place();
    expect(await one.act("overpay", { orderId: order.id, extraMinor: 700 })).toContain("orders/paid");
    expect(await one.read(order, STATE)).toMatchObject({
      displayFinancialStatus: "PAID",
      ...open("-7.00"),
      ...schedules("0.00"),
    });
  });
});

describe("a refund", () => {
  const REFUNDS = `totalRefundedSet { shopMoney { amount } }
    refunds(first: 5) { totalRefundedSet { shopMoney { amount } } transactions(first: 5) { nodes { gateway } } }
    agreements(first: 5) { nodes { reason sales(first: 5) { nodes { totalAmount { shopMoney { amount } } } } } }`;

  it("before any payment moves no money: less is owed", async () => {
    const order = one.place();
    expect(await one.act("refund", { orderId: order.id, amountMinor: 2_000 })).toEqual([
      "orders/updated",
      "refunds/create",
    ]);
    expect(one.told("refunds/create")).toMatchObject({ order_id: order.id, transactions: [] });
    expect(await one.read(order, STATE)).toMatchObject({ ...open("80.00"), ...schedules("80.00"), transactions: [] });
    expect(await one.read(order, REFUNDS)).toMatchObject({
      refunds: [{ totalRefundedSet: { shopMoney: { amount: "0.00" } }, transactions: { nodes: [] } }],
      agreements: {
        nodes: [
          { reason: "ORDER" },
          { reason: "REFUND", sales: { nodes: [{ totalAmount: { shopMoney: { amount: "-20.00" } } }] } },
        ],
      },
    });
  });

  it("of more than was paid gives the paid part back and asks for less", async () => {
    const order = one.place();
    await one.act("pay", { orderId: order.id, amountMinor: 1_000 });
    expect(await one.act("refund", { orderId: order.id, amountMinor: 3_000 })).toContain("order_transactions/create");
    expect(await one.read(order, REFUNDS)).toMatchObject({ totalRefundedSet: { shopMoney: { amount: "10.00" } } });
    expect(await one.read(order, STATE)).toMatchObject({ ...open("70.00"), ...schedules("70.00") });
  });

  it("as store credit is a refund through the gateway of store credit, and the customer has it", async () => {
    await one.bench.close();
    one = await startActBench(["read_orders", "read_customers", "read_store_credit_accounts"]);
    const order = one.place();
    await one.act("pay", { orderId: order.id });
    await one.act("refund", { orderId: order.id, amountMinor: 3_000, to: "store credit" });
    expect(await one.read(order, REFUNDS)).toMatchObject({
      totalRefundedSet: { shopMoney: { amount: "30.00" } },
      refunds: [{ transactions: { nodes: [{ gateway: "shopify_store_credit" }] } }],
    });
    expect(
      await one.read(order, "customer { storeCreditAccounts(first: 1) { nodes { balance { amount } } } }"),
    ).toMatchObject({ customer: { storeCreditAccounts: { nodes: [{ balance: { amount: "30.00" } }] } } });
  });
});

describe("a dispute", () => {
  it("is opened as a chargeback and lost, or as an inquiry and won", async () => {
    const order = one.place();
    expect(await one.act("dispute", { orderId: order.id, initiatedAs: "CHARGEBACK" })).toEqual(["orders/updated"]);
    expect(await one.read(order, "disputes { initiatedAs status }")).toEqual({
      disputes: [{ initiatedAs: "CHARGEBACK", status: "NEEDS_RESPONSE" }],
    });
    await one.act("settle-dispute", { orderId: order.id, outcome: "LOST" });
    await one.act("dispute", { orderId: order.id });
    await one.act("settle-dispute", { orderId: order.id, outcome: "WON" });
    expect(await one.read(order, "disputes { initiatedAs status }")).toEqual({
      disputes: [
        { initiatedAs: "CHARGEBACK", status: "LOST" },
        { initiatedAs: "INQUIRY", status: "WON" },
      ],
    });
  });

  it("is told of by its own topics only to an app that may read disputes", async () => {
    await one.bench.close();
    one = await startActBench(["read_orders", "read_shopify_payments_disputes"]);
    const order = one.place();
    expect(await one.act("dispute", { orderId: order.id })).toEqual(["disputes/create", "orders/updated"]);
    await one.act("settle-dispute", { orderId: order.id, outcome: "WON" });
    expect(one.told("disputes/update")).toMatchObject({ order_id: order.id, status: "won", type: "inquiry" });
  });
});

describe("an order in the customer's currency", () => {
  it("has both moneys at the order's rate, and schedules in the customer's", async () => {
    const order = one.place({ presentment: { currency: "JPY", rate: 150.5 } });
    const read = await one.read(
      order,
      `currencyCode presentmentCurrencyCode totalOutstandingSet { shopMoney { amount currencyCode }
      presentmentMoney { amount currencyCode } }
      paymentTerms { paymentSchedules(first: 1) { nodes { balanceDue { amount currencyCode } } } }`,
    );
    expect(read).toEqual({
      currencyCode: "USD",
      presentmentCurrencyCode: "JPY",
      totalOutstandingSet: {
        shopMoney: { amount: "100.00", currencyCode: "USD" },
        presentmentMoney: { amount: "15050", currencyCode: "JPY" },
      },
      paymentTerms: { paymentSchedules: { nodes: [{ balanceDue: { amount: "15050", currencyCode: "JPY" } }] } },
    });
    await one.act("pay", { orderId: order.id });
    expect(one.told("orders/paid")).toMatchObject({ currency: "USD", presentment_currency: "JPY" });
  });
});
