import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { minutes } from "~/domain/shared/duration";
import { idOf, startHealthBench, type HealthBench } from "./bench";

describe.each(["node", "answer"] as const)("an order over which Shopify itself fails (its %s)", (fault) => {
  let bench: HealthBench;
  let orderIds: string[];
  let refused: string;
  beforeAll(async () => {
    bench = await startHealthBench();
    orderIds = bench.place(25);
    refused = orderIds[13] ?? "";
    bench.store.control.failOrder(idOf(refused), fault);
    await bench.run("orders.sync", { orderIds });
  });
  afterAll(() => bench.close());

  const aside = () => bench.deps.db.setAside.findMany({ where: { shopId: bench.store.shop } });
  const known = () => bench.deps.db.obligation.count({ where: { shopId: bench.store.shop } });

  it("keeps none of the other 24 from being applied", async () => {
    expect(await known()).toBe(24);
  });

  it("is set aside with what Shopify said", async () => {
    expect(await aside()).toMatchObject([{ kind: "order", resourceId: refused, error: "Shopify: Internal error" }]);
  });

  it("does not stop the comparison of the others either", async () => {
    // What changed within the last minute is not compared yet.
    await bench.store.clock.advance(minutes(5));
    await bench.run("orders.reconcile");
    const run = await bench.deps.db.reconcileRun.findFirstOrThrow({ orderBy: { startedAt: "desc" } });
    expect(run).toMatchObject({ state: "done", compared: 24 });
  });

  it("is applied as soon as Shopify can answer", async () => {
    bench.store.control.failOrder(idOf(refused), null);
    await bench.run("orders.sync", { orderIds: [refused] });
    expect(await known()).toBe(25);
    expect(await aside()).toMatchObject([{ state: "replayed" }]);
  });
});

describe("when Shopify fails over every order of a batch", () => {
  let bench: HealthBench;
  beforeAll(async () => {
    bench = await startHealthBench();
  });
  afterAll(() => bench.close());

  it("no order is at fault: the batch is tried again later", async () => {
    const orderIds = bench.place(4);
    for (const orderId of orderIds) bench.store.control.failOrder(idOf(orderId), "answer");
    await expect(bench.run("orders.sync", { orderIds })).rejects.toThrow("Internal error");
    expect(await bench.deps.db.setAside.count()).toBe(0);
  });
});
