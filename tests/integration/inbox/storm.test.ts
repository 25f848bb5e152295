import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHealthBench, type HealthBench } from "~tests/integration/health/bench";

/** Webhooks of one order come by the dozen: Shopify's own, and those that other apps' changes set off. */
describe("a storm of webhooks about the same orders", () => {
  let bench: HealthBench;
  let orderIds: string[];
  beforeAll(async () => {
    bench = await startHealthBench();
    orderIds = bench.place(30);
  });
  afterAll(() => bench.close());

  let count = 0;
  const arrive = async (resourceId: string): Promise<void> => {
    const { store, deps } = bench;
    const webhookId = `storm-${String((count += 1))}`;
    const triggeredAt = store.clock.now();
    await deps.inbox.append({
      shopId: store.shop,
      topic: "orders/updated",
      webhookId,
      eventId: null,
      triggeredAt,
      resourceId,
    });
  };
  const reads = async (work: () => Promise<void>): Promise<number> => {
    const before = bench.store.stats.graphqlRequests;
    await work();
    return bench.store.stats.graphqlRequests - before;
  };

  it("reads each order once when several batches of the inbox named it before its turn came", async () => {
    for (let i = 0; i < 20; i++) for (const orderId of orderIds) await arrive(orderId);
    for (let batch = 0; batch < 3; batch++) await bench.run("inbox.process");
    expect(await bench.deps.db.job.count({ where: { name: "orders.sync", state: "ready" } })).toBe(3);
    // Thirty orders, ten a query.
    expect(await reads(bench.runDue)).toBe(3);
    expect(await bench.deps.db.orderSnapshot.count()).toBe(30);
  });

  it("reads it again for news that came after that reading", async () => {
    const [orderId = ""] = orderIds;
    await arrive(orderId);
    expect(await reads(bench.runDue)).toBe(1);
  });
});
