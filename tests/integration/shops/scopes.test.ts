import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startShopBench, type ShopBench } from "./bench";
import { days } from "~/domain/shared/duration";

const REQUIRED = ["read_orders", "read_customers", "read_payment_terms"];

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
