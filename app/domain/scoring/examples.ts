import { days, plus } from "../shared/duration";
import { featureArray } from "./features";
import type { PurchaseRecord, RepaymentRecord, Signals } from "./types";

/** An instalment whose outcome is known, with the features as they stood when it was created. */
export type TrainingExample = {
  readonly customerId: string;
  readonly orderId: string;
  /** When it was created, in milliseconds. */
  readonly at: number;
  readonly features: number[];
  readonly late: boolean;
};

/**
 * Whether an instalment was late by more than `lateAfterDays`, as known at `until`; undefined while that is open: not
 * paid, and not yet late enough to say. One that ended before it was late says nothing.
 */
export const lateBy = (record: RepaymentRecord, until: Date, lateAfterDays: number): boolean | undefined => {
  const limit = plus(record.dueAt, days(lateAfterDays + 1));
  const paid = record.paidAt && record.paidAt < until ? record.paidAt : undefined;
  if (paid) return paid >= limit;
  if (record.endedAt && record.endedAt < limit) return undefined;
  return until >= limit ? true : undefined;
};

/**
 * Whether an instalment may teach at `until`: only when everybody had the same time to pay it. Of those not yet due, the
 * ones paid early are known first, and they would teach that all pay early. Nor may one that ended before it was late.
 */
export const isRipe = (record: RepaymentRecord, until: Date, lateAfterDays: number): boolean =>
  record.createdAt < until &&
  until >= plus(record.dueAt, days(lateAfterDays + 1)) &&
  lateBy(record, until, lateAfterDays) !== undefined;

const planOf = ({ orderId, createdAt }: RepaymentRecord): string => `${orderId}/${createdAt.getTime()}`;

/** What is asked about, for each instalment of a history: when it falls due, and of how many agreed with it it is one. */
export const aboutOf = (credit: readonly RepaymentRecord[]): ((record: RepaymentRecord) => Signals["about"]) => {
  const sizes = new Map<string, number>();
  for (const record of credit) sizes.set(planOf(record), (sizes.get(planOf(record)) ?? 0) + 1);
  return (record) => ({
    dueAt: record.dueAt,
    instalments: sizes.get(planOf(record)) ?? 1,
    articles: record.articles,
    intangible: record.intangible,
  });
};

/**
 * Examples from one customer's history, `credit` sorted by creation; each sees only what came before it. `newest`
 * bounds them for customers with very many.
 */
export const examplesOf = (
  credit: readonly RepaymentRecord[],
  purchases: readonly PurchaseRecord[],
  until: Date,
  lateAfterDays: number,
  signals: Signals = {},
  newest = Number.POSITIVE_INFINITY,
): TrainingExample[] => {
  const about = aboutOf(credit);
  const ripe = credit.filter((record) => isRipe(record, until, lateAfterDays));
  return ripe.slice(Math.max(0, ripe.length - newest)).map((record) => {
    const { customerId, orderId, createdAt, amountMinor } = record;
    const features = featureArray(credit, purchases, createdAt, amountMinor, undefined, {
      ...signals,
      about: about(record),
    });
    const late = lateBy(record, until, lateAfterDays) ?? true;
    return { customerId, orderId, at: createdAt.getTime(), features, late };
  });
};
