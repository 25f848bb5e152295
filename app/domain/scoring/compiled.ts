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
 * many that are zero (a yes or no, a bend not reached, nothing overdue) stay zero, and cost nothing. Inputs that never
 * varied say nothing and are left out.
 */
const inputReader = ({ knots, mean, scale }: NetworkParameters) => {
  const plain = mean.length - knots.length;
  const places = Int32Array.from(mean.flatMap((_, i) => (scale[i] === 0 ? [] : [i])));
  const feature = Int32Array.from(places, (i) => knots[i - plain]?.feature ?? i);
  const from = Float64Array.from(places, (i) => knots[i - plain]?.at ?? 0);
  const reach = (i: number): number => CLIP * (scale[i] ?? 0);
  const low = Float64Array.from(places, (i) => Math.max(i < plain ? -Infinity : 0, (mean[i] ?? 0) - reach(i)));
  const high = Float64Array.from(places, (i) => (mean[i] ?? 0) + reach(i));
  return (values: readonly number[], inputs: Float64Array): void => {
    for (let k = 0; k < places.length; k++) {
      const value = values[feature[k]!]! - from[k]!;
      inputs[places[k]!] = clipped(value, low[k]!, high[k]!);
    }
  };
};

const neuronsOf = ({ layers }: NetworkParameters) => {
  const [hidden, output] = layers.length > 1 ? layers : [[], layers[0]];
  return { hidden, output: output?.[0] ?? { weights: [], bias: 0 } };
};

/** Weights and biases for inputs in the units of their features; blocks that are not full end with zeros. */
const layOut = (parameters: NetworkParameters) => {
  const { direct, mean, scale } = parameters;
  const { hidden, output } = neuronsOf(parameters);
  const size = mean.length;
  const blocks = Math.ceil(hidden.length / BLOCK);
  const weights = new Float64Array(blocks * BLOCK * size);
  const start = new Float64Array(blocks * BLOCK);
  // What never varied has no scale and says nothing.
  const units = mean.map((_, i) => (scale[i] === 0 ? 0 : 1 / (scale[i] ?? 1)));
  const atMeans = (ofUnits: ArrayLike<number>): number =>
    mean.reduce((sum, middle, i) => sum + middle * (ofUnits[i] ?? 0), 0);
  const straight = hidden.length === 0 ? output.weights : [];
  const line = Float64Array.from(units, (unit, i) => unit * ((direct[i] ?? 0) + (straight[i] ?? 0)));
  for (const [n, neuron] of hidden.entries()) {
    const own = units.map((unit, i) => unit * (neuron.weights[i] ?? 0));
    start[n] = neuron.bias - atMeans(own);
    const at = Math.floor(n / BLOCK) * BLOCK * size + (n % BLOCK);
    for (const [i, weight] of own.entries()) weights[at + i * BLOCK] = weight;
  }
  const out = Float64Array.from(hidden, (_, n) => output.weights[n] ?? 0);
  return { blocks, weights, start, out, line, bias: output.bias - atMeans(line) };
};

/** Lays a network out. What comes out is the same as of `forward`, up to rounding. */
export const compile = (parameters: NetworkParameters): Compiled => {
  const { blocks, weights, start, out, line, bias } = layOut(parameters);
  const { mean, knots } = parameters;
  const size = mean.length;
  const fill = inputReader(parameters);
  const usual = new Float64Array(size);
  fill(mean.slice(0, size - knots.length), usual);
  const inputs = new Float64Array(size);
  const listed = { places: new Int32Array(size), values: new Float64Array(size) };
  const sums = new Float64Array(start.length);
  const moved = new Float64Array(start.length);
  let count = 0;
  /** Lists an input that is to be summed up; answers what it brings to the output directly. */
  const list = (i: number, value: number): number => {
    listed.places[count] = i;
    listed.values[count++] = value;
    return value * line[i]!;
  };
  /** Sums up what is listed. */
  const sumUp = (base: Float64Array, to: Float64Array): void => {
    const { places, values } = listed;
    for (let block = 0; block < blocks; block++) sumBlock(weights, size, places, values, count, block, base, to);
    count = 0;
  };
  const finish = (linear: number, of: Float64Array): number => {
    let sum = linear;
    for (let n = 0; n < out.length; n++) sum += out[n]! * sigmoid(of[n]!);
    return sum;
  };
  /** Sums of the hidden neurons; answers the part that goes directly to the output. */
  const read = (values: readonly number[]): number => {
    fill(values, inputs);
    let linear = bias;
    for (let i = 0; i < size; i++) if (inputs[i] !== 0) linear += list(i, inputs[i]!);
    sumUp(start, sums);
    return linear;
  };
  const without = (group: readonly number[], linear: number): number => {
    let rest = linear;
    for (const i of group) if (usual[i] !== inputs[i]) rest += list(i, usual[i]! - inputs[i]!);
    sumUp(sums, moved);
    return finish(rest, moved);
  };
  return {
    logOdds: (values) => finish(read(values), sums),
    withoutEach: (values, groups) => {
      const linear = read(values);
      return { logOdds: finish(linear, sums), without: groups.map((group) => without(group, linear)) };
    },
  };
};
