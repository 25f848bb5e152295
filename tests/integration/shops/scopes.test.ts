import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startShopBench, type ShopBench } from "./bench";
import { customerRowId } from "~/contracts/row-ids";
import { days } from "~/domain/shared/duration";

const REQUIRED = ["read_orders", "read_customers", "read_payment_terms"];

describe("a shop that shows its newest orders only", () => {
  let bench: ShopBench;
  beforeAll(async () => {
    bench = await startShopBench(REQUIRED);
    const [first = 0, second = 0, third = 0] = bench.customers;
    // What is not asked for is not known.
    bench.store.control.webhooks.loseEvery = 1;
    // Two who bought before, one of them again; and one who is new.
    bench.place(first);
    bench.place(second);
    await bench.store.clock.advance(days(70));
    const orderIds = [first, third].map((id) => `gid://shopify/Order/${String(bench.place(id, 40_000))}`); // prettier-ignore
    await bench.run("orders.sync", { orderIds });
    await bench.run("customers.sync", { customerIds: [`gid://shopify/Customer/${String(second)}`] });
  });
  afterAll(() => bench.close());

  const hidden = async () =>
    bench.deps.views.hiddenHistory(await bench.deps.shops.get(bench.store.shop), bench.deps.now());

  it("says from when on orders are seen, and how many customers have older ones", async () => {
    expect(await hidden()).toEqual({ before: "2026-09-11", customers: 3, withOlderOrders: 2 });
  });

  it("scores with what Shopify counts of a customer instead of the orders", async () => {
    const { db } = bench.deps;
    const row = (id = 0) => customerRowId(bench.store.shop, `gid://shopify/Customer/${String(id)}`);
    const [first, , third] = bench.customers;
    await bench.run("customers.score", { customerIds: [row(first), row(third)] });
    const features = async (id?: number) => {
      const { features: text } = await db.creditProfile.findFirstOrThrow({ where: { customerId: row(id) } });
      return JSON.parse(text) as Record<string, number>;
    };
    expect((await features(first))["order_count"]).toBeCloseTo(Math.log1p(2));
    expect((await features(third))["order_count"]).toBeCloseTo(Math.log1p(1));
  });

  it("hides nothing once it lets the app read all orders", async () => {
    bench.store.control.grant(["read_all_orders"]);
    await bench.run("scopes.sync");
    expect(await hidden()).toBeNull();
  });
});

describe("a shop that grants the app more than at first", () => {
  let bench: ShopBench;
  beforeAll(async () => {
    bench = await startShopBench(REQUIRED);
    await bench.run("scopes.sync");
  });
  afterAll(() => bench.close());

  const subscriptions = async () => {
    const text = `{ webhookSubscriptions(first: 10, topics: [CUSTOMERS_MERGE]) { nodes { uri } } }`;
    const { webhookSubscriptions } = (await bench.deps.admin.query(bench.store.shop, text)) as {
      webhookSubscriptions: { nodes: { uri: string }[] };
    };
    return webhookSubscriptions.nodes;
  };
  const asked = (name: string) => bench.deps.db.job.count({ where: { name, shopId: bench.store.shop } });
  const isGranted = async (scope: string): Promise<boolean | undefined> => {
    const shop = await bench.deps.shops.get(bench.store.shop);
    const query = { differences: "open", page: 1, asidePage: 1 } as const;
    const { scopes } = await bench.deps.views.health(shop, query, bench.deps.now());
    return scopes.find((one) => one.scope === scope)?.isGranted;
  };

  it("is not told of merges before, and nothing is asked for that it did not grant", async () => {
    expect(await subscriptions()).toEqual([]);
    expect(await asked("backfill.start")).toBe(0);
    expect(await isGranted("read_customer_merge")).toBe(false);
  });

  it("is known to have granted it as soon as Shopify says so", async () => {
    bench.store.control.grant(["read_customer_merge"]);
    await bench.settle();
    expect(await bench.granted()).toEqual([...REQUIRED, "read_customer_merge"]);
    expect(await isGranted("read_customer_merge")).toBe(true);
  });

  it("is asked once to tell of merged customers, however often it is looked at", async () => {
    const uri = `${bench.deps.env.SHOPIFY_APP_URL}/webhooks`;
    expect(await subscriptions()).toEqual([{ uri }]);
    await bench.run("scopes.sync");
    expect(await subscriptions()).toEqual([{ uri }]);
  });

  it("is asked again after the app was removed and came back", async () => {
    bench.store.control.uninstall();
    await bench.settle();
    await bench.open();
    await bench.settle();
    expect(await subscriptions()).toHaveLength(1);
  });

  it("has its older orders read, once, when it shows them", async () => {
    const { db } = bench.deps;
    bench.place(bench.customers[0] ?? 0);
    await bench.store.clock.advance(days(80));
    await bench.settle();
    await db.backfillRun.deleteMany();
    await db.backfillPart.deleteMany();
    await bench.deps.db.job.deleteMany();
    bench.store.control.grant(["read_all_orders"]);
    await bench.settle();
    expect(await db.backfillRun.count()).toBe(1);
    await bench.run("scopes.sync");
    await bench.settle();
    expect(await db.backfillRun.count()).toBe(1);
  });

  it("has its fields written at their next turn when it lets the app write", async () => {
    await bench.deps.db.job.deleteMany({ where: { name: "fields.write" } });
    bench.store.control.grant(["write_orders"]);
    await bench.settle();
    expect(await asked("fields.write")).toBe(1);
  });
});
