import { z } from "zod";
import { FEATURE_NAMES, FEATURE_VERSION, toArray } from "./features";
import { REASON_OF_FEATURE } from "./scorecard";
import { makeScore, POINTS_PER_LOG_ODDS, sigmoid } from "./score";
import type { FeatureVector, RiskScorer, ScoreReason } from "./types";

/** A trained network as stored: its layers, how inputs are scaled, and how outputs become probabilities. */
export const networkSchema = z.object({
  featureVersion: z.literal(FEATURE_VERSION),
  mean: z.array(z.number()),
  scale: z.array(z.number()),
  /** Per layer, per neuron: weights and bias. Hidden neurons are sigmoid, as is the output. */
  layers: z.array(z.array(z.object({ weights: z.array(z.number()), bias: z.number() }))),
  /** Platt scaling: probability = sigmoid(a * logit + b), fitted on instalments the network did not train on. */
  calibration: z.object({ a: z.number(), b: z.number() }),
});
export type NetworkParameters = z.infer<typeof networkSchema>;

/** Inputs are standardised and clipped, so that one odd value cannot swamp the rest. */
export const standardise = (values: readonly number[], mean: readonly number[], scale: readonly number[]): number[] =>
  values.map((value, i) => Math.max(-4, Math.min(4, (value - (mean[i] ?? 0)) / (scale[i] ?? 1))));

/** The log-odds before calibration. */
export const forward = (parameters: NetworkParameters, inputs: readonly number[]): number => {
  let values: readonly number[] = inputs;
  const last = parameters.layers.length - 1;
  for (const [i, layer] of parameters.layers.entries()) {
    const next = new Array<number>(layer.length);
    for (const [n, { weights, bias }] of layer.entries()) {
      let sum = bias;
      for (let w = 0; w < weights.length; w++) sum += (weights[w] ?? 0) * (values[w] ?? 0);
      next[n] = i === last ? sum : sigmoid(sum);
    }
    values = next;
  }
  return values[0] ?? 0;
};

const calibrated = ({ calibration }: NetworkParameters, logOdds: number): number =>
  calibration.a * logOdds + calibration.b;

/**
 * What each feature moved: the change in log-odds when it is put back to its mean alone. Simple, deterministic and in
 * the same unit as scorecard points; interactions are shared among the features that have a part in them.
 */
const contributions = (parameters: NetworkParameters, inputs: number[], logOdds: number): Map<string, number> => {
  const byReason = new Map<string, number>();
  for (const [i, name] of FEATURE_NAMES.entries()) {
    const reason = REASON_OF_FEATURE[name];
    if (reason === undefined) continue;
    const kept = inputs[i] ?? 0;
    inputs[i] = 0;
    const moved = (logOdds - calibrated(parameters, forward(parameters, inputs))) * POINTS_PER_LOG_ODDS;
    inputs[i] = kept;
    byReason.set(reason, (byReason.get(reason) ?? 0) + moved);
  }
  return byReason;
};

/** A scorer from stored parameters; the same parameters always score the same. */
export const networkScorer = (parameters: NetworkParameters, version: string): RiskScorer => ({
  kind: "network",
  version,
  score: (features: FeatureVector) => {
    const inputs = standardise(toArray(features), parameters.mean, parameters.scale);
    const logOdds = calibrated(parameters, forward(parameters, inputs));
    const reasons = [...contributions(parameters, inputs, logOdds)].map(([id, points]): ScoreReason => ({
      id,
      direction: points > 0 ? "raises" : "lowers",
      points: Math.round(points),
      values: {},
    }));
    return makeScore(sigmoid(logOdds), reasons, "network", version);
  },
});
