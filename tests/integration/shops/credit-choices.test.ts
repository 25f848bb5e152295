import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Base } from "~/composition.server";
import { days, minus, plus } from "~/domain/shared/duration";
import type { OrderFacts, TransactionFacts } from "~/domain/ledger/types";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { creditChoices } from "~/services/shops/credit-choices.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { schedule, terms, transaction } from "~tests/factories/order";
import { customerFacts, netOrder } from "~tests/factories/orders";

const NOW = new Date("2026-09-15T12:00:00Z");
const daysAgo = (n: number): Date => minus(NOW, days(n));

const manual = (gateway: string, processedAt: Date, more: Partial<TransactionFacts> = {}): TransactionFacts =>
  transaction(1, { gateway, isManualGateway: true, processedAt, amountMinor: 10_000, ...more });
const byMethod = (gateway: string, more: Partial<OrderFacts> = {}): Partial<OrderFacts> => ({
  paymentTerms: null,
  gateways: [gateway],
  ...more,
});
const paidNow = (gateway: string, createdAt: Date): Partial<OrderFacts> =>
  byMethod(gateway, { outstandingMinor: 0, transactions: [manual(gateway, createdAt)] });

/** Placed so many days ago. */
type Placed = readonly [age: number, facts: Partial<OrderFacts>];
const STORE: readonly Placed[] = [
  [40, {}],
  [20, { fulfillmentStatus: "UNFULFILLED", outstandingMinor: 0 }],
  [3, { outstandingMinor: 4_000 }],
  [5, { cancelledAt: NOW, outstandingMinor: 0 }],
  [9, { currency: "EUR" }],
  [30, { paymentTerms: terms("FIXED", [schedule(1, daysAgo(30).toISOString()), schedule(2, daysAgo(2).toISOString())]) }],
  [30, { paymentTerms: terms("FIXED", [schedule(1, null), schedule(2, daysAgo(2).toISOString())]) }],
  ...[40, 30, 25, 20, 16].map((age): Placed => [age, byMethod("Bank Deposit", { fulfillmentStatus: "UNFULFILLED", transactions: [manual("bank deposit", daysAgo(age), { status: "PENDING" })] })]),
  ...[40, 30, 25, 20, 16].map((age): Placed => [age, paidNow("Money Order", daysAgo(age))]),
  [0.5, byMethod("Cash on Delivery")],
  [8, byMethod("Terminal 7", { transactions: [manual("Cash", daysAgo(8)), transaction(2)], gateways: ["visa", "Cash"] })],
  [8, byMethod("visa", { transactions: [transaction(3)], outstandingMinor: 0 })],
  [8, byMethod("visa", { transactions: [transaction(4, { gateway: "visa" }), transaction(5, { gateway: "visa", kind: "REFUND", isManualGateway: true })] })],
  [8, byMethod("Klarna", { outstandingMinor: 0 })],
  [8, byMethod("Invoice", { isTest: true })],
  [8, byMethod("Invoice", { customerId: null })],
]; // prettier-ignore

describe("which orders may be credit", () => {
  let base: Base;
  beforeAll(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
    const orders = STORE.map(([age, facts], i) => {
      const placed = netOrder({ n: i + 1, customer: customerFacts(i + 1), dueAt: plus(daysAgo(age), days(30)), facts });
      return placed.order.customerId === null ? { ...placed, customer: null } : placed;
    });
    await applyOrders(base.orders, await base.shops.get(SHOP), orders, NOW);
  });
  const choices = async () =>
    new Map((await creditChoices(base, await base.shops.get(SHOP))).map((choice) => [choice.key, choice]));

  test("every kind is counted: its orders, those open and with what amount, those sent", async () => {
    const counted = (await base.views.creditKinds(SHOP, NOW)).map(({ source, ...counts }) => [
      source.kind === "terms" ? source.terms : source.gateway,
      counts,
    ]);
    const counts = (orders: number, sent: number, open: number, amountMinor: number) => ({
      orders, sent, open, openAmounts: amountMinor === 0 ? [] : [{ currency: "USD", amountMinor }],
    }); // prettier-ignore
    const old = (all: number, unpaidAfterDay: number, fortnightOld: number, fortnightOldSent: number) => ({ dayOld: all, unpaidAfterDay, fortnightOld, fortnightOldSent }); // prettier-ignore
    expect(Object.fromEntries(counted)).toEqual({
      NET: { ...counts(4, 3, 3, 14_000), openAmounts: expect.arrayContaining([{ currency: "USD", amountMinor: 14_000 }, { currency: "EUR", amountMinor: 10_000 }]) as unknown, ...old(4, 4, 2, 1) },
      DEFERRED: { ...counts(1, 1, 1, 10_000), ...old(1, 1, 1, 1) },
      FIXED: { ...counts(1, 1, 1, 10_000), ...old(1, 1, 1, 1) },
      "bank deposit": { ...counts(5, 0, 5, 50_000), ...old(5, 5, 5, 0) },
      "money order": { ...counts(5, 5, 0, 0), ...old(5, 0, 5, 5) },
      "cash on delivery": { ...counts(1, 1, 1, 10_000), ...old(0, 0, 0, 0) },
      cash: { ...counts(1, 1, 1, 10_000), ...old(1, 0, 0, 0) },
    }); // prettier-ignore
  });

  test("the most used kinds come first", async () => {
    const orders = (await base.views.creditKinds(SHOP, NOW)).map((kind) => kind.orders);
    expect(orders).toEqual([...orders].sort((a, b) => b - a));
  });

  test("in the first set-up each kind comes with a guess", async () => {
    const all = await choices();
    expect(all.get("terms:NET")).toMatchObject({ isCredit: true, goodsFirst: true, isNew: false });
    expect(all.get("gateway:bank deposit")).toMatchObject({ isCredit: true, goodsFirst: false, dueInDays: "30" });
    expect(all.get("gateway:cash on delivery")).toMatchObject({ isCredit: true, goodsFirst: true });
    // Paid within a day, all of them.
    expect(all.get("gateway:money order")?.isCredit).toBe(false);
    expect(all.get("gateway:cash")?.isCredit).toBe(false);
  });

  test("a guess never overrides what was saved, and is but a hint for what came up later", async () => {
    await base.shops.update(SHOP, {
      setupStep: 2,
      payLaterGateways: [
        { gateway: "bank deposit", dueInDays: 7, isCredit: false, goodsFirst: true },
        { gateway: "gone", dueInDays: 3, isCredit: true, goodsFirst: false },
      ],
      terms: [{ kind: "NET", isCredit: false, goodsFirst: false }],
    });
    const all = await choices();
    expect(all.get("terms:NET")).toMatchObject({ isCredit: false, goodsFirst: false, isNew: false });
    expect(all.get("gateway:bank deposit")).toMatchObject({ isCredit: false, goodsFirst: true, dueInDays: "7", isHardlyEverSent: true, isNew: false }); // prettier-ignore
    expect(all.get("gateway:cash on delivery")).toMatchObject({ isCredit: false, isNew: true, looksLikeCredit: true });
    expect(all.get("terms:FIXED")).toMatchObject({ isCredit: true, goodsFirst: true, isNew: true });
    // None of its orders is left, but what is not on the form would be lost when it is saved.
    expect(all.get("gateway:gone")).toMatchObject({ isCredit: true, orders: 0, dueInDays: "3" });
  });

  test("orders stored before an upgrade are counted as if they were read anew", async () => {
    const columns = () =>
      base.db.orderSnapshot.findMany({
        select: { id: true, soldBy: true, outstandingMinor: true, sent: true, paidAtOnce: true },
        orderBy: { id: "asc" },
      });
    const written = await columns();
    await base.db.orderSnapshot.updateMany({ data: { soldBy: null, outstandingMinor: 0, sent: false, paidAtOnce: false } }); // prettier-ignore
    const folder = join("prisma", base.dialect === "sqlite" ? "migrations" : "postgres/migrations");
    const name = (await readdir(folder)).find((one) => one.endsWith("_credit_sources")) ?? "";
    const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
    await base.db.$executeRawUnsafe(sql.slice(sql.indexOf('UPDATE "OrderSnapshot"')).replace(/;\s*$/, ""));
    expect(await columns()).toEqual(written);
  });
});
