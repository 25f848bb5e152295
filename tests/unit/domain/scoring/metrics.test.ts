import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quality } from "~/domain/scoring/metrics";

const from = (late: readonly number[], onTime: readonly number[]) =>
  quality([...late.map((p) => ({ p, late: true })), ...onTime.map((p) => ({ p, late: false }))]);

describe("the area under the ROC curve and the KS distance", () => {
  test.each([
    ["perfect order", [0.9, 0.8], [0.2, 0.1], 1, 1],
    ["perfectly wrong", [0.1, 0.2], [0.8, 0.9], 0, 1],
    ["one of four pairs wrong", [0.9, 0.3], [0.5, 0.1], 0.75, 0.5],
    ["all the same: ties count half", [0.5, 0.5], [0.5, 0.5], 0.5, 0],
    ["one tie of two pairs", [0.5], [0.5, 0.1], 0.75, 0.5],
  ] as const)("%s", (_, late, onTime, auc, ks) => {
    const found = from(late, onTime);
    expect(found.auc).toBeCloseTo(auc, 12);
    expect(found.ks).toBeCloseTo(ks, 12);
  });

  test("there is no area when one class is missing", () => {
    expect(from([0.5], []).auc).toBeNaN();
    expect(from([], [0.5]).auc).toBeNaN();
  });

  test("depend on the order alone: any rising change of the probabilities leaves them", () => {
    const predictions = fc.array(fc.record({ p: fc.integer({ min: 1, max: 99 }).map((n) => n / 100), late: fc.boolean() }), { minLength: 2 }); // prettier-ignore
    fc.assert(
      fc.property(predictions, (given) => {
        const squared = given.map(({ p, late }) => ({ p: p ** 2, late }));
        const [one, other] = [quality(given), quality(squared)];
        if (one.positives === 0 || one.positives === one.n) return;
        expect(other.auc).toBeCloseTo(one.auc, 12);
        expect(other.ks).toBeCloseTo(one.ks, 12);
        expect(one.auc).toBeGreaterThanOrEqual(0);
        expect(one.auc).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("errors of the probability", () => {
  test("Brier is the mean squared error", () => {
    expect(from([0.8], [0.4]).brier).toBeCloseTo((0.04 + 0.16) / 2, 12);
  });

  test("log loss is the mean surprise, finite also for a certainty that was wrong", () => {
    expect(from([0.8], [0.4]).logLoss).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 12);
    expect(from([0], [1]).logLoss).toBeCloseTo(-Math.log(1e-9), 5);
  });

  test("calibration error is zero when each tenth comes true as often as it says, and the gap otherwise", () => {
    const tenths = (p: number, late: number) => Array.from({ length: 10 }, (_, i) => ({ p, late: i < late }));
    const alternating = Array.from({ length: 20 }, (_, i) => ({ p: 0.5, late: i % 2 === 0 }));
    expect(quality(alternating).ece10).toBeCloseTo(0, 12);
    expect(quality(tenths(0.3, 0)).ece10).toBeCloseTo(0.3, 12);
  });

  test("counts what it measured", () => {
    expect(from([0.9], [0.2, 0.1])).toMatchObject({ n: 3, positives: 1 });
  });
});
