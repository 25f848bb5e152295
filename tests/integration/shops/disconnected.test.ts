import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startShopBench, type ShopBench } from "./bench";
import { hours } from "~/domain/shared/duration";
import { NotInstalledError } from "~/integrations/shopify/tokens.server";

const ME = "query { shop { name } }";
const SCOPES = ["read_orders", "read_all_orders", "read_customers", "read_payment_terms"];

describe("a shop whose tokens Shopify takes no more", () => {
  let bench: ShopBench;
  beforeAll(async () => {
    bench = await startShopBench(SCOPES);
  });
  afterAll(() => bench.close());

  const ask = () => bench.deps.admin.query(bench.store.shop, ME);
  const shop = () => bench.deps.shops.get(bench.store.shop);
  const states = async (name: string) =>
    (await bench.deps.db.job.findMany({ where: { name } })).map(({ state }) => state);
  const owed = () => bench.deps.db.obligation.count({ where: { shopId: bench.store.shop, state: "open" } });

  it("is asked with a fresh token once when only the access token was refused", async () => {
    bench.store.control.expireTokens();
    const before = bench.store.stats.refreshes;
    expect(await ask()).toEqual({ shop: { name: bench.store.state.name } });
    expect(bench.store.stats.refreshes).toBe(before + 1);
    expect((await shop()).disconnectedAt).toBeNull();
  });

  it("refreshes once when several are refused at the same time", async () => {
    bench.store.control.expireTokens();
    const before = bench.store.stats.refreshes;
    await Promise.all([ask(), ask(), ask()]);
    expect(bench.store.stats.refreshes).toBe(before + 1);
  });

  it("is called disconnected once the refresh is refused too, and not asked again", async () => {
    bench.store.control.expireTokens("all");
    await expect(ask()).rejects.toBeInstanceOf(NotInstalledError);
    const since = (await shop()).disconnectedAt;
    expect(since).toBeInstanceOf(Date);
    const { stats } = bench.store;
    const before = { ...stats };
    await expect(ask()).rejects.toBeInstanceOf(NotInstalledError);
    expect(stats).toEqual(before);
    const query = { differences: "open", page: 1, asidePage: 1 } as const;
    const view = await bench.deps.views.health(await shop(), query, bench.deps.now());
    expect(view.disconnectedAt).toEqual(since);
    // What was granted is still known.
    expect(await bench.granted()).toEqual(SCOPES);
  });

  it("keeps its jobs asleep instead of letting them fail over and over", async () => {
    bench.place(bench.customers[0] ?? 0);
    await bench.settle();
    const synced = await states("orders.sync");
    expect(synced.length).toBeGreaterThan(0);
    expect(new Set(synced)).toEqual(new Set(["asleep"]));
    await bench.store.clock.advance(hours(3));
    await bench.settle();
    expect(new Set(await states("orders.sync"))).toEqual(new Set(["asleep"]));
    expect(await bench.deps.db.job.count({ where: { state: "failed" } })).toBe(0);
  });

  it("reads all that was missed when the app is opened again", async () => {
    // Shopify tells of this one in vain.
    bench.store.control.webhooks.loseNext = 10;
    bench.place(bench.customers[1] ?? 0);
    bench.store.control.webhooks.loseNext = 0;
    expect(await owed()).toBe(0);
    await bench.open();
    await bench.settle();
    expect((await shop()).disconnectedAt).toBeNull();
    expect(await states("orders.sync")).not.toContain("asleep");
    expect(await owed()).toBe(2);
  });

  it("finds at the next sweep what fell asleep in the moment of the return", async () => {
    const { db, enqueue } = bench.deps;
    const orderIds = [`gid://shopify/Order/${String(bench.place(bench.customers[2] ?? 0))}`];
    await bench.settle();
    await enqueue([{ name: "orders.sync", shopId: bench.store.shop, payload: { orderIds } }]);
    await db.job.updateMany({ where: { name: "orders.sync", state: "ready" }, data: { state: "asleep" } });
    await bench.run("contacts.sweep");
    await bench.settle();
    expect(await states("orders.sync")).not.toContain("asleep");
  });
});
