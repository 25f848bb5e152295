import { days, plus } from "../shared/duration";
import { computeFeatures, toArray } from "./features";
import type { PurchaseRecord, RepaymentRecord } from "./types";

/** An instalment whose outcome is known, with the features as they stood when it was created. */
export type TrainingExample = {
  readonly customerId: string;
  readonly orderId: string;
  readonly features: number[];
  readonly late: boolean;
};

/**
 * Whether an instalment was late by more than `lateAfterDays`, as known at `until`; undefined while that is open: not
 * paid, and not yet late enough to say.
 */
export const lateBy = (record: RepaymentRecord, until: Date, lateAfterDays: number): boolean | undefined => {
  const limit = plus(record.dueAt, days(lateAfterDays + 1));
  const paid = record.paidAt && record.paidAt < until ? record.paidAt : undefined;
  if (paid) return paid >= limit;
  return until >= limit ? true : undefined;
};

/** Examples from one customer's history, `credit` sorted by creation; each sees only what came before it. */
export const examplesOf = (
  credit: readonly RepaymentRecord[],
  purchases: readonly PurchaseRecord[],
  until: Date,
  lateAfterDays: number,
): TrainingExample[] =>
  credit.flatMap((record) => {
    const late = record.createdAt < until ? lateBy(record, until, lateAfterDays) : undefined;
    if (late === undefined) return [];
    const features = toArray(computeFeatures(credit, purchases, record.createdAt, record.amountMinor));
    return [{ customerId: record.customerId, orderId: record.orderId, features, late }];
  });
