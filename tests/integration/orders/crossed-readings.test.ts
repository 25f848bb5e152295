import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createJobDeps } from "~/composition.jobs.server";
import { obligationRowId } from "~/contracts/row-ids";
import { minutes } from "~/domain/shared/duration";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { idOf, startHealthBench, type HealthBench } from "../health/bench";

// Shopify says to the second when an order changed: two states of one second look equally new.
describe("two readings of one order that cross on their way", () => {
  let bench: HealthBench;
  beforeAll(async () => {
    bench = await startHealthBench();
  });
  afterAll(() => bench.close());

  const read = async (orderId: string) => {
    const { items } = await createJobDeps(bench.deps).sync.reader.orders(bench.store.shop, [orderId]);
    return items;
  };
  const apply = async (items: Awaited<ReturnType<typeof read>>) =>
    applyOrders(bench.deps.orders, await bench.deps.shops.get(bench.store.shop), items, bench.store.clock.now());
  const owed = (orderId: string) =>
    bench.deps.db.obligation.findUniqueOrThrow({
      where: { id: obligationRowId(bench.store.shop, orderId) },
      select: { state: true, balanceMinor: true },
    });
  const waiting = () => bench.deps.db.job.count({ where: { name: "orders.sync", state: "ready" } });

  test("end with what Shopify says now, although the older was applied last", async () => {
    const [orderId = ""] = bench.place(1);
    const before = await read(orderId);
    bench.store.control.pay(idOf(orderId));
    const after = await read(orderId);
    expect(after[0]?.order.updatedAt).toEqual(before[0]?.order.updatedAt);
    await apply(after);
    await apply(before);
    await bench.store.clock.advance(minutes(1));
    await bench.runDue();
    await bench.runDue();
    expect(await owed(orderId)).toEqual({ state: "settled", balanceMinor: 0n });
  });

  test("are no reason to ask Shopify when both say the same", async () => {
    const [orderId = ""] = bench.place(1);
    await apply(await read(orderId));
    await bench.runDue();
    await apply(await read(orderId));
    expect(await waiting()).toBe(0);
  });
});
