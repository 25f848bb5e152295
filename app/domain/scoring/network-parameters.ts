import { z } from "zod";
import { FEATURE_NAMES, FEATURE_VERSION } from "./features";

const numbers = z.array(z.number());

/** A trained network as stored: how inputs are made and scaled, its layers, and how outputs become probabilities. */
export const networkSchema = z.object({
  featureVersion: z.literal(FEATURE_VERSION),
  /** Inputs beside the features: how far a feature (by its place) lies above a value, which lets lines bend there. */
  knots: z.array(z.object({ feature: z.number().int().nonnegative(), at: z.number() })).default([]),
  /** By input; a scale of 0 marks an input that never varied and therefore says nothing. */
  mean: numbers,
  scale: numbers,
  /** Per layer, per neuron: weights and bias. Hidden neurons are sigmoid; several networks averaged are one wider one. */
  layers: z.array(z.array(z.object({ weights: numbers, bias: z.number() }))).max(2),
  /** Weights that lead from the inputs to the output directly: a logistic regression within the network. */
  direct: numbers.default([]),
  /** Platt scaling: probability = sigmoid(a * logit + b), fitted on customers that the network did not train on. */
  calibration: z.object({ a: z.number(), b: z.number() }),
  /** The same for customers with none, one, two past instalments, and so on: little history is trusted less. */
  thin: z.array(z.object({ a: z.number(), b: z.number() })).default([]),
});
export type NetworkParameters = z.infer<typeof networkSchema>;

type Scaling = Pick<NetworkParameters, "knots" | "mean" | "scale">;
const CLIP = 4;

/** Features as inputs: with knots, standardised, and clipped so that one odd value cannot swamp the rest. */
export const inputsOf = (values: readonly number[], { knots, mean, scale }: Scaling): number[] => {
  const inputs = new Array<number>(values.length + knots.length);
  for (let i = 0; i < inputs.length; i++) {
    const knot = knots[i - values.length];
    const value = knot ? Math.max(0, (values[knot.feature] ?? 0) - knot.at) : (values[i] ?? 0);
    const unit = scale[i] ?? 1;
    const moved = unit === 0 ? 0 : (value - (mean[i] ?? 0)) / unit;
    inputs[i] = moved > CLIP ? CLIP : moved < -CLIP ? -CLIP : moved;
  }
  return inputs;
};

const COUNT = FEATURE_NAMES.indexOf("credit_count");

/** How the log-odds of these features become those of a probability. */
export const calibrationOf = (
  values: readonly number[],
  { calibration, thin }: Pick<NetworkParameters, "calibration" | "thin">,
): { readonly a: number; readonly b: number } => {
  const count = Math.expm1(values[COUNT] ?? 0);
  return count < thin.length - 0.5 ? (thin[Math.round(count)] ?? calibration) : calibration;
};
