import { aboutOf } from "~/domain/scoring/examples";
import { computeFeatures } from "~/domain/scoring/features";
import type { RepaymentRecord, RiskScorer, Tier } from "~/domain/scoring/types";
import { days, plus } from "~/domain/shared/duration";
import type { History } from "./histories.server";

const isOpen = ({ paidAt, createdAt, disputedAt }: RepaymentRecord, at: Date): boolean =>
  createdAt <= at && disputedAt === undefined && (paidAt === undefined || paidAt > at);

/** What is asked about: the oldest open instalment, as the live app scores it. */
const oldestOpen = (credit: readonly RepaymentRecord[], at: Date): RepaymentRecord | undefined => {
  let oldest: RepaymentRecord | undefined;
  for (const record of credit)
    if (isOpen(record, at) && (oldest === undefined || record.dueAt < oldest.dueAt)) oldest = record;
  return oldest;
};

const DAY = days(1);

/** The tier of a customer as it was known on a day; worked out once per customer and day, as the live app does. */
export const tiersOf = (histories: ReadonlyMap<string, History>, scorer: RiskScorer) => {
  let customer = "";
  // One customer is replayed at a time: only its days are kept.
  const known = new Map<number, Tier>();
  return (customerId: string, at: Date): Tier => {
    if (customerId !== customer) {
      known.clear();
      customer = customerId;
    }
    const day = Math.floor(at.getTime() / DAY);
    const found = known.get(day);
    if (found !== undefined) return found;
    const history = histories.get(customerId);
    const credit = history?.credit ?? [];
    // Features read what was known strictly before a moment; what became known at this one counts.
    const after = new Date(at.getTime() + 1);
    const next = oldestOpen(credit, at);
    const about = next && aboutOf(credit)(next);
    const features = computeFeatures(credit, history?.purchases ?? [], after, next?.amountMinor ?? 0, undefined, {
      about,
    });
    const { tier } = scorer.score(features);
    known.set(day, tier);
    return tier;
  };
};

export const endOfDay = (day: Date): Date => new Date(plus(day, DAY).getTime() - 1);
