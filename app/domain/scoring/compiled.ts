import type { NetworkParameters } from "./network-parameters";
import { sigmoid } from "./score";

/** A network laid out for speed: weights by input, then by hidden neuron, so that one input is one run of memory. */
export type Compiled = {
  /** Log-odds before calibration. */
  readonly logOdds: (values: readonly number[]) => number;
  /** The log-odds, and what they would be with the inputs of each group put back to what is usual. */
  readonly withoutEach: (
    values: readonly number[],
    groups: readonly (readonly number[])[],
  ) => { readonly logOdds: number; readonly without: readonly number[] };
};

const CLIP = 4;

/** `inputsOf`, without a new array for every question. */
const inputsInto = ({ knots, mean, scale }: NetworkParameters) => {
  const size = mean.length;
  const plain = size - knots.length;
  const means = Float64Array.from(mean);
  const units = Float64Array.from(mean, (_, i) => (scale[i] === 0 ? 0 : 1 / (scale[i] ?? 1)));
  const feature = Int32Array.from(knots, (knot) => knot.feature);
  const from = Float64Array.from(knots, ({ at }) => at);
  const put = (inputs: Float64Array, i: number, value: number): void => {
    const moved = (value - (means[i] ?? 0)) * (units[i] ?? 0);
    inputs[i] = moved > CLIP ? CLIP : moved < -CLIP ? -CLIP : moved;
  };
  return (values: readonly number[], inputs: Float64Array): void => {
    for (let i = 0; i < plain; i++) put(inputs, i, values[i] ?? 0);
    for (let k = 0; k < knots.length; k++)
      put(inputs, plain + k, Math.max(0, (values[feature[k] ?? 0] ?? 0) - (from[k] ?? 0)));
  };
};

/** Lays a network out. What comes out is the same as of `forward`, up to rounding. */
export const compile = (parameters: NetworkParameters): Compiled => {
  const { layers, direct, mean, knots } = parameters;
  const size = mean.length;
  const hidden = layers.length > 1 ? (layers[0] ?? []) : [];
  const output = layers.at(-1)?.[0];
  const width = hidden.length;
  const byInput = new Float64Array(size * width);
  for (const [n, { weights }] of hidden.entries()) for (const [i, weight] of weights.entries()) byInput[i * width + n] = weight; // prettier-ignore
  const start = Float64Array.from(hidden, ({ bias }) => bias);
  const out = Float64Array.from(hidden, (_, n) => output?.weights[n] ?? 0);
  const line = Float64Array.from(mean, (_, i) => (direct[i] ?? 0) + (layers.length === 1 ? (output?.weights[i] ?? 0) : 0));
  const bias = output?.bias ?? 0;
  const fill = inputsInto(parameters);
  const usual = new Float64Array(size);
  fill(mean.slice(0, size - knots.length), usual);
  const inputs = new Float64Array(size);
  const sums = new Float64Array(width);
  const moved = new Float64Array(width);

  const finish = (linear: number, of: Float64Array): number => {
    let sum = linear;
    for (let n = 0; n < width; n++) sum += (out[n] ?? 0) * sigmoid(of[n] ?? 0);
    return sum;
  };
  const add = (to: Float64Array, i: number, by: number): void => {
    const at = i * width;
    for (let n = 0; n < width; n++) to[n] = (to[n] ?? 0) + by * (byInput[at + n] ?? 0);
  };
  /** Sums of the hidden neurons; answers the part that goes directly to the output. */
  const sumUp = (values: readonly number[]): number => {
    fill(values, inputs);
    let linear = bias;
    sums.set(start);
    for (let i = 0; i < size; i++) {
      const input = inputs[i] ?? 0;
      if (input === 0) continue;
      linear += input * (line[i] ?? 0);
      add(sums, i, input);
    }
    return linear;
  };
  const without = (group: readonly number[], linear: number): number => {
    let rest = linear;
    moved.set(sums);
    for (const i of group) {
      const by = (usual[i] ?? 0) - (inputs[i] ?? 0);
      if (by === 0) continue;
      rest += by * (line[i] ?? 0);
      add(moved, i, by);
    }
    return finish(rest, moved);
  };
  return {
    logOdds: (values) => finish(sumUp(values), sums),
    withoutEach: (values, groups) => {
      const linear = sumUp(values);
      return { logOdds: finish(linear, sums), without: groups.map((group) => without(group, linear)) };
    },
  };
}; // prettier-ignore
