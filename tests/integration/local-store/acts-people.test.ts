import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startActBench, type ActBench } from "./acts-harness";

let one: ActBench;
let first: number;
let second: number;
const start = async (scopes?: readonly string[]) => {
  one = await startActBench(scopes);
  [first = 0, second = 0] = one.customers;
};
beforeEach(() => start());
afterEach(() => one.bench.close());

const gid = (customerId: number) => `gid://shopify/Customer/${String(customerId)}`;
const customer = (id: number) => one.ask(`{ customer(id: "${gid(id)}") { numberOfOrders lastOrder { name } } }`);

describe("customers", () => {
  it("hand an order over", async () => {
    const order = one.place();
    expect(await one.act("move-order", { orderId: order.id, customerId: second })).toEqual(["orders/updated"]);
    expect(one.told("orders/updated")).toMatchObject({ customer: { id: second } });
    expect(await one.read(order, "customer { id }")).toEqual({ customer: { id: gid(second) } });
    expect(await customer(first)).toHaveProperty("data.customer.numberOfOrders", "0");
    expect(await customer(second)).toMatchObject({
      data: { customer: { numberOfOrders: "1", lastOrder: { name: order.name } } },
    });
  });

  it("are merged: the orders go over, and one of them is no more", async () => {
    await one.bench.close();
    await start(["read_orders", "read_customers", "read_customer_merge"]);
    const uri = `${one.bench.app.url}/webhooks`;
    const listen = () =>
      one.ask(`mutation { webhookSubscriptionCreate(topic: CUSTOMERS_MERGE, webhookSubscription: { uri: "${uri}" }) {
        webhookSubscription { uri } userErrors { message } } }`);
    expect(await listen()).toMatchObject({ data: { webhookSubscriptionCreate: { webhookSubscription: { uri } } } });
    expect(await listen()).toMatchObject({
      data: {
        webhookSubscriptionCreate: { userErrors: [{ message: "Address for this topic has already been taken" }] },
      },
    });
    const order = one.place();
    expect(await one.act("merge-customers", { keptId: second, deletedId: first })).toEqual([
      "customers/merge",
      "customers/update",
      "orders/updated",
    ]);
    expect(one.told("customers/merge")).toMatchObject({
      admin_graphql_api_customer_kept_id: gid(second),
      admin_graphql_api_customer_deleted_id: gid(first),
      status: "completed",
    });
    expect(await one.read(order, "customer { id }")).toEqual({ customer: { id: gid(second) } });
    expect(await customer(first)).toHaveProperty("data.customer", null);
  });

  it("are merged without a word of it for an app that may not hear of merges", async () => {
    expect(await one.act("merge-customers", { keptId: second, deletedId: first })).toEqual(["customers/update"]);
    await expect(one.act("merge-customers", { keptId: second, deletedId: second })).rejects.toThrow("itself");
  });

  it("are deleted if they never ordered", async () => {
    one.place();
    await expect(one.act("delete-customer", { customerId: first })).rejects.toThrow("has orders");
    expect(await one.act("delete-customer", { customerId: second })).toEqual(["customers/delete"]);
    expect(one.told("customers/delete")).toMatchObject({ id: second, admin_graphql_api_id: gid(second) });
    expect(await customer(second)).toHaveProperty("data.customer", null);
  });
});

describe("a business", () => {
  it("buys through a customer: company, location and main contact are on the order", async () => {
    const made = await one.bench.post("/control/company", { name: "Acme", location: "Depot", customerId: first });
    const { companyId } = (await made.json()) as { companyId: number };
    const order = one.place({ companyId });
    const BUYER = `purchasingEntity { __typename ... on PurchasingCompany { company { name mainContact {
      isMainContact customer { id } } } location { name } contact { customer { id } } } }
      customer { companyContactProfiles { company { name } } }`;
    expect(await one.read(order, BUYER)).toEqual({
      purchasingEntity: {
        __typename: "PurchasingCompany",
        company: { name: "Acme", mainContact: { isMainContact: true, customer: { id: gid(first) } } },
        location: { name: "Depot" },
        contact: { customer: { id: gid(first) } },
      },
      customer: { companyContactProfiles: [{ company: { name: "Acme" } }] },
    });
    const own = one.place();
    expect(await one.read(own, "purchasingEntity { __typename }")).toEqual({
      purchasingEntity: { __typename: "Customer" },
    });
  });

  it("that nobody knows cannot buy", () => {
    expect(() => one.place({ companyId: 1 })).toThrow("no company");
  });
});
