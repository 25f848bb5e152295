/** Outcomes of one month: how many were expected to be late, and how many were. */
export type MonthOutcome = {
  /** Year and month in which the instalments fell due. */
  readonly month: string;
  readonly n: number;
  /** Mean probability said when each instalment was created. */
  readonly expected: number;
  readonly observed: number;
};

/** An instalment whose outcome is known, with what was said of it when it was created. */
export type SaidOutcome = { readonly p: number; readonly late: boolean; readonly dueAt: Date };

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** Expected against observed late payments by the month of the due day, oldest first. */
export const outcomesByMonth = (outcomes: readonly SaidOutcome[]): MonthOutcome[] => {
  const sums = new Map<string, { n: number; said: number; late: number }>();
  for (const { p, late, dueAt } of outcomes) {
    const sum = sums.get(monthOf(dueAt)) ?? { n: 0, said: 0, late: 0 };
    sums.set(monthOf(dueAt), { n: sum.n + 1, said: sum.said + p, late: sum.late + Number(late) });
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, { n, said, late }]) => ({ month, n, expected: said / n, observed: late / n }));
};

/** Those due from a day on, or the newest hundred if those are fewer: a good year must not hide a bad month. */
export const newestOutcomes = (outcomes: readonly SaidOutcome[], from: Date): SaidOutcome[] =>
  [...outcomes]
    .sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime())
    .filter(({ dueAt }, i) => i < LEAST_OUTCOMES || dueAt >= from);

const gapOf = (since: readonly SaidOutcome[]): number =>
  Math.abs(since.reduce((sum, { p, late }) => sum + p - Number(late), 0)) / Math.max(1, since.length);

/** A gap below this, over enough outcomes, bears out what was said. */
const BORNE_OUT_GAP = 0.05;
/** A gap of so many points that chance does not explain makes the probabilities unfit for decisions. */
const BROKEN_GAP = 0.1;
const STANDARD_ERRORS = 3;
const LEAST_OUTCOMES = 100;

/**
 * Whether what was said is far from what happened since: a gap of ten points or more between expected and observed over
 * all given outcomes, and more than three standard errors of what chance would make of probabilities that were right.
 */
export const isCalibrationBroken = (since: readonly SaidOutcome[]): boolean => {
  const n = since.length;
  if (n < LEAST_OUTCOMES) return false;
  const gap = gapOf(since);
  const error = Math.sqrt(since.reduce((sum, { p }) => sum + p * (1 - p), 0)) / n;
  return gap >= BROKEN_GAP && gap > STANDARD_ERRORS * error;
};

/** Whether enough outcomes say that the probabilities were right, on the whole. */
export const isBorneOut = (since: readonly SaidOutcome[]): boolean =>
  since.length >= LEAST_OUTCOMES && gapOf(since) < BORNE_OUT_GAP;

/** A point of a calibration plot. */
export type CalibrationBin = { readonly expected: number; readonly observed: number; readonly n: number };

const PLOTTED = 10;

/** Ten bins of equal size by what was said, for the plot and the table beside it. */
export const calibrationBins = (outcomes: readonly { readonly p: number; readonly late: boolean }[]): CalibrationBin[] => {
  const sorted = [...outcomes].sort((a, b) => a.p - b.p);
  return Array.from({ length: PLOTTED }, (_, i) => {
    const part = sorted.slice(Math.floor((i * sorted.length) / PLOTTED), Math.floor(((i + 1) * sorted.length) / PLOTTED));
    const mean = (of: (one: { p: number; late: boolean }) => number) => part.reduce((sum, one) => sum + of(one), 0) / part.length;
    return { n: part.length, expected: mean(({ p }) => p), observed: mean(({ late }) => Number(late)) };
  }).filter(({ n }) => n > 0);
}; // prettier-ignore
