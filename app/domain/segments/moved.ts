import { PSI_FAR, psi, spreadOf } from "../scoring/drift";
import { days, minus } from "../shared/duration";
import { DIMENSIONS, type Basis, type Position, type SegmentModel } from "./types";

/** How the customers of a sample are spread in each dimension. */
export const basisOf = (sample: readonly Position[]): Basis =>
  DIMENSIONS.map((dimension) => {
    const { edges, shares } = spreadOf(sample.map((one) => one[dimension]));
    return { edges: [...edges], shares: [...shares] };
  });

/** Population stability index of the dimension that has moved most; 0 when nothing has. */
export const stabilityIndex = (basis: Basis, sample: readonly Position[]): number =>
  Math.max(...basis.map((spread, d) => psi(spread, sample.map((one) => one[DIMENSIONS[d] ?? "probability"])))); // prettier-ignore

/** Fewer customers than this with a score say too little of what kinds there are. */
export const FEWEST = 200;
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
  return customers >= GROWN * inForce.model.customers || stabilityIndex(inForce.model.basis, sample) > PSI_FAR;
};
