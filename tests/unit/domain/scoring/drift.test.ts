import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEAST_VALUES, psi, PSI_FAR, PSI_MOVED, spreadOf, statusOf } from "~/domain/scoring/drift";
import {
  calibrationBins,
  isBorneOut,
  isCalibrationBroken,
  newestOutcomes,
  outcomesByMonth,
  type SaidOutcome,
} from "~/domain/scoring/drift-calibration";
import { seededRandom } from "~/domain/shared/random";

const values = fc.array(fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(0), fc.constant(1)), {
  minLength: 1,
  maxLength: 200,
});

describe("the population stability index", () => {
  test("of a distribution with itself is zero, in whatever order", () => {
    fc.assert(
      fc.property(values, (some) => {
        expect(psi(spreadOf(some), [...some].reverse())).toBeCloseTo(0, 12);
      }),
    );
  });

  test("is never negative", () => {
    fc.assert(
      fc.property(values, values, (then, now) => {
        expect(psi(spreadOf(then), now)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("is what the formula says, by hand", () => {
    // Half of the reference at 0 and half at 1; now a quarter and three quarters.
    const then = spreadOf([0, 0, 1, 1]);
    expect(psi(then, [0, 1, 1, 1])).toBeCloseTo((0.25 - 0.5) * Math.log(0.5) + (0.75 - 0.5) * Math.log(1.5), 12);
  });

  test("grows the further the values move, and stays small by chance", () => {
    const random = seededRandom(1);
    const draw = (shift: number) => Array.from({ length: 2_000 }, () => random() + random() + shift);
    const then = spreadOf(draw(0));
    const [chance, little, much] = [0, 0.15, 0.6].map((shift) => psi(then, draw(shift))) as [number, number, number];
    expect(chance).toBeLessThan(0.02);
    expect(little).toBeGreaterThan(chance);
    expect(much).toBeGreaterThan(PSI_FAR);
  });

  test("sees a value that was never there before", () => {
    expect(psi(spreadOf(new Array<number>(500).fill(0)), new Array<number>(500).fill(3))).toBeCloseTo(0, 12);
    const then = spreadOf([...new Array<number>(400).fill(0), ...new Array<number>(100).fill(1)]);
    expect(psi(then, new Array<number>(500).fill(1))).toBeGreaterThan(PSI_FAR);
  });

  test.each([
    [PSI_MOVED - 0.001, LEAST_VALUES, "steady"],
    [PSI_MOVED, LEAST_VALUES, "moved"],
    [PSI_FAR, LEAST_VALUES, "far"],
    [PSI_FAR, LEAST_VALUES - 1, "too_few"],
  ] as const)("%d over %d values is %s", (index, n, status) => {
    expect(statusOf(index, n)).toBe(status);
  });
});

const outcomes = (n: number, p: number, late: number, month = "2026-05"): SaidOutcome[] =>
  Array.from({ length: n }, (_, i) => ({ p, late: i < late, dueAt: new Date(`${month}-10T12:00:00Z`) }));

describe("what was said against what happened", () => {
  test("by month of the due day, oldest first", () => {
    const months = outcomesByMonth([...outcomes(10, 0.3, 4, "2026-06"), ...outcomes(20, 0.1, 1)]);
    expect(months.map(({ month, n, observed }) => [month, n, observed])).toEqual([["2026-05", 20, 0.05], ["2026-06", 10, 0.4]]); // prettier-ignore
    expect(months[0]?.expected).toBeCloseTo(0.1);
  });

  test.each([
    ["a wide gap over many", 400, 0.2, 160, true],
    ["a gap the other way", 400, 0.5, 100, true],
    ["a narrow one over many", 4_000, 0.2, 1_000, false],
    ["a wide one over few", 50, 0.1, 40, false],
    ["one that chance explains", 100, 0.5, 61, false],
  ])("is broken or not: %s", (_, n, p, late, broken) => {
    expect(isCalibrationBroken(outcomes(n, p, late))).toBe(broken);
  });

  test("is borne out by enough outcomes close to it, and not by few", () => {
    expect(isBorneOut(outcomes(200, 0.2, 44))).toBe(true);
    expect(isBorneOut(outcomes(99, 0.2, 20))).toBe(false);
    expect(isBorneOut(outcomes(200, 0.2, 52))).toBe(false);
  });

  test("rests on the newest outcomes, and on a hundred at least", () => {
    const all = [...outcomes(300, 0.1, 30, "2026-01"), ...outcomes(150, 0.1, 140, "2026-06")];
    expect(newestOutcomes(all, new Date("2026-06-01T00:00:00Z"))).toHaveLength(150);
    expect(newestOutcomes(all, new Date("2026-09-01T00:00:00Z"))).toHaveLength(100);
  });

  test("in ten bins that hold everything once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), late: fc.boolean() })),
        (said) => {
          const bins = calibrationBins(said);
          expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(said.length);
          expect(bins.every(({ expected, observed }) => expected >= 0 && expected <= 1 && observed >= 0 && observed <= 1)).toBe(true); // prettier-ignore
        },
      ),
    );
  });
});
