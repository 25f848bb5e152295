import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeFeatures, FEATURE_NAMES, FEATURES, toArray } from "~/domain/scoring/features";
import type { PurchaseRecord, RepaymentRecord, Signals } from "~/domain/scoring/types";
import { anyCredit, anyPurchases, day, purchase, repayment } from "~tests/factories/repayment";

const features = (credit: readonly RepaymentRecord[], on: number, purchases: readonly PurchaseRecord[] = []) =>
  computeFeatures(credit, purchases, day(on), 10_000);
const moment = fc.integer({ min: 0, max: 1_000 }).map(day);

const knownBy = (moment: Date | undefined, at: Date): Date | undefined => (moment && moment < at ? moment : undefined);

/** What somebody at `at` could have written down: no later record, no later payment. */
const asKnownAt = (credit: readonly RepaymentRecord[], at: Date): RepaymentRecord[] =>
  credit
    .filter(({ createdAt }) => createdAt < at)
    .map((record) => ({
      ...record,
      paidAt: knownBy(record.paidAt, at),
      disputedAt: knownBy(record.disputedAt, at),
      endedAt: knownBy(record.endedAt, at),
      returnedAt: knownBy(record.returnedAt, at),
      cancelledAt: knownBy(record.cancelledAt, at),
      payments: record.payments?.filter((payment) => payment.at < at),
    }));

describe("features never look ahead", () => {
  test("what happens later changes nothing: records, purchases and payments", () => {
    fc.assert(
      fc.property(anyCredit, anyPurchases, moment, (credit, purchases, at) => {
        const before = purchases.filter(({ createdAt }) => createdAt < at);
        expect(computeFeatures(credit, purchases, at, 10_000)).toEqual(
          computeFeatures(asKnownAt(credit, at), before, at, 10_000),
        );
      }),
    );
  });

  test("when a later payment comes does not matter", () => {
    const at = 50;
    for (const paidOn of [50, 51, 400]) expect(features([repayment(0, paidOn)], at)).toEqual(features([repayment(0, undefined)], at)); // prettier-ignore
    expect(features([repayment(0, 49.9)], at)).not.toEqual(features([repayment(0, undefined)], at));
  });

  test("a record made at the very moment is not known yet", () => {
    expect(features([repayment(50, undefined)], 50)).toEqual(features([], 50));
  });

  test("an instalment that is neither paid nor due says nothing of outcomes", () => {
    const { known_count, credit_count, overdue_count, open_share } = features([repayment(0, undefined)], 10);
    expect({ known_count, overdue_count }).toEqual({ known_count: 0, overdue_count: 0 });
    expect(credit_count).toBeCloseTo(Math.log(2));
    expect(open_share).toBeGreaterThan(0);
  });
});

describe("features of a small history, worked out by hand", () => {
  // Paid on the day, 15 days late, and open since day 90, seen on day 120.
  const credit = [repayment(0, 30), repayment(30, 75), repayment(60, undefined)];
  const bought = [purchase(10, { viaThirdPartyBnpl: true }), purchase(20, { cancelledAt: day(25), discounted: true })];
  const found = features(credit, 120, bought);

  test.each([
    ["credit_count", Math.log(4)],
    ["known_count", Math.log(4)],
    ["late_rate", 2.4 / 5],
    ["days_late", 45 / 4 / 30],
    ["worst_days_late", 1],
    ["late_streak", Math.log(3)],
    ["on_time_streak", 0],
    ["overdue_count", Math.log(2)],
    ["overdue_days", 1],
    ["overdue_share", Math.log(2)],
    ["open_share", Math.log(2)],
    ["amount_log", Math.log(101)],
    ["amount_ratio", 0],
    ["amount_trend", 0],
    ["tenure", Math.log(121)],
    ["dispute_rate", 0],
    ["order_count", Math.log(6)],
    ["bnpl_share", 1 / 5],
    ["cancel_rate", 1 / 5],
    ["discount_share", 1 / 5],
    ["steady_late", (0.4 + 1 + 0.9) / (2 + 1 + 0.9 + 0.81)],
    ["early_rate", 0],
    ["late_newer", 2.4 / 4],
    ["since_late", Math.log(31)],
    ["late_1", 1],
    ["open_1", 1],
    ["very_late_1", 0],
    ["late_2", 1],
    ["open_2", 0],
    ["late_3", 0],
    ["unknown_3", 0],
    ["unknown_4", 1],
    ["amount_3", 0],
    ["gap", Math.log(61)],
    ["recency", Math.log(61)],
    ["frequency", Math.log(1 + 5 / 5)],
    ["utilisation", 0],
    ["purchase_value", Math.log(51)],
    ["term", Math.log(31)],
    ["instalments", Math.log(2)],
    ["contact_count", 0],
  ] as const)("%s is %d", (name, expected) => {
    expect(found[name]).toBeCloseTo(expected, 10);
  });
});

describe("features of any history", () => {
  test("are all there, finite, and within their ranges", () => {
    fc.assert(
      fc.property(anyCredit, anyPurchases, moment, fc.integer({ min: 0, max: 10_000_000 }), (credit, bought, at, amount) => {
        const found = computeFeatures(credit, bought, at, amount);
        expect(Object.keys(found).sort()).toEqual([...FEATURE_NAMES].sort());
        for (const name of FEATURE_NAMES) {
          const value = found[name] ?? Number.NaN;
          expect(Number.isFinite(value), `${name} is ${String(value)}`).toBe(true);
          if (FEATURES[name].unit === "share" || FEATURES[name].unit === "yes or no") expect(value).toBeLessThanOrEqual(1);
          if (!/days_late$|trend$|^promotion_late$|^same_(time|season|kind)_late$/.test(name) && FEATURES[name].unit !== "ln") expect(value, name).toBeGreaterThanOrEqual(0);
        }
      }),
    ); // prettier-ignore
  });

  test("are the same for the same history", () => {
    fc.assert(
      fc.property(anyCredit, anyPurchases, moment, (credit, bought, at) => {
        expect(computeFeatures(structuredClone(credit), bought, at, 5)).toEqual(computeFeatures(credit, bought, at, 5));
      }),
    );
  });

  test("of nobody known: nothing counted, nothing owed", () => {
    const found = features([], 0);
    for (const name of ["credit_count", "known_count", "overdue_count", "order_count", "tenure", "amount_ratio"])
      expect(found[name]).toBe(0);
    expect(found["late_rate"]).toBeCloseTo(0.2);
    expect(toArray(found)).toHaveLength(FEATURE_NAMES.length);
  });
});

describe("orders that Shopify counts and does not show", () => {
  const credit = [repayment(100, undefined)];
  const unseen = { orders: 9, usualMinor: 1_000, since: day(0) };
  const seen = computeFeatures(credit, [], day(110), 10_000);
  const found = computeFeatures(credit, [], day(110), 10_000, unseen);

  test("are counted", () => {
    expect(found["order_count"]).toBeCloseTo(Math.log1p(10));
  });

  test("make the customer as old as the record of them", () => {
    expect(seen["tenure"]).toBeCloseTo(Math.log1p(10));
    expect(found["tenure"]).toBeCloseTo(Math.log1p(110));
  });

  test("say what is usual, so that a much larger instalment stands out", () => {
    expect(seen["amount_ratio"]).toBeCloseTo(0);
    expect(found["amount_ratio"]).toBeGreaterThan(1);
    const nothingSpent = computeFeatures(credit, [], day(110), 10_000, { ...unseen, usualMinor: 0 });
    expect(nothingSpent["amount_ratio"]).toBeCloseTo(0);
  });

  test("say nothing of how they were paid", () => {
    const changed = FEATURE_NAMES.filter((name) => found[name] !== seen[name]);
    expect(changed.sort()).toEqual(["amount_ratio", "frequency", "order_count", "tenure"]);
  });
});

describe("what is known beside orders and payments", () => {
  const credit = [repayment(0, undefined), repayment(60, 85)];
  const with_ = (signals: Signals) => computeFeatures(credit, [], day(100), 10_000, undefined, signals);

  test("contacts of the last 90 days count", () => {
    expect(with_({ contacts: [day(5), day(40), day(99), day(100)] })["contact_count"]).toBeCloseTo(Math.log(3));
  });

  test("a promise is broken when what was overdue is unpaid at its end, and open while its end is to come", () => {
    expect(with_({ promises: [{ from: day(50), until: day(60) }] })["broken_promises"]).toBeCloseTo(1 / 2);
    expect(with_({ promises: [{ from: day(50), until: day(100) }] })["broken_promises"]).toBe(0);
    const paid = [repayment(0, 58)];
    const kept = computeFeatures(paid, [], day(100), 10_000, undefined, {
      promises: [{ from: day(50), until: day(60) }],
    });
    expect(kept["broken_promises"]).toBe(0);
    expect(kept["kept_promises"]).toBeCloseTo(Math.log(2));
    expect(with_({ promises: [{ from: day(50), until: day(60) }] })["kept_promises"]).toBe(0);
  });

  test("terms are those of the instalment, else of the newest order", () => {
    expect(with_({ about: { dueAt: day(114), instalments: 4 } })).toMatchObject({
      term: Math.log(15),
      instalments: Math.log(5),
    });
    expect(with_({})["term"]).toBeCloseTo(Math.log(31));
  });

  test("instalments of discounted orders are looked at apart", () => {
    const promoted = [repayment(0, 20), repayment(30, 55), repayment(60, 95, { discounted: true })];
    expect(features(promoted, 200)["promotion_late"]).toBeCloseTo((1 - 1 / 3) / 3);
    expect(features(promoted, 200)["discount_share"]).toBeCloseTo(1 / 3);
  });

  test("so is the time of the month", () => {
    const dues = [repayment(0, 60, { dueAt: day(4) }), repayment(10, 20, { dueAt: day(25) })];
    const about = { dueAt: day(365 + 3), instalments: 1 };
    const found = computeFeatures(dues, [], day(300), 10_000, undefined, { about });
    expect(found["same_time_late"]).toBeCloseTo((1 - 1 / 2) / 3);
  });

  test("and the season", () => {
    const dues = [repayment(0, 60, { dueAt: day(31) }), repayment(100, 120, { dueAt: day(130) })];
    const about = { dueAt: day(360), instalments: 1 };
    const found = computeFeatures(dues, [], day(300), 10_000, undefined, { about });
    expect(found["same_season_late"]).toBeCloseTo((1 - 1 / 2) / 3);
  });
});
