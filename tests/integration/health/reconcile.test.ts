import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { days, minutes } from "~/domain/shared/duration";
import { idOf, spoil, startHealthBench, TOO_LARGE, type HealthBench } from "./bench";

/** Long enough for a change to be no longer under way. */
const A_WHILE = minutes(5);
const MOVED = new Date("2026-10-15T12:00:00Z");

describe("a comparison with Shopify", () => {
  let bench: HealthBench;
  let orderIds: string[];
  beforeAll(async () => {
    bench = await startHealthBench();
    orderIds = bench.place(60);
    await bench.run("orders.sync", { orderIds });
    await bench.store.clock.advance(A_WHILE);
  });
  afterAll(() => bench.close());

  const differences = () => bench.deps.db.reconcileDifference.findMany({ orderBy: { id: "asc" } });
  const causes = async (orderId: string) =>
    (await differences())
      .filter((one) => one.orderId === orderId)
      .map(({ field, cause, state }) => ({ field, cause, state }));
  const balance = async (orderId: string) =>
    (await bench.deps.db.obligation.findFirst({ where: { orderId } }))?.balanceMinor;
  const latest = () => bench.deps.db.reconcileRun.findFirstOrThrow({ orderBy: { id: "desc" } });
  const at = (i: number): string => orderIds[i] ?? "";

  it("finds nothing where both agree", async () => {
    await bench.run("orders.reconcile");
    expect(await differences()).toEqual([]);
    expect(await latest()).toMatchObject({ state: "done", compared: 60, found: 0, mended: 0, outOfSight: 0 });
  });

  it("leaves alone what changed a moment ago: its webhook is under way", async () => {
    bench.store.control.pay(idOf(at(0)), 1_000);
    await bench.run("orders.reconcile");
    expect(await differences()).toEqual([]);
    expect(await balance(at(0))).toBe(9_000n);
  });

  it("finds what lost webhooks told of, says so, and mends it", async () => {
    bench.store.control.pay(idOf(at(1)));
    bench.store.control.pay(idOf(at(2)), 2_500);
    await bench.store.clock.advance(A_WHILE);
    await bench.run("orders.reconcile");
    expect(await causes(at(1))).toEqual([
      { field: "balance", cause: "missed_event", state: "mended" },
      { field: "instalment_balance", cause: "missed_event", state: "mended" },
    ]);
    expect((await differences()).find(({ orderId }) => orderId === at(2))).toMatchObject({
      ours: "10002",
      theirs: "7502",
    });
    expect([await balance(at(1)), await balance(at(2))]).toEqual([0n, 7_502n]);
    expect(await latest()).toMatchObject({ found: 4, mended: 4 });
  });

  it("finds orders that it never heard of", async () => {
    const [unknown = ""] = bench.place(1);
    await bench.store.clock.advance(A_WHILE);
    await bench.run("orders.reconcile");
    expect(await causes(unknown)).toEqual([{ field: "order", cause: "unknown_order", state: "mended" }]);
    expect(await balance(unknown)).toBe(10_000n);
  });

  it("finds a schedule that was changed, even when the order does not tell of a change", async () => {
    const schedule = bench.store.state.orders.get(idOf(at(3)))?.terms?.schedules[0];
    if (schedule) schedule.dueAt = MOVED;
    await bench.run("orders.reconcile");
    expect(await causes(at(3))).toEqual([{ field: "due_date", cause: "schedule_changed", state: "mended" }]);
    const instalment = await bench.deps.db.instalment.findFirstOrThrow({
      where: { scheduleId: `gid://shopify/PaymentSchedule/${String(schedule?.id)}` },
    });
    expect(instalment.dueAt).toEqual(MOVED);
  });

  it("says so when nothing explains a difference, and mends it by reading again", async () => {
    await bench.deps.db.obligation.updateMany({ where: { orderId: at(4) }, data: { balanceMinor: 1n } });
    await bench.run("orders.reconcile");
    expect(await causes(at(4))).toEqual([{ field: "balance", cause: "unexplained", state: "mended" }]);
    expect(await balance(at(4))).toBe(10_004n);
  });

  it("leaves open what reading again does not mend: an order that is gone", async () => {
    bench.store.state.orders.delete(idOf(at(5)));
    await bench.run("orders.reconcile");
    await bench.run("orders.reconcile");
    expect(await causes(at(5))).toEqual([{ field: "order", cause: "gone", state: "open" }]);
    expect(await balance(at(5))).toBe(10_005n);
  });

  it("leaves open an order that is set aside, until it is understood", async () => {
    spoil(bench, at(6), TOO_LARGE);
    bench.store.control.pay(idOf(at(6)), 500);
    await bench.run("orders.sync", { orderIds: [at(6)] });
    await bench.store.clock.advance(A_WHILE);
    await bench.run("orders.reconcile");
    expect(await causes(at(6))).toEqual([
      { field: "balance", cause: "set_aside", state: "open" },
      { field: "instalment_balance", cause: "set_aside", state: "open" },
    ]);
    spoil(bench, at(6), 10_006);
    await bench.run("orders.reconcile");
    expect((await causes(at(6))).map(({ state }) => state)).toEqual(["mended", "mended"]);
    expect(await balance(at(6))).toBe(9_506n);
    expect(await bench.deps.db.setAside.count({ where: { state: "waiting" } })).toBe(0);
  });

  it("closes a difference once nothing is owed here either", async () => {
    const open = await bench.deps.db.reconcileDifference.count({ where: { state: "open" } });
    expect(open).toBe(1);
    await bench.deps.db.obligation.updateMany({
      where: { orderId: at(5) },
      data: { state: "settled", balanceMinor: 0n },
    });
    await bench.run("orders.reconcile");
    expect(await bench.deps.db.reconcileDifference.count({ where: { state: "open" } })).toBe(0);
  });

  it("records that it failed when Shopify cannot be reached, and is tried again", async () => {
    await bench.store.stop();
    await expect(bench.run("orders.reconcile")).rejects.toThrow();
    expect(await latest()).toMatchObject({ state: "failed" });
  });
});

describe("a comparison without the right to see all orders", () => {
  let bench: HealthBench;
  beforeAll(async () => {
    bench = await startHealthBench(["read_orders", "read_customers", "read_payment_terms"]);
    await bench.run("orders.sync", { orderIds: bench.place(3) });
    await bench.store.clock.advance(days(61));
    await bench.run("orders.reconcile");
  });
  afterAll(() => bench.close());

  it("does not take old orders for gone: it says that it cannot see them", async () => {
    expect(await bench.deps.db.reconcileDifference.count()).toBe(0);
    expect(await bench.deps.db.reconcileRun.findFirst()).toMatchObject({ compared: 0, outOfSight: 3 });
  });
});
