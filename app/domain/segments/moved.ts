import { days, minus } from "../shared/duration";
import { DIMENSIONS, type Basis, type Position, type SegmentModel } from "./types";

const BINS = 10;
/** So that a bin that nobody is in counts as nearly empty, not as infinitely unlikely. */
const FLOOR = 0.001;

/** Deciles of each dimension over a sample, and how many lie between them. */
export const basisOf = (sample: readonly Position[]): Basis =>
  DIMENSIONS.map((dimension) => {
    const sorted = sample.map((one) => one[dimension]).sort((a, b) => a - b);
    const cuts = Array.from({ length: BINS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / BINS)] ?? 0);
    const edges = [...new Set(cuts)];
    return { edges, shares: sharesOf(edges, sorted) };
  });

const sharesOf = (edges: readonly number[], values: readonly number[]): number[] => {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const value of values) {
    const bin = edges.filter((edge) => value >= edge).length;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => count / Math.max(1, values.length));
};

/** Population stability index of the dimension that has moved most; 0 when nothing has. */
export const stabilityIndex = (basis: Basis, sample: readonly Position[]): number =>
  Math.max(
    ...basis.map(({ edges, shares }, d) => {
      const now = sharesOf(edges, sample.map((one) => one[DIMENSIONS[d] ?? "probability"])); // prettier-ignore
      return shares.reduce((sum, share, i) => {
        const [then, current] = [Math.max(share, FLOOR), Math.max(now[i] ?? 0, FLOOR)];
        return sum + (current - then) * Math.log(current / then);
      }, 0);
    }),
  );

/** Fewer customers than this with a score say too little of what kinds there are. */
export const FEWEST = 200;
/** The usual mark of a distribution that is not the same any more (Siddiqi, Credit Risk Scorecards, 2006, ch. 9). */
const MOVED = 0.25;
const GROWN = 4;
const REST = days(7);

/**
 * Whether segments are fitted anew: the first time as soon as there are enough customers; later only when the customers
 * have moved, or have become four times as many, and never twice within a week.
 */
export const mustFit = (
  inForce: { readonly model: SegmentModel; readonly fittedAt: Date } | undefined,
  sample: readonly Position[],
  customers: number,
  now: Date,
): boolean => {
  if (sample.length < FEWEST) return false;
  if (inForce?.model.basis == null) return true;
  if (inForce.fittedAt > minus(now, REST)) return false;
  return customers >= GROWN * inForce.model.customers || stabilityIndex(inForce.model.basis, sample) > MOVED;
};
