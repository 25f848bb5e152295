import { days, plus } from "../shared/duration";
import { featureArray } from "./features";
import type { PurchaseRecord, RepaymentRecord, RiskScorer, Signals, Unseen } from "./types";

export type Improvement = {
  readonly id: "paid" | "three_on_time" | "usual_amount";
  /** Probability of late payment as it is, and as it would be. */
  readonly from: number;
  readonly to: number;
};

type History = {
  readonly credit: readonly RepaymentRecord[];
  readonly purchases: readonly PurchaseRecord[];
  readonly nextAmountMinor: number;
  readonly unseen?: Unseen | undefined;
  readonly signals?: Signals | undefined;
};

/** Less than this is not worth saying. */
const LEAST = 0.02;
const MORE_PAYMENTS = 3;
const MONTH = days(30);

const isOverdue = ({ dueAt, paidAt }: RepaymentRecord, at: Date): boolean =>
  dueAt < at && (paidAt === undefined || paidAt >= at);

const meanAmount = (credit: readonly RepaymentRecord[]): number =>
  credit.reduce((sum, { amountMinor }) => sum + amountMinor, 0) / Math.max(1, credit.length);

/** As if everything overdue had been paid a moment ago. */
const paidUp = (credit: readonly RepaymentRecord[], at: Date): RepaymentRecord[] => {
  const justBefore = new Date(at.getTime() - 1);
  return credit.map((record) => (isOverdue(record, at) ? { ...record, paidAt: justBefore } : record));
};

/** Paid up, and three instalments of the usual size more, each paid on its day. */
const paidOnTime = (credit: readonly RepaymentRecord[], at: Date): RepaymentRecord[] => {
  const amountMinor = Math.round(meanAmount(credit));
  const more = Array.from({ length: MORE_PAYMENTS }, (_, i): RepaymentRecord => {
    const createdAt = plus(at, days(30 * i));
    const dueAt = plus(createdAt, MONTH);
    return { customerId: "", orderId: `next-${String(i)}`, createdAt, dueAt, amountMinor, paidAt: dueAt };
  });
  return [...paidUp(credit, at), ...more];
}; // prettier-ignore

/**
 * What would lower the probability, each worked out by scoring the changed history again with the same model; biggest
 * change first. What would not lower it is not said.
 */
export const improvementsOf = (scorer: RiskScorer, history: History, at: Date): Improvement[] => {
  const { credit, purchases, nextAmountMinor, unseen, signals } = history;
  const known = credit.filter(({ createdAt }) => createdAt < at);
  if (known.length === 0) return [];
  const score = (records: readonly RepaymentRecord[], moment: Date, amountMinor: number): number => {
    const about = signals?.about && moment > at ? { ...signals.about, dueAt: plus(moment, MONTH) } : signals?.about;
    return scorer.probability(
      featureArray(records, purchases, moment, amountMinor, unseen, signals && { ...signals, about }),
    );
  };
  const from = score(known, at, nextAmountMinor);
  const usual = Math.round(meanAmount(known));
  const later = plus(at, days(30 * (MORE_PAYMENTS + 1)));
  const asked: Improvement[] = [
    ...(known.some((record) => isOverdue(record, at))
      ? [{ id: "paid" as const, from, to: score(paidUp(known, at), at, nextAmountMinor) }]
      : []),
    { id: "three_on_time", from, to: score(paidOnTime(known, at), later, nextAmountMinor) },
    ...(nextAmountMinor > usual ? [{ id: "usual_amount" as const, from, to: score(known, at, usual) }] : []),
  ];
  return asked.filter(({ to }) => from - to >= LEAST).sort((a, b) => a.to - b.to);
};
