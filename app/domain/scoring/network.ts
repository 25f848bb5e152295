import { compile } from "./compiled";
import { FEATURE_NAMES, FEATURES, toArray, toVector } from "./features";
import { calibrationOf, type NetworkParameters } from "./network-parameters";
import { isTrue, themeInputs } from "./reasons";
import { makeScore, POINTS_PER_LOG_ODDS, sigmoid } from "./score";
import type { FeatureVector, RiskScorer, ScoreReason } from "./types";

export { inputsOf, networkSchema, type NetworkParameters } from "./network-parameters";

const dot = (weights: readonly number[], values: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (values[i] ?? 0);
  return sum;
};

/** The log-odds before calibration. */
export const forward = (
  { layers, direct }: Pick<NetworkParameters, "layers" | "direct">,
  inputs: readonly number[],
): number => {
  let values: readonly number[] = inputs;
  for (const [i, layer] of layers.entries()) {
    const sums = layer.map(({ weights, bias }) => bias + dot(weights, values));
    values = i === layers.length - 1 ? sums : sums.map(sigmoid);
  }
  return (values[0] ?? 0) + dot(direct, inputs);
};

/** Which way each input may move the risk; a knot's as its feature's. */
export const directionsOf = (knots: NetworkParameters["knots"]): readonly ("more" | "less" | "either")[] => {
  const worse = FEATURE_NAMES.map((name) => FEATURES[name].worse);
  return [...worse, ...knots.map(({ feature }) => worse[feature] ?? "either")];
};

/**
 * Whether nothing that is plainly bad can lower the risk: along every path from such an input the product of weights
 * has its sign. Exact for one hidden layer, which is what is trained.
 */
export const isMonotone = ({ knots, layers, direct, calibration, thin }: NetworkParameters): boolean => {
  const [hidden, output] = layers.length > 1 ? layers : [undefined, layers[0]];
  const wrong = (weight: number, worse: "more" | "less" | "either" | undefined): boolean =>
    worse === "more" ? weight < 0 : worse === "less" && weight > 0;
  return (
    layers.length <= 2 &&
    [calibration, ...thin].every(({ a }) => a >= 0) &&
    directionsOf(knots).every((worse, i) => {
      if (wrong(direct[i] ?? 0, worse)) return false;
      if (!hidden) return !wrong(output?.[0]?.weights[i] ?? 0, worse);
      return hidden.every(({ weights }, n) => !wrong((weights[i] ?? 0) * (output?.[0]?.weights[n] ?? 0), worse));
    })
  );
};

/**
 * A scorer from stored parameters; the same parameters always score the same. Its reasons are what each theme moved: the
 * change in log-odds when its features are put back to their means together, all others kept. Simple, deterministic, and
 * anybody can recompute it.
 */
export const networkScorer = (parameters: NetworkParameters, version: string): RiskScorer => {
  const compiled = compile(parameters);
  const usual = toVector(parameters.mean);
  const themes = themeInputs(parameters.knots);
  const groups = themes.map(([, places]) => places);
  const usually = calibrationOf(parameters.mean, parameters);
  return {
    kind: "network",
    version,
    probability: (values) => {
      const { a, b } = calibrationOf(values, parameters);
      return sigmoid(a * compiled.logOdds(values) + b);
    },
    score: (features: FeatureVector) => {
      const values = toArray(features);
      const own = calibrationOf(values, parameters);
      const { logOdds, without } = compiled.withoutEach(values, groups);
      const now = own.a * logOdds + own.b;
      const reasons = themes.flatMap(([id], i): ScoreReason[] => {
        // With as much history as usual, another calibration would hold.
        const { a, b } = id === "little_history" ? usually : own;
        const points = Math.round((now - a * (without[i] ?? logOdds) - b) * POINTS_PER_LOG_ODDS);
        const direction = points > 0 ? "raises" : "lowers";
        return isTrue(id, direction, features, usual) ? [{ id, direction, points, values: {} }] : [];
      });
      return makeScore(sigmoid(now), reasons, "network", version);
    },
  };
};
