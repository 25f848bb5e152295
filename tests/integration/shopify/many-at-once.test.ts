import { afterAll, beforeAll, expect, test } from "vitest";
import { startHealthBench, type HealthBench } from "../health/bench";

const AT_ONCE = 16;
/** Together far more than the bucket holds. */
const ORDERS_EACH = 25;

let bench: HealthBench;
beforeAll(async () => {
  bench = await startHealthBench();
});
afterAll(() => bench.close());

test("many readings at once wait for Shopify's bucket one after the other, and none gives up", async () => {
  const orderIds = bench.place(ORDERS_EACH);
  const before = bench.store.stats.throttled;
  const read = () => bench.deps.reader.orders(bench.store.shop, orderIds);
  const all = await Promise.all(Array.from({ length: AT_ONCE }, read));
  for (const { items } of all) expect(items).toHaveLength(ORDERS_EACH);
  const throttled = bench.store.stats.throttled - before;
  expect(throttled).toBeGreaterThan(0);
  // Each is told to wait about once; on their own they would be told so again and again.
  expect(throttled).toBeLessThan(4 * AT_ONCE);
}, 120_000);
