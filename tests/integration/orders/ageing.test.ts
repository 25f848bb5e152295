import { beforeAll, describe, expect, test } from "vitest";
import { benchOrder } from "~/bench/orders.server";
import type { Base } from "~/composition.server";
import { ageingAsOf, type AgeingRow } from "~/db/ageing.server";
import { days, minus, plus, seconds } from "~/domain/shared/duration";
import { standingAsOf, type RecordedEntry } from "~/domain/ledger/standing";
import { localParts } from "~/domain/time/local";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { paid } from "~tests/factories/orders";

const NOW = new Date("2026-09-15T12:00:00Z");
const ORDERS = 300;
const MOMENT = seconds(0.001);

describe("the receivables of a past day", () => {
  let base: Base;
  beforeAll(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
    const shop = await base.shops.get(SHOP);
    const placed = Array.from({ length: ORDERS }, (_, i) => benchOrder(i, NOW));
    await applyOrders(base.orders, shop, placed, minus(NOW, days(40)));
    // A third of the orders turns out to have been paid earlier than the app was told.
    const late = placed.filter((_, i) => i % 3 === 0).map((order) => paid(order, minus(NOW, days(60))));
    const told = late.map(({ order, customer }) => ({ customer, order: { ...order, updatedAt: NOW } }));
    await applyOrders(base.orders, shop, told, NOW);
  });

  /** The same worked out obligation by obligation, from entries that were read one and all. */
  const oneByOne = async (day: string, dayEndsAt: Date, knownAt: Date): Promise<Map<string, AgeingRow>> => {
    const byObligation = new Map<string, RecordedEntry[]>();
    for (const { obligationId, amountMinor, ...entry } of await base.db.ledgerEntry.findMany())
      byObligation.set(obligationId, [...(byObligation.get(obligationId) ?? []), { ...entry, amountMinor: Number(amountMinor) }]); // prettier-ignore
    const rows = new Map<string, AgeingRow>();
    for (const entries of byObligation.values()) {
      const { stage, balanceMinor, lateMinor } = standingAsOf(entries, day, dayEndsAt, knownAt);
      if (balanceMinor === 0 && lateMinor === 0) continue;
      const row = rows.get(stage) ?? { currency: "USD", stage, obligations: 0, balanceMinor: 0, lateMinor: 0 };
      rows.set(stage, {
        ...row,
        obligations: row.obligations + 1,
        balanceMinor: row.balanceMinor + balanceMinor,
        lateMinor: row.lateMinor + lateMinor,
      });
    }
    return rows;
  };

  test.each([
    [0, 0],
    [30, 0],
    [30, 30],
    [45, 39],
    [90, 0],
    [200, 0],
  ])("%i days ago, as known %i days ago, is the sum over its obligations", async (daysAgo, knownDaysAgo) => {
    const dayEndsAt = minus(NOW, days(daysAgo));
    const { dateKey: day } = localParts(minus(dayEndsAt, MOMENT), "UTC");
    const knownAt = plus(minus(NOW, days(knownDaysAgo)), MOMENT);
    const rows = await ageingAsOf(base.db, base.dialect, SHOP, { day, dayEndsAt, knownAt });
    expect(new Map(rows.map((row) => [row.stage, row]))).toEqual(await oneByOne(day, dayEndsAt, knownAt));
  });

  test("what was entered late lowers past days only in the view as known now", async () => {
    const dayEndsAt = minus(NOW, days(30));
    const { dateKey: day } = localParts(dayEndsAt, "UTC");
    const owed = async (knownAt: Date): Promise<number> =>
      (await ageingAsOf(base.db, base.dialect, SHOP, { day, dayEndsAt, knownAt })).reduce(
        (sum, { balanceMinor }) => sum + balanceMinor,
        0,
      );
    expect(await owed(NOW)).toBeLessThan(await owed(dayEndsAt));
  });
});
