import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replaySetAside } from "~/services/health/set-aside.server";
import { idOf, spoil, startHealthBench, TOO_LARGE, type HealthBench } from "./bench";

const QUERY = { differences: "open", page: 1, asidePage: 1 } as const;

describe("an order that cannot be understood", () => {
  let bench: HealthBench;
  let orderIds: string[];
  let poison: string;
  beforeAll(async () => {
    bench = await startHealthBench();
    orderIds = bench.place(50);
    poison = orderIds[20] ?? "";
    spoil(bench, poison, TOO_LARGE);
    await bench.run("orders.sync", { orderIds });
  });
  afterAll(() => bench.close());

  const aside = () => bench.deps.db.setAside.findMany({ where: { shopId: bench.store.shop } });
  const known = () => bench.deps.db.obligation.count({ where: { shopId: bench.store.shop } });

  it("keeps none of the other 49 of its batch from being applied", async () => {
    expect(await known()).toBe(49);
    expect(await bench.deps.db.obligation.count({ where: { orderId: poison } })).toBe(0);
  });

  it("is set aside with its error in full, and shown", async () => {
    expect(await aside()).toMatchObject([{ kind: "order", resourceId: poison, attempts: 1, state: "waiting" }]);
    const shop = await bench.deps.shops.get(bench.store.shop);
    const { setAside } = await bench.deps.views.health(shop, QUERY, bench.deps.now());
    expect(setAside).toMatchObject({ total: 1, rows: [{ resourceId: poison }] });
    expect(setAside.rows[0]?.error).toMatch(/100000000000000\.00.*too large/);
  });

  it("is not tried again by itself: the job has ended well", async () => {
    await bench.runDue();
    expect(await bench.deps.db.job.count({ where: { name: "orders.sync", state: { not: "done" } } })).toBe(0);
    expect(await aside()).toMatchObject([{ attempts: 1 }]);
  });

  it("counts its attempts when it is tried again and fails again", async () => {
    await bench.run("orders.sync", { orderIds: [poison] });
    expect(await aside()).toMatchObject([{ attempts: 2, state: "waiting" }]);
  });

  it("stays dismissed while its error is the same", async () => {
    const [row] = await aside();
    await bench.deps.setAside.dismiss(bench.store.shop, row?.id ?? "");
    await bench.run("orders.sync", { orderIds: [poison] });
    expect(await aside()).toMatchObject([{ attempts: 3, state: "dismissed" }]);
    spoil(bench, poison, 2 * TOO_LARGE);
    await bench.run("orders.sync", { orderIds: [poison] });
    expect(await aside()).toMatchObject([{ attempts: 4, state: "waiting" }]);
  });

  it("is healed by a replay once it can be understood", async () => {
    spoil(bench, poison, 10_020);
    await replaySetAside({ ...bench.deps.setAside, enqueue: bench.deps.enqueue }, bench.store.shop);
    await bench.runDue();
    expect(await known()).toBe(50);
    expect(await aside()).toMatchObject([{ state: "replayed" }]);
  });

  it("is found among fifty whose write the database refuses", async () => {
    // A rule of the database stands for any row that cannot be written.
    const { db, dialect } = bench.deps;
    const refused = orderIds[7] ?? "";
    const [add, drop] =
      dialect === "sqlite"
        ? [`CREATE TRIGGER refuse BEFORE UPDATE ON "OrderSnapshot" WHEN NEW."orderId" = '${refused}' BEGIN SELECT RAISE(ABORT, 'refused by a rule'); END`, `DROP TRIGGER refuse`]
        : [`ALTER TABLE "OrderSnapshot" ADD CONSTRAINT refuse CHECK ("orderId" <> '${refused}') NOT VALID`, `ALTER TABLE "OrderSnapshot" DROP CONSTRAINT refuse`]; // prettier-ignore
    await db.$executeRawUnsafe(add);
    for (const orderId of orderIds) bench.store.control.pay(idOf(orderId), 100);
    await bench.run("orders.sync", { orderIds });
    expect(await db.obligation.count({ where: { balanceMinor: { lt: 10_000 } } })).toBeGreaterThan(0);
    const unpaid = await db.ledgerEntry.groupBy({ by: ["obligationId"], where: { kind: "payment" } });
    expect(unpaid).toHaveLength(49);
    expect(await db.setAside.findMany({ where: { state: "waiting" } })).toMatchObject([{ resourceId: refused }]);
    await db.$executeRawUnsafe(drop);
    await bench.run("orders.sync", { orderIds: [refused] });
    expect(await db.setAside.count({ where: { state: "waiting" } })).toBe(0);
  });

  it("is no store that cannot be reached: that is tried again later, and sets nothing aside", async () => {
    await bench.store.stop();
    await expect(bench.run("orders.sync", { orderIds })).rejects.toThrow();
    expect(await bench.deps.db.setAside.count({ where: { state: "waiting" } })).toBe(0);
  });
});
