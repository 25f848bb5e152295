import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  comparePairs,
  decidePromotion,
  ECE_TOLERANCE,
  isTimeToCompare,
  LEAST_COMPARED,
  LEAST_GAIN,
  leftOutFrom,
  type Pair,
} from "~/domain/scoring/promotion";
import { seededRandom } from "~/domain/shared/random";

/** Instalments whose true chance is known to a good model and not to a dull one. */
const pairs = (n: number, said: (truth: number) => Pick<Pair, "champion" | "challenger">, customers = n): Pair[] => {
  const random = seededRandom("pairs");
  return Array.from({ length: n }, (_, i) => {
    const truth = random() < 0.3 ? 0.7 : 0.08;
    return { customerId: `c${String(i % customers)}`, late: random() < truth, ...said(truth) };
  });
};
const BASE = 0.27;

describe("whether a challenger takes over", () => {
  test("it does where it knows more and its probabilities are as right", () => {
    const comparison = comparePairs(pairs(1_000, (truth) => ({ champion: BASE, challenger: truth })));
    expect(comparison.gain).toBeGreaterThan(0.1);
    expect(decidePromotion(comparison)).toEqual({ verdict: "promote", why: "better" });
  });

  test("never against itself, nor where it knows less", () => {
    const same = comparePairs(pairs(1_000, (truth) => ({ champion: truth, challenger: truth })));
    expect(same.gain).toBe(0);
    expect(decidePromotion(same)).toEqual({ verdict: "keep", why: "no_gain" });
    const worse = comparePairs(pairs(1_000, (truth) => ({ champion: truth, challenger: BASE })));
    expect(decidePromotion(worse)).toEqual({ verdict: "keep", why: "no_gain" });
  });

  test("not while little is known, or of one kind only", () => {
    const few = comparePairs(pairs(LEAST_COMPARED - 1, (truth) => ({ champion: BASE, challenger: truth })));
    expect(decidePromotion(few)).toEqual({ verdict: "wait", why: "too_little_known" });
    const onTime = pairs(1_000, (truth) => ({ champion: BASE, challenger: truth })).map((pair) => ({ ...pair, late: false }));
    expect(decidePromotion(comparePairs(onTime)).verdict).toBe("wait");
    expect(decidePromotion(comparePairs([])).verdict).toBe("wait");
  }); // prettier-ignore

  test("not where the gain may be chance: one customer's instalments are one observation", () => {
    const alike = pairs(1_000, (truth) => ({ champion: BASE, challenger: truth }), 4);
    const [many, few] = [
      comparePairs(alike.map((pair, i) => ({ ...pair, customerId: String(i) }))),
      comparePairs(alike),
    ];
    expect(few.gain).toBeCloseTo(many.gain, 12);
    expect(few.customers).toBe(4);
    const unsure = { ...many, gain: LEAST_GAIN + 0.001, gainError: 0.01 };
    expect(decidePromotion(unsure)).toEqual({ verdict: "keep", why: "by_chance" });
  });

  test("not where its probabilities are less right than those of what serves", () => {
    const good = comparePairs(pairs(1_000, (truth) => ({ champion: BASE, challenger: truth })));
    const ece10 = good.champion.ece10 + ECE_TOLERANCE + 0.001;
    expect(decidePromotion({ ...good, challenger: { ...good.challenger, ece10 } }).why).toBe("worse_calibrated");
  });

  test("swapping the two turns the gain around, and the order of instalments does not matter", () => {
    const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    const some = fc.array(
      fc.record({ customerId: fc.constantFrom("a", "b", "c"), champion: probability, challenger: probability, late: fc.boolean() }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(some, (all) => {
        const { gain, gainError } = comparePairs(all);
        const swapped = comparePairs(all.map((pair) => ({ ...pair, champion: pair.challenger, challenger: pair.champion })));
        expect(swapped.gain).toBeCloseTo(-gain, 9);
        expect(swapped.gainError).toBeCloseTo(gainError, 9);
        expect(comparePairs([...all].reverse()).gain).toBeCloseTo(gain, 9);
      }),
    );
  }); // prettier-ignore

  test("is asked again only when a quarter more is known", () => {
    expect(isTimeToCompare(0, undefined)).toBe(true);
    expect(isTimeToCompare(LEAST_COMPARED - 1, 20)).toBe(false);
    expect(isTimeToCompare(LEAST_COMPARED, 20)).toBe(true);
    expect(isTimeToCompare(1_249, 1_000)).toBe(false);
    expect(isTimeToCompare(1_250, 1_000)).toBe(true);
  });
});

describe("the newest period that training leaves out", () => {
  const daysAgo = (dueOn: string) => (Date.parse("2026-09-15") - Date.parse(dueOn)) / 86_400_000;
  const each = (from: string, n: number, count: number) =>
    Array.from({ length: n }, (_, i) => ({ dueOn: new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10), n: count })); // prettier-ignore

  test("is the newest fifth of what fell due", () => {
    expect(leftOutFrom(each("2026-06-07", 100, 5), daysAgo)).toBe("2026-08-26");
  });

  test("is never older than ninety days, and nothing where nothing fell due lately", () => {
    expect(leftOutFrom(each("2023-01-01", 1_350, 3), daysAgo)).toBe("2026-06-17");
    expect(leftOutFrom([{ dueOn: "2025-01-01", n: 900 }], daysAgo)).toBeUndefined();
    expect(leftOutFrom([], daysAgo)).toBeUndefined();
  });
});
