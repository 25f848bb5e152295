import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FEATURE_NAMES, FEATURE_VERSION } from "~/domain/scoring/features";
import { compile } from "~/domain/scoring/compiled";
import {
  forward,
  inputsOf,
  isMonotone,
  networkSchema,
  networkScorer,
  type NetworkParameters,
} from "~/domain/scoring/network";
import { seededRandom } from "~/domain/shared/random";
import { sigmoid } from "~/domain/scoring/score";

const parameters = (more: Partial<NetworkParameters>): NetworkParameters => ({
  featureVersion: FEATURE_VERSION,
  knots: [],
  direct: [],
  thin: [],
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

describe("inputs", () => {
  test("are standardised, and odd values clipped at four deviations", () => {
    expect(inputsOf([3, 100, -100], { knots: [], mean: [1, 0, 0], scale: [2, 1, 1] })).toEqual([1, 4, -4]);
  });

  test("bend at knots: what lies above one is an input more", () => {
    const scaling = { knots: [{ feature: 1, at: 5 }], mean: [0, 0, 1], scale: [1, 10, 2] };
    expect(inputsOf([3, 8], scaling)).toEqual([3, 0.8, 1]);
    expect(inputsOf([3, 2], scaling)).toEqual([3, 0.2, -0.5]);
  });

  test("that never varied in training say nothing", () => {
    expect(inputsOf([3], { knots: [], mean: [0], scale: [0] })).toEqual([0]);
  });
});

describe("a network laid out for speed", () => {
  const size = FEATURE_NAMES.length;
  const random = seededRandom(7);
  const some = (n: number) => Array.from({ length: n }, () => random() * 2 - 1);
  const net = parameters({
    knots: [{ feature: 3, at: 0.2 }],
    mean: some(size + 1),
    scale: Array.from({ length: size + 1 }, (_, i) => (i % 9 === 0 ? 0 : 0.5 + random())),
    layers: [
      Array.from({ length: 6 }, () => ({ weights: some(size + 1), bias: random() })),
      [{ weights: some(6), bias: 0.3 }],
    ],
    direct: some(size + 1),
  });

  test("answers what the plain one answers", () => {
    for (let i = 0; i < 50; i++) {
      const values = some(size);
      expect(compile(net).logOdds(values)).toBeCloseTo(forward(net, inputsOf(values, net)), 10);
    }
  });

  test("knows what it would be with some features as usual", () => {
    const values = some(size);
    const group = [3, 5, size];
    const changed = values.map((value, i) => (group.includes(i) ? (net.mean[i] ?? 0) : value));
    const { logOdds, without } = compile(net).withoutEach(values, [group, []]);
    expect(without[0]).toBeCloseTo(compile(net).logOdds(changed), 10);
    expect(without[1]).toBeCloseTo(logOdds, 12);
  });
});

describe("a network held to common sense", () => {
  const worse = FEATURE_NAMES.indexOf("overdue_count");
  const better = FEATURE_NAMES.indexOf("on_time_streak");
  const weights = (i: number, weight: number) => FEATURE_NAMES.map((_, k) => (k === i ? weight : 0));
  const with_ = (i: number, weight: number, out: number, direct: number, a = 1) =>
    parameters({
      layers: [[{ weights: weights(i, weight), bias: 0 }], [{ weights: [out], bias: 0 }]],
      direct: weights(i, direct),
      calibration: { a, b: 0 },
    });

  test.each([
    ["what is bad raises along every path", worse, 1, 1, 1, 1, true],
    ["two wrongs make a right", worse, -1, -1, 0, 1, true],
    ["what is bad lowers through a neuron", worse, 1, -1, 1, 1, false],
    ["what is bad lowers directly", worse, 1, 1, -0.1, 1, false],
    ["what is good lowers", better, -1, 1, -1, 1, true],
    ["what is good raises", better, 1, 1, 0, 1, false],
    ["everything is turned round at the end", worse, 1, 1, 1, -1, false],
  ] as const)("%s", (_, i, weight, out, direct, a, expected) => {
    expect(isMonotone(with_(i, weight, out, direct, a))).toBe(expected);
  });
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
        id: "overdue_now",
        direction: "raises",
        points: Math.round((1.4 * 20) / Math.LN2),
        values: {},
      },
    ]);
    expect(score(0).reasons).toEqual([]);
  });

  test("do not say what is not so: the model may not call something overdue that is not", () => {
    expect(score(-1).reasons).toEqual([]);
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
