import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FEATURE_NAMES, FEATURE_VERSION } from "~/domain/scoring/features";
import { forward, networkSchema, networkScorer, standardise, type NetworkParameters } from "~/domain/scoring/network";
import { REASON_OF_FEATURE } from "~/domain/scoring/scorecard";
import { sigmoid } from "~/domain/scoring/score";

const parameters = (more: Partial<NetworkParameters>): NetworkParameters => ({
  featureVersion: FEATURE_VERSION,
  mean: [],
  scale: [],
  layers: [],
  calibration: { a: 1, b: 0 },
  ...more,
});

describe("the network, worked out by hand", () => {
  const net = parameters({
    layers: [
      [
        { weights: [1, -2], bias: 0.5 },
        { weights: [0, 1], bias: 0 },
      ],
      [{ weights: [3, -1], bias: 0.25 }],
    ],
  });

  test("sums, squashes, sums again", () => {
    const hidden = [sigmoid(1 * 2 - 2 * 1 + 0.5), sigmoid(1)] as const;
    expect(forward(net, [2, 1])).toBeCloseTo(3 * hidden[0] - hidden[1] + 0.25, 12);
  });

  test("without hidden layers is a logistic regression", () => {
    const line = parameters({ layers: [[{ weights: [0.5, 2], bias: -1 }]] });
    expect(forward(line, [4, 3])).toBeCloseTo(7, 12);
  });

  test("of nothing says nothing", () => {
    expect(forward(parameters({ layers: [[{ weights: [1], bias: 0 }]] }), [])).toBe(0);
  });
});

test("inputs are standardised, and odd values clipped at four deviations", () => {
  expect(standardise([3, 100, -100], [1, 0, 0], [2, 1, 1])).toEqual([1, 4, -4]);
});

/** A regression on the real features that looks at one of them alone. */
const lookingAt = (name: string, weight: number): NetworkParameters =>
  parameters({
    mean: FEATURE_NAMES.map(() => 0),
    scale: FEATURE_NAMES.map(() => 1),
    layers: [[{ weights: FEATURE_NAMES.map((feature) => (feature === name ? weight : 0)), bias: -1 }]],
    calibration: { a: 2, b: 0.5 },
  });

describe("its scores", () => {
  const score = (value: number) => networkScorer(lookingAt("overdue_count", 0.7), "v7").score({ overdue_count: value });

  test("are calibrated probabilities under the model's own version", () => {
    expect(score(1).probability).toBeCloseTo(sigmoid(2 * (0.7 - 1) + 0.5), 12);
    expect(score(1)).toMatchObject({ modelKind: "network", modelVersion: "v7" });
  });

  test("explain themselves by what each feature moved, in points of the scorecard", () => {
    expect(score(1).reasons).toEqual([
      {
        id: REASON_OF_FEATURE.overdue_count,
        direction: "raises",
        points: Math.round((1.4 * 20) / Math.LN2),
        values: {},
      },
    ]);
    expect(score(-1).reasons[0]).toMatchObject({ direction: "lowers" });
    expect(score(0).reasons).toEqual([]);
  });

  test("are the same whenever the same is asked, and always probabilities", () => {
    const features = fc.record(Object.fromEntries(FEATURE_NAMES.map((name) => [name, fc.double({ noNaN: true })])));
    const scorer = networkScorer(lookingAt("late_rate", 3), "v1");
    fc.assert(
      fc.property(features, (given) => {
        const first = scorer.score(given);
        expect(scorer.score(given)).toEqual(first);
        expect(first.probability).toBeGreaterThanOrEqual(0);
        expect(first.probability).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test("stored parameters of other features are refused", () => {
  const stored = JSON.parse(JSON.stringify(lookingAt("late_rate", 1))) as Record<string, unknown>;
  expect(networkSchema.safeParse(stored).success).toBe(true);
  expect(networkSchema.safeParse({ ...stored, featureVersion: "0" }).success).toBe(false);
  expect(networkSchema.safeParse({ ...stored, calibration: undefined }).success).toBe(false);
});
