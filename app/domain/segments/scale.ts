import { DIMENSIONS, type Dimension, type Position, type Scale } from "./types";

/** A difference below these is none, however alike all customers are: it must not be blown up to a whole deviation. */
const SMALLEST_SD: Readonly<Record<Dimension, number>> = {
  probability: 0.03,
  exposure: 0.15,
  daysLate: 1.5,
  trend: 1.5,
};
/** Further out than this is far out: a few extreme customers must not get a segment of their own. */
const CLIP = 3;

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / Math.max(1, values.length);

/** Mean and deviation of each dimension over a sample. */
export const scaleOf = (sample: readonly Position[]): Scale => {
  const columns = DIMENSIONS.map((dimension) => sample.map((one) => one[dimension]));
  const means = columns.map(mean);
  return {
    mean: means,
    sd: columns.map((values, d) => {
      const deviation = Math.sqrt(mean(values.map((x) => (x - (means[d] ?? 0)) ** 2)));
      return Math.max(deviation, SMALLEST_SD[DIMENSIONS[d] ?? "probability"]);
    }),
  };
};

/** A position in deviations from the mean. */
export const standardised = ({ mean: means, sd }: Scale, position: Position): number[] =>
  DIMENSIONS.map((dimension, d) =>
    Math.max(-CLIP, Math.min(CLIP, (position[dimension] - (means[d] ?? 0)) / (sd[d] ?? 1))),
  );

/** The way back, of a centre. */
export const positionOf = ({ mean: means, sd }: Scale, centre: readonly number[]): Position => {
  const at = (d: number): number => (centre[d] ?? 0) * (sd[d] ?? 1) + (means[d] ?? 0);
  return { probability: at(0), exposure: at(1), daysLate: at(2), trend: at(3) };
};

export const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.sqrt(a.reduce((sum, x, d) => sum + (x - (b[d] ?? 0)) ** 2, 0));
