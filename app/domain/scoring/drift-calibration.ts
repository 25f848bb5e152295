import { group } from "../shared/group";

/** Outcomes together: how many were expected to be late, as a share, and how many were. */
export type Outcomes = { readonly n: number; readonly expected: number; readonly observed: number };

/** Outcomes of one month: the year and month in which the instalments fell due. */
export type MonthOutcome = Outcomes & { readonly month: string };

/** An instalment whose outcome is known, with what was said of it when it was created. */
export type SaidOutcome = Said & { readonly dueAt: Date };
export type Said = { readonly p: number; readonly late: boolean };

export const together = (outcomes: readonly Said[]): Outcomes => {
  const n = outcomes.length;
  const sum = (of: (one: Said) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  return { n, expected: sum(({ p }) => p) / n, observed: sum(({ late }) => Number(late)) / n };
};

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** Expected against observed late payments by the month of the due day, oldest first. */
export const outcomesByMonth = (outcomes: readonly SaidOutcome[]): MonthOutcome[] =>
  [...group(outcomes, ({ dueAt }) => monthOf(dueAt), (one) => one)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, some]) => ({ month, ...together(some) })); // prettier-ignore

/** Those due from a day on, or the newest hundred if those are fewer: a good year must not hide a bad month. */
export const newestOutcomes = (outcomes: readonly SaidOutcome[], from: Date): SaidOutcome[] =>
  [...outcomes]
    .sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime())
    .filter(({ dueAt }, i) => i < LEAST_OUTCOMES || dueAt >= from);

const gapOf = (since: readonly Said[]): number =>
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
export const isCalibrationBroken = (since: readonly Said[]): boolean => {
  const n = since.length;
  if (n < LEAST_OUTCOMES) return false;
  const gap = gapOf(since);
  const error = Math.sqrt(since.reduce((sum, { p }) => sum + p * (1 - p), 0)) / n;
  return gap >= BROKEN_GAP && gap > STANDARD_ERRORS * error;
};

/** Whether enough outcomes say that the probabilities were right, on the whole. */
export const isBorneOut = (since: readonly Said[]): boolean =>
  since.length >= LEAST_OUTCOMES && gapOf(since) < BORNE_OUT_GAP;

const PLOTTED = 10;

/** Ten bins of equal size by what was said, for the plot and the table beside it. */
export const calibrationBins = (outcomes: readonly Said[]): Outcomes[] => {
  const sorted = [...outcomes].sort((a, b) => a.p - b.p);
  const border = (i: number): number => Math.floor((i * sorted.length) / PLOTTED);
  return Array.from({ length: PLOTTED }, (_, i) => sorted.slice(border(i), border(i + 1)))
    .filter(({ length }) => length > 0)
    .map(together);
};
