import type { NetworkParameters } from "./network-parameters";
import { BLOCK, sumBlock } from "./neuron-block";
import { sigmoid } from "./score";

/** A network laid out for speed. */
export type Compiled = {
  /** Log-odds before calibration. */
  readonly logOdds: (values: readonly number[]) => number;
  /** The log-odds, and what they would be with the inputs of each group put back to what is usual. */
  readonly withoutEach: (
    values: readonly number[],
    groups: readonly (readonly number[])[],
  ) => { readonly logOdds: number; readonly without: readonly number[] };
};

/** Standardised inputs are clipped here, as `inputsOf` does. */
const CLIP = 4;

const clipped = (value: number, low: number, high: number): number => (value < low ? low : value > high ? high : value);

/**
 * Features as inputs that keep their units: bent at knots and clipped, the scale being in the weights already. So the
 * many that are zero (a yes or no, a bend not reached, nothing overdue) stay zero, and cost nothing. `places` are those
 * of the inputs that are read: what never varied says nothing and is left out.
 */
const rangesOf = ({ knots, mean, scale }: NetworkParameters, places: Int32Array) => {
  const plain = mean.length - knots.length;
  const reach = (i: number): number => CLIP * (scale[i] ?? 0);
  return {
    feature: Int32Array.from(places, (i) => knots[i - plain]?.feature ?? i),
    from: Float64Array.from(places, (i) => knots[i - plain]?.at ?? 0),
    low: Float64Array.from(places, (i) => Math.max(i < plain ? -Infinity : 0, (mean[i] ?? 0) - reach(i))),
    high: Float64Array.from(places, (i) => (mean[i] ?? 0) + reach(i)),
  };
};

const neuronsOf = ({ layers }: NetworkParameters) => {
  const [hidden, output] = layers.length > 1 ? layers : [[], layers[0]];
  return { hidden, output: output?.[0] ?? { weights: [], bias: 0 } };
};

/** Weights and biases for the inputs at `places`, in the units of their features; blocks not full end with zeros. */
const layOut = (parameters: NetworkParameters, places: Int32Array) => {
  const { direct, mean, scale } = parameters;
  const { hidden, output } = neuronsOf(parameters);
  const size = places.length;
  const blocks = Math.ceil(hidden.length / BLOCK);
  const weights = new Float64Array(blocks * BLOCK * size);
  const start = new Float64Array(blocks * BLOCK);
  const inUnits = (of: readonly number[]) => Float64Array.from(places, (i) => (of[i] ?? 0) / (scale[i] ?? 1));
  const atMeans = (own: Float64Array): number =>
    own.reduce((sum, weight, k) => sum + weight * (mean[places[k] ?? 0] ?? 0), 0);
  const straight = hidden.length === 0 ? output.weights : [];
  const line = inUnits(mean.map((_, i) => (direct[i] ?? 0) + (straight[i] ?? 0)));
  for (const [n, neuron] of hidden.entries()) {
    const own = inUnits(neuron.weights);
    start[n] = neuron.bias - atMeans(own);
    const at = Math.floor(n / BLOCK) * BLOCK * size + (n % BLOCK);
    for (const [k, weight] of own.entries()) weights[at + k * BLOCK] = weight;
  }
  const out = Float64Array.from(hidden, (_, n) => output.weights[n] ?? 0);
  return { blocks, weights, start, out, line, bias: output.bias - atMeans(line) };
};

/** Lays a network out. What comes out is the same as of `forward`, up to rounding. */
export const compile = (parameters: NetworkParameters): Compiled => {
  const { mean, knots } = parameters;
  const places = Int32Array.from(mean.flatMap((_, i) => (parameters.scale[i] === 0 ? [] : [i])));
  const { feature, from, low, high } = rangesOf(parameters, places);
  const { blocks, weights, start, out, line, bias } = layOut(parameters, places);
  const size = places.length;
  const inputs = new Float64Array(size);
  const listed = new Int32Array(size);
  const given = new Float64Array(size);
  const sums = new Float64Array(start.length);
  const moved = new Float64Array(start.length);
  /** Lists the inputs that are not zero; answers how many. */
  const read = (values: readonly number[]): number => {
    let count = 0;
    for (let k = 0; k < size; k++) {
      const value = clipped(values[feature[k]!]! - from[k]!, low[k]!, high[k]!);
      inputs[k] = value;
      if (value === 0) continue;
      listed[count] = k;
      given[count++] = value;
    }
    return count;
  };
  /** Puts the sums of the hidden neurons into `to`; answers what the listed inputs bring to the output directly. */
  const sumUp = (count: number, base: Float64Array, to: Float64Array): number => {
    let direct = 0;
    for (let n = 0; n < count; n++) direct += given[n]! * line[listed[n]!]!;
    for (let block = 0; block < blocks; block++) sumBlock(weights, size, listed, given, count, block, base, to);
    return direct;
  };
  const finish = (linear: number, of: Float64Array): number => {
    let sum = linear;
    for (let n = 0; n < out.length; n++) sum += out[n]! * sigmoid(of[n]!);
    return sum;
  };
  read(mean.slice(0, mean.length - knots.length));
  const usual = inputs.slice();
  const at = new Int32Array(mean.length).fill(-1);
  for (const [k, i] of places.entries()) at[i] = k;
  /** The log-odds with the inputs of a group as usual: only what differs is summed up. */
  const without = (group: readonly number[], linear: number): number => {
    let count = 0;
    for (const i of group) {
      const k = at[i]!;
      if (k < 0 || usual[k] === inputs[k]) continue;
      listed[count] = k;
      given[count++] = usual[k]! - inputs[k]!;
    }
    return finish(linear + sumUp(count, sums, moved), moved);
  };
  return {
    logOdds: (values) => finish(bias + sumUp(read(values), start, sums), sums),
    withoutEach: (values, groups) => {
      const linear = bias + sumUp(read(values), start, sums);
      return { logOdds: finish(linear, sums), without: groups.map((group) => without(group, linear)) };
    },
  };
};
