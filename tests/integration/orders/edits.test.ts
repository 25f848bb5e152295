import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { obligationRowId } from "~/contracts/row-ids";
import { hours, minutes } from "~/domain/shared/duration";
import { startHealthBench, type HealthBench } from "../health/bench";

describe("an order that was edited in Shopify", () => {
  let bench: HealthBench;
  beforeAll(async () => {
    bench = await startHealthBench();
  });
  afterAll(() => bench.close());

  /** As Shopify writes it: to the second. */
  const iso = (at: Date | undefined): string => `${at?.toISOString().slice(0, 19) ?? ""}.000Z`;
  const numberOf = (gid: string): number => Number(gid.slice(gid.lastIndexOf("/") + 1));
  const entries = async (orderId: string) => {
    const { db } = bench.deps;
    const obligationId = obligationRowId(bench.store.shop, orderId);
    const rows = await db.ledgerEntry.findMany({ where: { obligationId }, orderBy: [{ effectiveAt: "asc" }] });
    const sums = new Map<string, bigint>();
    for (const { kind, effectiveAt, amountMinor } of rows) {
      const key = `${kind} ${effectiveAt.toISOString()}`;
      sums.set(key, (sums.get(key) ?? 0n) + amountMinor);
    }
    return [...sums].filter(([, amount]) => amount !== 0n).map(([key, amount]) => `${key} ${String(amount)}`);
  };

  test("shows each edit at the moment it happened, however late it is read", async () => {
    const [orderId = ""] = bench.place(1);
    const placed = bench.store.state.orders.get(numberOf(orderId));
    const total = placed?.totalMinor ?? 0;
    await bench.store.clock.advance(hours(2));
    const first = bench.store.clock.now();
    bench.store.control.edit(numberOf(orderId), 1_500);
    await bench.store.clock.advance(hours(30));
    const second = bench.store.clock.now();
    bench.store.control.edit(numberOf(orderId), -700);
    await bench.store.clock.advance(hours(40));
    await bench.run("orders.sync", { orderIds: [orderId] });
    expect(await entries(orderId)).toEqual([
      `charge ${iso(placed?.createdAt)} ${String(total)}`,
      `edit ${iso(first)} 1500`,
      `edit ${iso(second)} -700`,
    ]);
  });

  test("keeps them when it is read in bulk, where edits cannot be had, and is then read by itself", async () => {
    const [orderId = ""] = bench.place(1);
    await bench.store.clock.advance(minutes(9));
    bench.store.control.edit(numberOf(orderId), 900);
    await bench.run("orders.sync", { orderIds: [orderId] });
    const before = await entries(orderId);
    await bench.store.clock.advance(minutes(9));
    bench.store.control.edit(numberOf(orderId), 400);
    const edited = bench.store.clock.now();
    await bench.store.clock.advance(minutes(9));
    await bench.run("backfill.start");
    for (let i = 0; i < 5; i++) {
      await bench.runDue();
      await bench.store.clock.advance(minutes(1));
    }
    expect(await bench.deps.db.backfillRun.findFirst()).toMatchObject({ state: "done" });
    expect(await entries(orderId)).toEqual([...before, `edit ${iso(edited)} 400`]);
  });
});
