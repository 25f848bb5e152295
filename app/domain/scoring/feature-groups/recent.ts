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
  of: (facts: Facts, i: number) => number,
) =>
  Object.fromEntries(
    lags.map((i): [string, FeatureSpec] => [
      `${name}_${String(i + 1)}`,
      { what: `${what}, ${String(i + 1)} back`, unit, reason, worse, of: (facts) => of(facts, i) },
    ]),
  ) as Record<`${N}_${Lag}`, FeatureSpec>;

const isKnown = (f: Facts, i: number): boolean => i < f.daysLate.length;
const daysOf = (f: Facts, i: number): number => f.daysLate[i] ?? 0;

/** The newest outcomes and amounts one by one: what smoothing hides. */
export const recent = {
  ...perLag("early", "paid before the due day", "yes or no", "early_payments", "less", (f, i) => Number(daysOf(f, i) < 0)),
  ...perLag("late", "late", "yes or no", "recent_lateness", "more", (f, i) => Number(daysOf(f, i) > 0)),
  ...perLag("very_late", "late by more than 45 days", "yes or no", "recent_lateness", "more", (f, i) => Number(daysOf(f, i) > 45)),
  ...perLag("open", "late and still open", "yes or no", "overdue_now", "more", (f, i) => Number(f.stillOpen[i] === true)),
  ...perLag("unknown", "no such outcome", "yes or no", "little_history", "either", (f, i) => Number(!isKnown(f, i))),
  ...perLag("amount", "amount of the instalment over this one; 0 without it", "ln", "larger_than_usual", "either", (f, i) => {
    const amount = f.amounts[i];
    return amount === undefined ? 0 : Math.max(-5, Math.min(5, ratio(amount, f.amountMinor)));
  }),
}; // prettier-ignore
