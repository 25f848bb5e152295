import { LAGS, type Facts } from "./known";
import { ratio, type FeatureSpec, type Theme } from "./spec";

const lags = Array.from({ length: LAGS }, (_, i) => i);
type Lag = 1 | 2 | 3 | 4 | 5 | 6;

const perLag = <N extends string>(
  name: N,
  what: string,
  unit: FeatureSpec["unit"],
  reason: Theme,
  worse: FeatureSpec["worse"],
  of: (i: number) => FeatureSpec["of"],
) =>
  Object.fromEntries(
    lags.map((i): [string, FeatureSpec] => [
      `${name}_${String(i + 1)}`,
      { what: `${what}, ${String(i + 1)} back`, unit, reason, worse, of: of(i) },
    ]),
  ) as Record<`${N}_${Lag}`, FeatureSpec>;

const daysLate = (f: Facts, i: number): number => (i < f.outcomes ? (f.daysLate[i] ?? 0) : 0);

/** The newest outcomes and amounts one by one: what smoothing hides. What is not there is neither early nor late. */
export const recent = {
  ...perLag("early", "paid before the due day", "yes or no", "early_payments", "less", (i) => (f) => (daysLate(f, i) < 0 ? 1 : 0)),
  ...perLag("late", "late", "yes or no", "recent_lateness", "more", (i) => (f) => (daysLate(f, i) > 0 ? 1 : 0)),
  ...perLag("very_late", "late by more than 45 days", "yes or no", "recent_lateness", "more", (i) => (f) => (daysLate(f, i) > 45 ? 1 : 0)),
  ...perLag("open", "late and still open", "yes or no", "overdue_now", "more", (i) => (f) => (i < f.outcomes && f.stillOpen[i] === 1 ? 1 : 0)),
  ...perLag("unknown", "no such outcome", "yes or no", "little_history", "either", (i) => (f) => (i < f.outcomes ? 0 : 1)),
  ...perLag("amount", "amount of the instalment over this one; 0 without it", "ln", "larger_than_usual", "either", (i) => (f) =>
    i < f.records ? Math.max(-5, Math.min(5, ratio(f.amounts[i] ?? 0, f.amountMinor))) : 0,
  ),
}; // prettier-ignore
