import { daysBetween } from "../time/local";
import type { Bucket } from "./types";

/** An entry with the moment at which the app came to know of it. */
export type RecordedEntry = Bucket & {
  readonly amountMinor: number;
  readonly effectiveAt: Date;
  readonly recordedAt: Date;
};

/** Stages of delinquency in steps of thirty days past due, as credit bureaus report them; `early` is below the first. */
export const STAGES = ["current", "early", "30", "60", "90", "120", "150", "180"] as const;
export type Stage = (typeof STAGES)[number];

/** The stage of a debt that is `daysPastDue` days late. */
export const stageOf = (daysPastDue: number): Stage => {
  if (daysPastDue <= 0) return "current";
  if (daysPastDue < 30) return "early";
  return STAGES[Math.min(7, Math.floor(daysPastDue / 30) + 1)] ?? "180";
};

export type Standing = {
  readonly balanceMinor: number;
  /** Of instalments due before the day. */
  readonly lateMinor: number;
  /** Since the oldest instalment that was open on the day; 0 when none was late. */
  readonly daysPastDue: number;
  readonly stage: Stage;
};

/**
 * How an obligation stood at the end of `day` (YYYY-MM-DD, ending at `dayEndsAt`), by what was recorded up to
 * `knownAt`: the end of that same day gives the view as known then, now gives it as known now. Entries are only ever
 * added, so the answer for a fixed pair never changes.
 */
export const standingAsOf = (
  entries: readonly RecordedEntry[],
  day: string,
  dayEndsAt: Date,
  knownAt: Date,
): Standing => {
  let balanceMinor = 0;
  const due = new Map<string, { readonly dueOn: string; openMinor: number }>();
  for (const { effectiveAt, recordedAt, amountMinor, dueOn, instalmentKey } of entries) {
    if (effectiveAt >= dayEndsAt || recordedAt > knownAt) continue;
    balanceMinor += amountMinor;
    if (dueOn === null || dueOn >= day) continue;
    const bucket = due.get(`${dueOn}|${instalmentKey ?? ""}`) ?? { dueOn, openMinor: 0 };
    bucket.openMinor += amountMinor;
    due.set(`${dueOn}|${instalmentKey ?? ""}`, bucket);
  }
  const late = [...due.values()].filter(({ openMinor }) => openMinor > 0);
  const lateMinor = late.reduce((sum, { openMinor }) => sum + openMinor, 0);
  const oldest = late.map(({ dueOn }) => dueOn).sort()[0];
  const daysPastDue = oldest === undefined ? 0 : daysBetween(oldest, day);
  return { balanceMinor, lateMinor, daysPastDue, stage: stageOf(daysPastDue) };
};
