import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appFor, imported, setFaults, storeWithHistory, type AppWithQueue } from "~tests/factories/backfill";
import { startBackfill } from "~/services/backfill/start-backfill.server";
import type { LocalStore } from "~tests/local-store/start";

describe("a backfill from a store whose bulk operations go wrong", () => {
  let store: LocalStore;
  let clean: Awaited<ReturnType<typeof imported>>;
  let app: AppWithQueue;

  const runOf = async () => {
    const run = await app.deps.db.backfillRun.findFirstOrThrow();
    return { ...run, parts: await app.deps.db.backfillPart.findMany({ orderBy: { id: "asc" } }) };
  };
  const backfill = async () => {
    await startBackfill(app.backfill, store.shop);
    await app.drain();
    return runOf();
  };

  const scored = async () => {
    const jobs = await app.deps.db.job.findMany({ where: { name: "customers.score" } });
    return jobs.flatMap(({ payload }) => (JSON.parse(payload) as { customerIds: string[] }).customerIds).sort();
  };
  const owing = async () => {
    const rows = await app.deps.db.obligation.findMany({ distinct: ["customerId"], select: { customerId: true } });
    return rows.map(({ customerId }) => customerId).sort();
  };

  beforeAll(async () => {
    store = await storeWithHistory(10);
    app = await appFor(store);
    await backfill();
    clean = await imported(app.deps);
  });
  beforeEach(async () => {
    await setFaults(store, {});
    app = await appFor(store);
  });

  it("reads a small history in one part, and says when it began to", async () => {
    const before = app.deps.now();
    const run = await backfill();
    expect(run).toMatchObject({ state: "done", error: null, ordersApplied: store.state.orders.size });
    expect(run.linesApplied).toBe(run.objectCount);
    expect(run.parts).toHaveLength(1);
    expect((await app.deps.shops.get(store.shop)).syncedThrough).toEqual(before);
    expect(clean.orders).toHaveLength(store.state.orders.size);
  });

  it("has every credit customer scored once", async () => {
    await backfill();
    expect(await scored()).toEqual(await owing());
  });

  it("has those scored whose orders were applied before it failed", async () => {
    await setFaults(store, { cut: 1_000 });
    expect((await backfill()).state).toBe("failed");
    const applied = await owing();
    expect(applied.length).toBeGreaterThan(0);
    expect(await scored()).toEqual(applied);
  });

  it("is read anew after the run under way, when older orders can be seen from now on", async () => {
    await setFaults(store, { hold: true });
    await startBackfill(app.backfill, store.shop);
    await app.runNext();
    await startBackfill(app.backfill, store.shop, { anew: true });
    expect(await app.deps.db.backfillRun.count()).toBe(1);
    await setFaults(store, {});
    await app.drain();
    const runs = await app.deps.db.backfillRun.findMany();
    expect(runs.map(({ state }) => state)).toEqual(["done", "done"]);
    expect(await imported(app.deps)).toEqual(clean);
  });

  it("reads on after a file that was cut short", async () => {
    await setFaults(store, { cut: 2 });
    const run = await backfill();
    expect(run).toMatchObject({ state: "done", ordersApplied: store.state.orders.size });
    expect(run.parts[0]).toMatchObject({ attempts: 1 });
    expect(await imported(app.deps)).toEqual(clean);
  });

  it("reads on where it stopped when the server always answers with the whole file", async () => {
    await setFaults(store, { cut: 2, range: false });
    const run = await backfill();
    expect(run).toMatchObject({ state: "done", ordersApplied: store.state.orders.size });
    expect(await imported(app.deps)).toEqual(clean);
  });

  it("gives a file up that never comes whole, after asking for others, and says how far it came", async () => {
    await setFaults(store, { cut: 1_000 });
    const run = await backfill();
    expect(run.state).toBe("failed");
    expect(run.error).toMatch(/^The bulk result could not be read: line \d+: .* \(asked 4 times\)$/);
    expect((await app.deps.shops.get(store.shop)).syncedThrough).toBeNull();
  });

  it("asks again when the address of the file has expired", async () => {
    await setFaults(store, { gone: 1 });
    const run = await backfill();
    expect(run).toMatchObject({ state: "done", ordersApplied: store.state.orders.size });
    expect(run.parts[0]).toMatchObject({ attempts: 2 });
    expect(await imported(app.deps)).toEqual(clean);
  });

  it("applies what a failed operation had, and asks for the window in two halves", async () => {
    await setFaults(store, { fail: 2 });
    const run = await backfill();
    expect(run).toMatchObject({ state: "done", ordersApplied: store.state.orders.size });
    expect(run.linesApplied).toBe(run.objectCount);
    expect(run.parts.map(({ state }) => state).sort()).toEqual(["done", "done", "done", "split", "split"]);
    expect(await imported(app.deps)).toEqual(clean);
  });

  it.each([
    ["cannot be read", Number.NaN],
    ["cannot be written", 9e18],
  ])("sets aside an order that %s, applies all others and ends", async (_, amountMinor) => {
    const spoilt = [...store.state.orders.values()].find(({ terms }) => terms !== null);
    const schedule = spoilt?.terms?.schedules[0];
    if (!spoilt || !schedule) throw new Error("The store has no order on terms");
    const before = schedule.amountMinor;
    Object.assign(schedule, { amountMinor });
    const run = await backfill();
    Object.assign(schedule, { amountMinor: before });
    expect(run).toMatchObject({ state: "done", error: null });
    const orderId = `gid://shopify/Order/${String(spoilt.id)}`;
    expect(await app.deps.db.setAside.findMany()).toMatchObject([
      { kind: "order", resourceId: orderId, state: "waiting" },
    ]);
    const { orders } = await imported(app.deps);
    expect(orders).toEqual(clean.orders.filter((order) => order.orderId !== orderId));
  });

  it("waits as long as Shopify has no room for another operation", async () => {
    await setFaults(store, { hold: true });
    const others = await Promise.all(
      [1, 2, 3, 4, 5].map(() => app.deps.bulk.start(store.shop, { from: null, to: null })),
    );
    expect(others.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => "started"));
    await startBackfill(app.backfill, store.shop);
    const startedAt = app.deps.now();
    for (let i = 0; i < 4; i++) await app.runNext();
    const [part] = (await runOf()).parts;
    expect(part).toMatchObject({ state: "asking", attempts: 0, tries: 4 });
    // 20, 40 and 80 seconds later.
    expect(app.deps.now().getTime() - startedAt.getTime()).toBe(140_000);
    await setFaults(store, {});
    await app.drain();
    expect(await runOf()).toMatchObject({ state: "done", ordersApplied: store.state.orders.size });
    expect(await imported(app.deps)).toEqual(clean);
  });

  it("takes an interrupted run up again instead of starting another", async () => {
    await setFaults(store, { hold: true });
    await startBackfill(app.backfill, store.shop);
    await app.runNext();
    await app.deps.db.job.deleteMany();
    await setFaults(store, {});
    const run = await backfill();
    expect(run).toMatchObject({ state: "done", ordersApplied: store.state.orders.size });
    expect(await app.deps.db.backfillRun.count()).toBe(1);
    expect(run.parts[0]).toMatchObject({ attempts: 1 });
  });

  it("leaves nothing of a run behind when the shop is erased", async () => {
    await backfill();
    await app.jobs.privacy.store.eraseShop(store.shop);
    expect(await app.deps.db.backfillPart.count()).toBe(0);
  });
});
