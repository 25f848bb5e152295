import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createJobDeps } from "~/composition.jobs.server";
import { customerRowId } from "~/contracts/row-ids";
import { loadHistories } from "~/db/scoring-histories.server";
import { eraseCustomer } from "~/db/privacy.server";
import { DAY_MS } from "~/domain/shared/duration";
import { applyOrders } from "~/services/orders/apply-orders.server";
import type { OrderInput } from "~tests/local-store/control-types";
import { startHealthBench, type HealthBench } from "../health/bench";

const GIFT_CARDS = [{ title: "Gift card", quantity: 2, isGiftCard: true }];

// Shopify says how things are; a score of the past needs to know since when.
describe("a customer's history as scoring reads it from the store's own answers", () => {
  let bench: HealthBench;
  let shopperId = 0;
  const orders: Record<"card" | "parts" | "returned" | "disputed" | "cancelled" | "moved", number> = {
    card: 0, parts: 0, returned: 0, disputed: 0, cancelled: 0, moved: 0,
  }; // prettier-ignore
  const later = (n: number) => bench.store.clock.advance(n * DAY_MS);
  const place = (kind: OrderInput["kind"], more: Partial<OrderInput> = {}) =>
    bench.store.control.placeOrder({ customerId: shopperId, kind, amountMinor: 10_000, ...more }).id;

  /** Reads all orders again, as the nightly comparison does. */
  const sync = async (): Promise<void> => {
    const ids = Object.values(orders).map((id) => `gid://shopify/Order/${String(id)}`);
    const { items } = await createJobDeps(bench.deps).sync.reader.orders(bench.store.shop, ids);
    const shop = await bench.deps.shops.get(bench.store.shop);
    await applyOrders(bench.deps.orders, shop, items, bench.store.clock.now());
  };
  const history = async () => {
    const customerId = customerRowId(bench.store.shop, `gid://shopify/Customer/${String(shopperId)}`);
    const [found] = await loadHistories(bench.deps.db, bench.deps.dialect, bench.store.shop, [customerId]);
    if (!found) throw new Error("The customer has no history");
    return found;
  };
  const ofOrder =
    (order: keyof typeof orders) =>
    ({ orderId }: { readonly orderId: string }) =>
      orderId.endsWith(`/${String(orders[order])}`);
  const found = <T>(record: T | undefined): T => {
    if (record === undefined) throw new Error("The order is not in the history");
    return record;
  };
  const debt = async (order: keyof typeof orders) => found((await history()).credit.find(ofOrder(order)));
  const record = async (order: keyof typeof orders) => {
    const { credit, purchases } = await history();
    return found([...credit, ...purchases].find(ofOrder(order)));
  };

  let start: Date;
  /** Shopify says when to the second, and the clock goes on meanwhile. */
  const dayOf = (at: Date | undefined) => at && Math.round((at.getTime() - start.getTime()) / DAY_MS);

  beforeAll(async () => {
    bench = await startHealthBench();
    start = bench.store.clock.now();
    const [shopper] = bench.store.state.customers.values();
    if (!shopper) throw new Error("The store has no customer");
    shopperId = shopper.id;
    shopper.marketingState = "SUBSCRIBED";
    orders.card = place("card", { items: [{ title: "Mug", quantity: 3 }] });
    orders.parts = place("net30", { items: GIFT_CARDS });
    orders.returned = place("net30");
    orders.disputed = place("net30");
    orders.cancelled = place("net30");
    orders.moved = place("net30");
    await later(1);
    await sync();
    await later(4);
    bench.store.control.pay(orders.parts, 4_000);
    bench.store.control.dispute(orders.disputed);
    await later(5);
    bench.store.control.pay(orders.parts);
    bench.store.control.refund(orders.returned);
    bench.store.control.cancel(orders.cancelled);
    bench.store.control.refund(orders.card, 1_000);
    bench.store.control.deleteTerms(orders.moved);
    shopper.marketingState = "UNSUBSCRIBED";
    await later(2);
    await sync();
  });
  afterAll(() => bench.close());

  test("knows articles and whether there was anything to ship, as placed", async () => {
    expect(await record("card")).toMatchObject({ articles: 3, intangible: false });
    expect(await record("parts")).toMatchObject({ articles: 2, intangible: true });
  });

  test("knows each part payment and its day", async () => {
    const { payments, paidAt } = await debt("parts");
    expect(payments?.map(({ at, amountMinor }) => [dayOf(at), amountMinor])).toEqual([[5, 4_000], [10, 6_000]]); // prettier-ignore
    expect(dayOf(paidAt)).toBe(10);
  });

  test("knows when something was given back, also of what was no credit", async () => {
    const { returnedAt, endedAt, paidAt } = await debt("returned");
    expect([returnedAt, endedAt, paidAt].map(dayOf)).toEqual([10, 10, undefined]);
    expect(dayOf((await record("card")).returnedAt)).toBe(10);
  });

  test("knows when an order was cancelled, and that nothing is owed from then on; an order taken off credit is no debt at all", async () => {
    const { cancelledAt, endedAt } = await debt("cancelled");
    expect([cancelledAt, endedAt].map(dayOf)).toEqual([10, 10]);
    expect((await history()).credit.some(ofOrder("moved"))).toBe(false);
  });

  test("counts a dispute from the day it was first seen, which no later look moves", async () => {
    expect(dayOf((await debt("disputed")).disputedAt)).toBe(12);
    await later(3);
    bench.store.control.settleDispute(orders.disputed, "WON");
    await sync();
    expect(dayOf((await debt("disputed")).disputedAt)).toBe(12);
  });

  test("remembers what the store said of the customer before", async () => {
    const { signals } = await history();
    const words = signals?.traits?.filter(({ kind }) => kind === "marketing");
    expect(words?.map(({ value }) => value)).toEqual(["SUBSCRIBED", "UNSUBSCRIBED"]);
    expect(dayOf(words?.[1]?.at)).toBe(12);
    expect(signals?.traits?.some(({ kind }) => kind === "rfm")).toBe(true);
  });

  test("finds the same in what was stored before these dates had columns", async () => {
    const { db, dialect } = bench.deps;
    const folder = dialect === "sqlite" ? "prisma/migrations" : "prisma/postgres/migrations";
    const sql = await readFile(`${folder}/20261127004354_dated_traits/migration.sql`, "utf8");
    const fill = /UPDATE "OrderSnapshot"[^;]*/.exec(sql)?.[0] ?? "";
    const select = { orderId: true, articles: true, cancelledAt: true, returnedAt: true } as const;
    const stored = () =>
      db.orderSnapshot.findMany({ where: { creditKind: { not: "" } }, select, orderBy: { orderId: "asc" } });
    const before = await stored();
    await db.orderSnapshot.updateMany({
      data: { articles: null, cancelledAt: null, returnedAt: null, disputedAt: null },
    });
    await db.$executeRawUnsafe(fill);
    expect(await stored()).toEqual(before);
    expect((await debt("disputed")).disputedAt).toBeDefined();
    expect((await debt("parts")).disputedAt).toBeUndefined();
  });

  test("notes nothing while nothing changes, and forgets all of it with the customer", async () => {
    const { db } = bench.deps;
    const before = await db.customerTrait.count();
    await later(1);
    await sync();
    expect(await db.customerTrait.count()).toBe(before);
    const { customerId } = await history();
    await eraseCustomer(db, bench.store.shop, customerId, bench.store.clock.now());
    await sync();
    expect(await db.customerTrait.count({ where: { customerId } })).toBe(0);
  });
});
