import fc from "fast-check";
import { describe, expect, test } from "vitest";
import en from "~/i18n/en.json";
import { computeFeatures, FEATURE_NAMES, toArray } from "~/domain/scoring/features";
import { neutralScore, tierOf } from "~/domain/scoring/score";
import { scorecard, scorecardAt } from "~/domain/scoring/scorecard";
import { TIERS, type RepaymentRecord } from "~/domain/scoring/types";
import { anyCredit, anyPurchases, day, repayment } from "~tests/factories/repayment";

const NOW = 1_000;
const probability = (credit: readonly RepaymentRecord[]): number =>
  scorecard.score(computeFeatures(credit, [], day(NOW), 10_000)).probability;
const anyFeatures = fc.record(
  Object.fromEntries(FEATURE_NAMES.map((name) => [name, fc.double({ min: -1, max: 5, noNaN: true })])),
);

describe("the scorecard", () => {
  test("an instalment that stays unpaid past its day never lowers the probability of late payment", () => {
    fc.assert(
      fc.property(anyCredit, fc.nat(), (credit, pick) => {
        if (credit.length === 0) return;
        const i = pick % credit.length;
        const with_ = (paidAt: (record: RepaymentRecord) => Date | undefined) =>
          credit.map((record, at) => (at === i ? { ...record, paidAt: paidAt(record) } : record));
        expect(probability(with_(() => undefined))).toBeGreaterThanOrEqual(probability(with_(({ dueAt }) => dueAt)));
      }),
    );
  });

  test.each([0, 1, 3, 6, 12])("an extra overdue instalment never lowers it, after %i paid on time", (paid) => {
    const history = Array.from({ length: paid }, (_, i) => repayment(i * 30, i * 30 + 30));
    let before = probability(history);
    for (let overdue = 1; overdue <= 4; overdue++) {
      const open = Array.from({ length: overdue }, (_, i) => repayment(900 + i, undefined));
      const after = probability([...history, ...open]);
      expect(after).toBeGreaterThanOrEqual(before);
      before = after;
    }
    expect(before).toBeGreaterThan(probability(history));
  });

  test.each(["overdue_count", "overdue_days", "recent_late", "days_late", "dispute_rate", "amount_ratio"])(
    "more of %s, all else equal, never lowers it",
    (name) => {
      fc.assert(
        fc.property(anyFeatures, fc.double({ min: 0, max: 3, noNaN: true }), (features, more) => {
          const worse = { ...features, [name]: (features[name] ?? 0) + more };
          expect(scorecard.score(worse).probability).toBeGreaterThanOrEqual(scorecard.score(features).probability);
        }),
      );
    },
  );

  test.each(["on_time_streak", "tenure"])("more of %s, all else equal, never raises it", (name) => {
    fc.assert(
      fc.property(anyFeatures, fc.double({ min: 0, max: 3, noNaN: true }), (features, more) => {
        const better = { ...features, [name]: (features[name] ?? 0) + more };
        expect(scorecard.score(better).probability).toBeLessThanOrEqual(scorecard.score(features).probability);
      }),
    );
  });

  test("a customer who always paid is a low risk, one who owes three since months is a high one", () => {
    const good = Array.from({ length: 12 }, (_, i) => repayment(i * 30, i * 30 + 25));
    const bad = [1, 2, 3].map((i) => repayment(800 + i, undefined));
    expect(tierOf(probability(good))).toBe("low");
    expect(tierOf(probability(bad))).toBe("high");
  });
});

describe("with little history", () => {
  const rate = 0.3;
  const shops = scorecardAt(rate);

  test("it answers the base rate, the shop's own where that is known, and gives no reason that nobody could know", () => {
    const nobody = computeFeatures([], [], day(NOW), 10_000);
    // Nothing but a new customer's two points, which are a fifteenth of the odds.
    expect(Math.abs(shops.score(nobody).probability - rate)).toBeLessThan(0.02);
    expect(Math.abs(scorecard.score(nobody).probability - 0.168)).toBeLessThan(0.02);
    expect(scorecard.score(nobody).reasons.map(({ id }) => id)).toEqual(["long_customer"]);
  });

  test("it moves from there with every outcome that becomes known", () => {
    const paid = (n: number) => Array.from({ length: n }, (_, i) => repayment(500 + 30 * i, 525 + 30 * i));
    const after = [0, 1, 2, 4].map((n) => shops.score(computeFeatures(paid(n), [], day(NOW), 10_000)).probability);
    expect(after).toEqual(after.toSorted((a, b) => b - a));
    expect(after[1]).toBeGreaterThan(rate / 3);
  });

  test("it answers the same of an array as of names", () => {
    fc.assert(
      fc.property(anyFeatures, (features) => {
        expect(scorecard.probability(toArray(features))).toBe(scorecard.score(features).probability);
      }),
    );
  });
});

describe("a score", () => {
  test("is between 0 and 1000, its tier follows its probability, its strongest reasons come first", () => {
    fc.assert(
      fc.property(anyCredit, anyPurchases, fc.integer({ min: 0, max: 1_000 }), (credit, bought, on) => {
        const score = scorecard.score(computeFeatures(credit, bought, day(on), 10_000));
        expect(score.probability).toBeGreaterThan(0);
        expect(score.probability).toBeLessThan(1);
        expect(score.score).toBe(Math.round(1000 * (1 - score.probability)));
        expect(score.tier).toBe(tierOf(score.probability));
        const strength = score.reasons.map(({ points }) => Math.abs(points));
        expect(strength).toEqual(strength.toSorted((a, b) => b - a));
        for (const { direction, points } of score.reasons) expect(direction).toBe(points > 0 ? "raises" : "lowers");
      }),
    );
  });

  test("gives reasons that can be said in words", () => {
    const said = Object.keys(en.score.reason).map((key) => key.split("_raises")[0]?.split("_lowers")[0]);
    fc.assert(
      fc.property(anyFeatures, (features) => {
        for (const { id } of scorecard.score(features).reasons) expect(said).toContain(id);
      }),
    );
  });

  test("falls into tiers that grow with the probability", () => {
    const tiers = [0.001, 0.05, 0.2, 0.3, 0.6, 0.999].map((p) => TIERS.indexOf(tierOf(p)));
    expect(tiers).toEqual(tiers.toSorted());
    expect([tierOf(0.05), tierOf(0.25), tierOf(0.6)]).toEqual(["low", "medium", "high"]);
  });

  test("of somebody who opted out says nothing: the middle tier, no reasons", () => {
    expect(neutralScore()).toMatchObject({ tier: "medium", reasons: [], modelKind: "neutral" });
  });
});
