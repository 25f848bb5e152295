import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { until } from "./harness";
import { startActBench, type ActBench } from "./acts-harness";

let one: ActBench;
beforeEach(async () => {
  one = await startActBench();
});
afterEach(() => one.bench.close());

const MONEY = `displayFinancialStatus totalOutstandingSet { shopMoney { amount } }
  paymentTerms { paymentSchedules(first: 5) { nodes { balanceDue { amount } completedAt } } }`;
const balances = (answer: unknown) =>
  (
    answer as { paymentTerms: { paymentSchedules: { nodes: { balanceDue: { amount: string } }[] } } }
  ).paymentTerms.paymentSchedules.nodes.map(({ balanceDue }) => balanceDue.amount);
const AGREEMENTS = `edited agreements(first: 5) { nodes { __typename happenedAt reason
  sales(first: 5) { nodes { actionType lineType totalAmount { shopMoney { amount } } } } } }`;

describe("an edit", () => {
  it("that makes the order dearer asks for it in the last schedule, and is agreed", async () => {
    const order = one.place({ kind: "instalments" });
    expect(await one.act("edit", { orderId: order.id, differenceMinor: 1_000 })).toEqual([
      "orders/edited",
      "orders/updated",
    ]);
    expect(one.told("orders/edited")).toMatchObject({ order_edit: { order_id: order.id } });
    const read = await one.read(order, MONEY);
    expect(read).toMatchObject({ totalOutstandingSet: { shopMoney: { amount: "85.00" } } });
    expect(balances(read)).toEqual(["0.00", "25.00", "25.00", "35.00"]);
    expect(await one.read(order, AGREEMENTS)).toMatchObject({
      edited: true,
      agreements: {
        nodes: [
          { __typename: "OrderAgreement", reason: "ORDER" },
          {
            reason: "ORDER_EDIT",
            sales: { nodes: [{ actionType: "UPDATE", totalAmount: { shopMoney: { amount: "10.00" } } }] },
          },
        ],
      },
    });
  });

  it("that makes the order cheaper asks for less in the last schedules, and below zero owes the customer", async () => {
    const order = one.place({ kind: "instalments" });
    await one.act("edit", { orderId: order.id, differenceMinor: -3_000 });
    expect(balances(await one.read(order, MONEY))).toEqual(["0.00", "25.00", "20.00", "0.00"]);
    await one.act("edit", { orderId: order.id, differenceMinor: -6_000 });
    expect(await one.read(order, MONEY)).toMatchObject({
      displayFinancialStatus: "PAID",
      totalOutstandingSet: { shopMoney: { amount: "-15.00" } },
    });
  });

  it("is refused for a cancelled order", async () => {
    const order = one.place();
    await one.act("cancel", { orderId: order.id });
    await expect(one.act("edit", { orderId: order.id, differenceMinor: 1 })).rejects.toThrow("cancelled");
  });
});

describe("a return", () => {
  it("is opened and closed", async () => {
    const order = one.place();
    expect(await one.act("return", { orderId: order.id })).toEqual(["orders/updated"]);
    expect(await one.read(order, "returnStatus")).toEqual({ returnStatus: "RETURN_REQUESTED" });
    expect(await one.act("close-return", { orderId: order.id })).toEqual(["orders/updated"]);
    expect(await one.read(order, "returnStatus")).toEqual({ returnStatus: "RETURNED" });
    await expect(one.act("close-return", { orderId: one.place().id })).rejects.toThrow("no return");
  });
});

describe("a fulfilment", () => {
  const STATE =
    "displayFulfillmentStatus paymentTerms { paymentTermsType paymentSchedules(first: 5) { nodes { dueAt due } } }";

  it("in part leaves terms that wait for it without a date; in full it makes them due", async () => {
    const order = one.place({ kind: "on_fulfilment" });
    expect(await one.read(order, STATE)).toEqual({
      displayFulfillmentStatus: "UNFULFILLED",
      paymentTerms: { paymentTermsType: "FULFILLMENT", paymentSchedules: { nodes: [] } },
    });
    expect(await one.act("fulfil", { orderId: order.id, extent: "part" })).toEqual(["orders/updated"]);
    expect(await one.read(order, STATE)).toMatchObject({
      displayFulfillmentStatus: "PARTIALLY_FULFILLED",
      paymentTerms: { paymentSchedules: { nodes: [] } },
    });
    expect(one.told("orders/updated")).toMatchObject({ fulfillment_status: "partial" });
    expect(await one.act("fulfil", { orderId: order.id, extent: "all" })).toContain("payment_terms/update");
    await until(() => one.told("payment_schedules/due") !== undefined);
    expect(await one.read(order, STATE)).toMatchObject({
      displayFulfillmentStatus: "FULFILLED",
      paymentTerms: { paymentSchedules: { nodes: [{ due: true }] } },
    });
  });

  it("leaves other terms as they are", async () => {
    const order = one.place({ unfulfilled: true });
    expect(await one.act("fulfil", { orderId: order.id, extent: "all" })).toEqual(["orders/updated"]);
    expect(await one.read(order, "displayFulfillmentStatus")).toEqual({ displayFulfillmentStatus: "FULFILLED" });
  });
});

describe("a test order", () => {
  it("says that it is one", async () => {
    const order = one.place({ test: true });
    expect(await one.read(order, "test transactions(first: 1) { test }")).toMatchObject({ test: true });
  });
});
