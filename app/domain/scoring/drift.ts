/**
 * How far a distribution has moved: the population stability index, the sum over bins of (a - e) * ln(a / e), where e
 * is the share of a bin in the reference and a the share now (Siddiqi, Credit Risk Scorecards, 2006, chapter 10; it is
 * the symmetric Kullback and Leibler divergence of the two). Ten quantile bins; 0.1 and 0.25 are the usual marks.
 */
export const PSI_MOVED = 0.1;
export const PSI_FAR = 0.25;
const BINS = 10;
/** An empty bin counts as this share, so that the logarithm exists. */
const LEAST_SHARE = 1e-4;
/**
 * With n and m values and nothing moved, the index is about 9 (1/n + 1/m) by chance alone (Yurdakul, Statistical
 * Properties of Population Stability Index, 2018). From so many values on that stays below half of the first mark.
 */
export const LEAST_VALUES = 360;

/** A distribution as kept: upper edges of the bins, each inclusive, the last bin open; and the share in each. */
export type Spread = { readonly edges: readonly number[]; readonly shares: readonly number[]; readonly n: number };

/** Edges at the deciles; where many values are the same, fewer. */
const edgesOf = (values: readonly number[]): number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number): number => sorted[Math.min(sorted.length - 1, Math.ceil((q * sorted.length) / BINS) - 1)] ?? 0;
  const edges = Array.from({ length: BINS - 1 }, (_, i) => at(i + 1));
  const largest = sorted.at(-1) ?? 0;
  return [...new Set(edges)].filter((edge) => edge < largest);
};

const sharesIn = (edges: readonly number[], values: readonly number[]): number[] => {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const value of values) {
    let bin = 0;
    while (bin < edges.length && value > (edges[bin] ?? 0)) bin++;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => (values.length === 0 ? 0 : count / values.length));
};

export const spreadOf = (values: readonly number[]): Spread => {
  const edges = values.length === 0 ? [] : edgesOf(values);
  return { edges, shares: sharesIn(edges, values), n: values.length };
};

/** Zero for the same distribution, never negative, larger the further `values` lie from the reference. */
export const psi = ({ edges, shares }: Pick<Spread, "edges" | "shares">, values: readonly number[]): number =>
  sharesIn(edges, values).reduce((sum, share, bin) => {
    const now = Math.max(LEAST_SHARE, share);
    const then = Math.max(LEAST_SHARE, shares[bin] ?? 0);
    return sum + (now - then) * Math.log(now / then);
  }, 0);

export type DriftStatus = "too_few" | "steady" | "moved" | "far";

export const statusOf = (index: number, n: number): DriftStatus =>
  n < LEAST_VALUES ? "too_few" : index >= PSI_FAR ? "far" : index >= PSI_MOVED ? "moved" : "steady";
