import { lossOf, quality, type Quality } from "./metrics";

/** What two models said of the same instalment, none of whose outcome either had learned from. */
export type Pair = {
  readonly customerId: string;
  readonly champion: number;
  readonly challenger: number;
  readonly late: boolean;
};

export type Comparison = {
  readonly n: number;
  readonly positives: number;
  readonly customers: number;
  readonly champion: Quality;
  readonly challenger: Quality;
  /** Log-loss of the champion less that of the challenger, per instalment: above zero, the challenger is better. */
  readonly gain: number;
  /** Its standard error; instalments of one customer count as one observation, because they are alike. */
  readonly gainError: number;
};

/** A gain below this is no reason to change what staff and customers are used to. In nats per instalment. */
export const LEAST_GAIN = 0.002;
/** And it must be more than chance: one-sided, 95 %. */
const STANDARD_ERRORS = 1.645;
/** Calibration may not be worse by more than this, in points of the expected calibration error over ten bins. */
export const ECE_TOLERANCE = 0.01;
export const LEAST_COMPARED = 200;
export const LEAST_OF_EACH = 20;
/** A comparison is repeated once so much more is known: deciding every day would find a gain by chance one day. */
const MORE_KNOWN = 1.25;

/** Both models on the same instalments. */
export const comparePairs = (pairs: readonly Pair[]): Comparison => {
  const byCustomer = new Map<string, number>();
  for (const { customerId, champion, challenger, late } of pairs)
    byCustomer.set(customerId, (byCustomer.get(customerId) ?? 0) + lossOf(champion, late) - lossOf(challenger, late));
  const sums = [...byCustomer.values()];
  const n = pairs.length;
  const gain = n === 0 ? 0 : sums.reduce((total, sum) => total + sum, 0) / n;
  const counts = new Map<string, number>();
  for (const { customerId } of pairs) counts.set(customerId, (counts.get(customerId) ?? 0) + 1);
  const spread = [...byCustomer].reduce((total, [id, sum]) => total + (sum - gain * (counts.get(id) ?? 0)) ** 2, 0);
  const of = (model: "champion" | "challenger") => quality(pairs.map((pair) => ({ p: pair[model], late: pair.late })));
  return {
    n,
    positives: pairs.filter(({ late }) => late).length,
    customers: sums.length,
    champion: of("champion"),
    challenger: of("challenger"),
    gain,
    gainError: n === 0 ? 0 : Math.sqrt(spread) / n,
  };
};

export type Promotion = {
  readonly verdict: "promote" | "keep" | "wait";
  readonly why: "better" | "no_gain" | "by_chance" | "worse_calibrated" | "too_little_known";
};

/** Whether the challenger takes over, by the figures alone. */
export const decidePromotion = ({ n, positives, champion, challenger, gain, gainError }: Comparison): Promotion => {
  if (n < LEAST_COMPARED || Math.min(positives, n - positives) < LEAST_OF_EACH)
    return { verdict: "wait", why: "too_little_known" };
  if (gain < LEAST_GAIN) return { verdict: "keep", why: "no_gain" };
  if (gain <= STANDARD_ERRORS * gainError) return { verdict: "keep", why: "by_chance" };
  if (challenger.ece10 > champion.ece10 + ECE_TOLERANCE) return { verdict: "keep", why: "worse_calibrated" };
  return { verdict: "promote", why: "better" };
};

/** Whether enough came since the last comparison of the same two to look again. */
export const isTimeToCompare = (known: number, lastCompared: number | undefined): boolean =>
  lastCompared === undefined || known >= Math.max(LEAST_COMPARED, lastCompared * MORE_KNOWN);

/** How many instalments fell due on a day. */
export type DueDay = { readonly dueOn: string; readonly n: number };

const LEFT_OUT = 0.2;
const MOST_DAYS = 90;

/**
 * The day before which a model learns: what became known later is left out of training, to compare it with what serves.
 * The newest fifth of the instalments due so far, and never more than the last ninety days.
 */
export const leftOutFrom = (due: readonly DueDay[], daysAgo: (dueOn: string) => number): string | undefined => {
  const newestFirst = [...due].sort((a, b) => (a.dueOn < b.dueOn ? 1 : -1));
  const total = due.reduce((sum, { n }) => sum + n, 0);
  let left = 0;
  let from: string | undefined;
  for (const { dueOn, n } of newestFirst) {
    if (left >= total * LEFT_OUT || daysAgo(dueOn) > MOST_DAYS) break;
    left += n;
    from = dueOn;
  }
  return from;
};
