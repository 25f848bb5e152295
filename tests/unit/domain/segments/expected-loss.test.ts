import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideSegment, memberOf, type Facts } from "~/domain/segments/decide";
import {
  defaultProbability,
  expectedLossMinor,
  inUsualInstalments,
  LATENESS,
  latenessOf,
  ratesOf,
  type Exposure,
  type LossHistory,
} from "~/domain/segments/expected-loss";
import { smallest } from "~/domain/shared/sample";
import { STARTING_MODEL } from "~/domain/segments/start";

const NOW = new Date("2026-09-15T04:00:00Z");
const NONE: LossHistory = { due: 0, late: 0, unpaid30: 0, unpaid60: 0, unpaid90: 0, defaults: 0, lostShares: 0 };
const open = (more: Partial<Exposure>): Exposure => ({
  currency: "USD", not_due: 0, d1_30: 0, d31_60: 0, d61_90: 0, d91: 0, ...more,
}); // prettier-ignore
const RATES = ratesOf(NONE, { USD: 10_000, JPY: 1_000 });

describe("expected loss", () => {
  test("is probability of default times exposure times loss given default", () => {
    const rates = { ...RATES, roll: { d1_30: 0.2, d31_60: 0.5, d61_90: 0.8 }, lossGivenDefault: 0.6 };
    expect(expectedLossMinor(rates, 0.5, open({ not_due: 10_000 }))).toBe(600);
    expect(expectedLossMinor(rates, 0.5, open({ d31_60: 10_000 }))).toBe(3_000);
    expect(expectedLossMinor(rates, 0.5, open({ d91: 10_000 }))).toBe(6_000);
    expect(expectedLossMinor(rates, 0.5, open({ not_due: 10_000, d31_60: 10_000, d91: 10_000 }))).toBe(9_600);
  });

  test("rises the later an instalment is, and never exceeds what is open", () => {
    const counts = fc.tuple(...Array.from({ length: 5 }, () => fc.nat(2_000))).map((n) => [...n].sort((a, b) => b - a));
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(10_000_000), (n, probability, minor) => {
        const [due = 0, late = 0, unpaid30 = 0, unpaid60 = 0, unpaid90 = 0] = n;
        const rates = ratesOf({ ...NONE, due, late, unpaid30, unpaid60, unpaid90 }, {});
        const shares = LATENESS.map((lateness) => defaultProbability(rates, probability, lateness));
        expect(shares).toEqual([...shares].sort((a, b) => a - b));
        for (const lateness of LATENESS) {
          const lost = expectedLossMinor(rates, probability, open({ [lateness]: minor }));
          expect(lost).toBeGreaterThanOrEqual(0);
          expect(lost).toBeLessThanOrEqual(minor);
        }
      }),
    );
  });

  test("goes by assumptions where a shop has no history, and by the shop's own where it has much", () => {
    expect(RATES.roll.d1_30).toBeCloseTo(0.15);
    expect(RATES.lossGivenDefault).toBeCloseTo(0.75);
    const much = ratesOf({ due: 100_000, late: 50_000, unpaid30: 9_000, unpaid60: 6_000, unpaid90: 5_000, defaults: 5_000, lostShares: 1_000 }, {}); // prettier-ignore
    expect(much.roll.d1_30).toBeCloseTo(0.1, 3);
    expect(much.lossGivenDefault).toBeCloseTo(0.2, 1);
  });

  test.each([[-5, "not_due"], [0, "not_due"], [1, "d1_30"], [30, "d1_30"], [31, "d31_60"], [61, "d61_90"], [90, "d61_90"], [91, "d91"]])(
    "takes an instalment %i days late as %s", (days, lateness) => expect(latenessOf(days)).toBe(lateness),
  ); // prettier-ignore

  test("adds currencies up only in usual instalments of each", () => {
    expect(inUsualInstalments(RATES, [open({ not_due: 20_000 }), open({ currency: "JPY", d1_30: 500 })])).toBe(2.5);
  });
});

describe("what a run decides of a customer", () => {
  const facts: Facts = {
    optedOut: false, probability: 0.05, daysLate: -2, trend: 0, known: 4, exposures: [open({ not_due: 10_000 })], before: undefined, override: null,
  }; // prettier-ignore
  const before = (segment: string) => ({ segment, pending: null, pendingAt: null, previous: null, since: new Date(0) });
  const decide = (more: Partial<Facts>) => decideSegment(STARTING_MODEL, RATES, { ...facts, ...more }, NOW);

  test("nobody without a score is put into a segment", () => {
    expect(memberOf(RATES, { ...facts, probability: null })).toBeUndefined();
    expect(decide({ probability: null })).toMatchObject({ segment: null, moved: undefined, probability: null });
  });

  test("who opted out is in no computed segment, and is expected to pay as customers do on average", () => {
    const decided = decide({ optedOut: true, probability: 0.9 });
    expect(decided).toMatchObject({ segment: "person", probability: null });
    expect(decided.amounts).toEqual([{ currency: "USD", exposureMinor: 10_000, expectedLossMinor: Math.round(10_000 * 0.2 * 0.15 * 0.75) }]); // prettier-ignore
  });

  test("a change is told once, with where the customer was before", () => {
    const changed = decide({ before: before("5") });
    expect(changed).toMatchObject({ segment: "1", previous: "5", since: NOW, moved: { from: "5", to: "1" } });
    expect(decide({ before: before("1") })).toMatchObject({ segment: "1", since: new Date(0), moved: undefined });
  });

  test("a person's choice stays in force whatever is computed: nobody moves", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: -30, max: 120 }),
        (probability, daysLate) => {
          expect(decide({ before: before("1"), override: "4", probability, daysLate }).moved).toBeUndefined();
        },
      ),
    );
  });
});

describe("the sample of a shop's customers", () => {
  const pagesOf = async function* (ids: readonly string[], size: number) {
    for (let i = 0; i < ids.length; i += size) yield Promise.resolve(ids.slice(i, i + size));
  };

  test("is the same for the same customers, in whatever order and pages they come", async () => {
    const ids = Array.from({ length: 5_000 }, (_, i) => `customer-${String(i)}`);
    const { ids: sample, seen } = await smallest(pagesOf(ids, 700), 300);
    expect(seen).toBe(5_000);
    expect(new Set(sample).size).toBe(300);
    expect((await smallest(pagesOf([...ids].reverse(), 11), 300)).ids).toEqual(sample);
  });

  test("is everybody where they are few", async () => {
    expect((await smallest(pagesOf(["a", "b"], 5), 300)).ids.sort()).toEqual(["a", "b"]);
    expect(await smallest(pagesOf([], 5), 300)).toEqual({ ids: [], seen: 0 });
  });
});
