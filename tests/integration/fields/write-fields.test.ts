import { beforeAll, describe, expect, it } from "vitest";
import { eraseCustomer } from "~/db/privacy.server";
import { customerRowId } from "~/contracts/row-ids";
import { days } from "~/domain/shared/duration";
import { READ_SCOPES, storeBench } from "./store-bench";

type Bench = Awaited<ReturnType<typeof storeBench>>;

describe("what the app knows, shown in Shopify", () => {
  let bench: Bench;
  let orders: number[];
  let ann: number;
  let ben: number;

  beforeAll(async () => {
    bench = await storeBench([...READ_SCOPES, "write_orders", "write_customers"]);
    [ann = 0, ben = 0] = bench.customers;
    orders = Array.from({ length: 16 }, (_, i) => bench.place(i === 0 ? ann : ben).id);
    await bench.install();
    await bench.sync(...orders);
  });

  it("writes nothing before set-up is done", async () => {
    await bench.deps.shops.update(bench.store.shop, { setupDoneAt: null });
    expect(await bench.write()).toBe(0);
    await bench.deps.shops.update(bench.store.shop, { setupDoneAt: bench.deps.now(), testMode: true });
  });

  it("writes every open debt and its customer the first time, also in test mode, 25 values a call", async () => {
    // 16 orders of 4 values, 6 to a call, and 2 customers of 2 values.
    expect(await bench.write()).toBe(4);
    expect(await bench.fields("Order", orders[0] ?? 0)).toEqual({
      collection_state: "open",
      days_past_due: "0",
      balance: "100.00",
      next_due_on: "2026-10-01",
    });
    expect(await bench.fields("Customer", ben)).toEqual({ collection_state: "open", oldest_days_past_due: "0" });
    expect(await bench.deps.db.writtenField.count()).toBe(18);
  });

  it("asks Shopify nothing the second time", async () => {
    expect(await bench.write()).toBe(0);
  });

  it("writes the one order that changed, and only what changed of it", async () => {
    bench.store.control.pay(orders[1] ?? 0, 2_500);
    await bench.sync(orders[1] ?? 0);
    expect(await bench.write()).toBe(1);
    expect(await bench.fields("Order", orders[1] ?? 0)).toMatchObject({ balance: "75.00", collection_state: "open" });
    expect(await bench.write()).toBe(0);
  });

  it("takes the next day away when the debt is paid, and leaves the order alone afterwards", async () => {
    bench.store.control.pay(orders[1] ?? 0);
    await bench.sync(orders[1] ?? 0);
    await bench.write();
    expect(await bench.fields("Order", orders[1] ?? 0)).toEqual({
      collection_state: "settled",
      days_past_due: "0",
      balance: "0.00",
    });
    expect(await bench.write()).toBe(0);
  });

  it("writes nothing for a debt that ended before anything was written", async () => {
    const order = bench.place(ben);
    bench.store.control.pay(order.id);
    await bench.sync(order.id);
    expect(await bench.write()).toBe(0);
    expect(await bench.fields("Order", order.id)).toEqual({});
  });

  it("counts the days with the shop's calendar", async () => {
    bench.later(days(33));
    await bench.write();
    expect(await bench.fields("Order", orders[0] ?? 0)).toEqual({
      collection_state: "late",
      days_past_due: "3",
      balance: "100.00",
    });
    expect(await bench.fields("Customer", ann)).toEqual({ collection_state: "late", oldest_days_past_due: "3" });
  });

  it("shows a hold on the person on her debt and on herself", async () => {
    const shop = await bench.deps.shops.get(bench.store.shop);
    const customerId = customerRowId(shop.id, String(ann));
    await bench.deps.db.hold.create({
      data: { id: "hold", shopId: shop.id, customerId, scope: "person", reason: "paused", fromAt: bench.deps.now(), source: "staff" },
    }); // prettier-ignore
    expect(await bench.write()).toBe(2);
    expect(await bench.fields("Order", orders[0] ?? 0)).toMatchObject({ collection_state: "on_hold", days_past_due: "3" });
    expect(await bench.fields("Customer", ann)).toMatchObject({ collection_state: "on_hold" });
  }); // prettier-ignore

  describe("the risk tier", () => {
    const show = (tierInShopify: boolean) => bench.deps.shops.update(bench.store.shop, { tierInShopify });
    const rowOf = (customer: number) => customerRowId(bench.store.shop, String(customer));

    beforeAll(async () => {
      const score = { shopId: bench.store.shop, probability: 0.4, score: 500, modelKind: "scorecard", modelVersion: "1", reasons: "[]" }; // prettier-ignore
      await bench.deps.db.scoreSnapshot.createMany({
        data: [
          { ...score, id: "old", customerId: rowOf(ann), at: new Date("2026-09-01T00:00:00Z"), tier: "low" },
          { ...score, id: "new", customerId: rowOf(ann), at: new Date("2026-09-02T00:00:00Z"), tier: "high" },
          { ...score, id: "ben", customerId: rowOf(ben), at: new Date("2026-09-02T00:00:00Z"), tier: "medium" },
        ],
      });
    });

    it("is not written while the merchant does not want it", async () => {
      expect(await bench.write()).toBe(0);
    });

    it("is written once the merchant wants it, as it was scored last", async () => {
      await show(true);
      expect(await bench.write()).toBe(1);
      expect(await bench.fields("Customer", ann)).toMatchObject({ risk_tier: "high" });
      expect(await bench.fields("Customer", ben)).toMatchObject({ risk_tier: "medium" });
    });

    it("is taken away from a customer who refuses to be scored", async () => {
      await bench.deps.db.customer.update({ where: { id: rowOf(ann) }, data: { scoringOptOutAt: bench.deps.now() } });
      expect(await bench.write()).toBe(1);
      expect(await bench.fields("Customer", ann)).not.toHaveProperty("risk_tier");
      expect(await bench.fields("Customer", ben)).toMatchObject({ risk_tier: "medium" });
    });

    it("is taken away from all when the merchant does not want it any more", async () => {
      await show(false);
      expect(await bench.write()).toBe(1);
      expect(await bench.fields("Customer", ben)).not.toHaveProperty("risk_tier");
    });
  });

  it("records what Shopify refuses, writes the rest, and does not ask again until it changes", async () => {
    const [lost, kept] = [bench.place(ben).id, bench.place(ben).id];
    await bench.sync(lost, kept);
    bench.store.state.orders.delete(lost);
    await bench.write();
    expect(await bench.written("Order", lost)).toMatchObject({
      held: "{}",
      error: expect.stringContaining("Owner does not exist") as string,
    });
    expect(await bench.fields("Order", kept)).toMatchObject({ collection_state: "late" });
    expect(await bench.write()).toBe(0);
  });

  it("waits when it is throttled, and is served", async () => {
    bench.later(days(1));
    // Orders that the app has not read yet make the shop's pages dear.
    for (let i = 0; i < 150; i++) bench.place(bench.customers[2] ?? 0);
    const pages = Array.from({ length: 8 }, (_, i) => `page${i}: orders(first: 250) { nodes { id customer { id } paymentTerms { id } } }`); // prettier-ignore
    const dear = `query { ${pages.join(" ")} }`;
    const before = bench.store.stats.throttled;
    await Promise.all([...Array.from({ length: 6 }, () => bench.deps.admin.query(bench.store.shop, dear)), bench.write()]); // prettier-ignore
    expect(bench.store.stats.throttled).toBeGreaterThan(before);
    expect(await bench.fields("Order", orders[0] ?? 0)).toMatchObject({ days_past_due: "4" });
  });

  it("leaves it to the run that is at it already, and looks again afterwards", async () => {
    const { store, jobs, deps } = bench;
    await jobs.fields.lease.take(store.shop, "somebody else", deps.now(), new Date(deps.now().getTime() + 1_000));
    await deps.db.job.deleteMany();
    bench.store.control.pay(orders[2] ?? 0);
    await bench.sync(orders[2] ?? 0);
    expect(await bench.write()).toBe(0);
    expect(await deps.db.job.count({ where: { name: "fields.write", state: "ready" } })).toBe(1);
    await jobs.fields.lease.release(store.shop, "somebody else");
    expect(await bench.write()).toBe(1);
  });

  it("asks for one run however many orders change", async () => {
    await bench.deps.db.job.deleteMany();
    for (const order of orders.slice(3, 6)) {
      bench.store.control.pay(order, 100);
      await bench.sync(order);
    }
    expect(await bench.deps.db.job.count({ where: { name: "fields.write" } })).toBe(1);
  });

  it("writes nothing more for a customer who was erased", async () => {
    const id = customerRowId(bench.store.shop, String(ben));
    await eraseCustomer(bench.deps.db, bench.store.shop, id, bench.deps.now());
    bench.later(days(1));
    await bench.write();
    expect(await bench.deps.db.writtenField.count({ where: { customerId: id } })).toBe(0);
    expect(await bench.fields("Order", orders[5] ?? 0)).toMatchObject({ days_past_due: "4" });
  });

  it("forgets what it wrote when the shop takes the app away, and writes nothing more", async () => {
    await bench.jobs.uninstall(bench.store.shop);
    expect(await bench.deps.db.writtenField.count()).toBe(0);
    expect(await bench.write()).toBe(0);
  });
});

describe("without the scopes to write", () => {
  it.each([
    ["neither", [], { orders: {}, customers: {} }],
    ["orders only", ["write_orders"], { orders: { collection_state: "open" }, customers: {} }],
    ["customers only", ["write_customers"], { orders: {}, customers: { collection_state: "open" } }],
  ] as const)("writes what it may and fails at nothing: %s", async (_, more, expected) => {
    const bench = await storeBench([...READ_SCOPES, ...more]);
    const [customer = 0] = bench.customers;
    const order = bench.place(customer);
    await bench.install();
    await bench.sync(order.id);
    expect(await bench.write()).toBe(more.length);
    expect(await bench.fields("Order", order.id)).toMatchObject(expected.orders);
    expect(await bench.fields("Customer", customer)).toMatchObject(expected.customers);
    expect(await bench.deps.db.writtenField.count()).toBe(more.length);
  });
});
