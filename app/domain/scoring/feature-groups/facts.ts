import { DAY_MS } from "../../shared/duration";
import type { PurchaseRecord, RepaymentRecord, Signals, Unseen } from "../types";
import { countBefore, MEMORY, nothing, type Facts } from "./known";
import { addPurchases, addSignals } from "./more-facts";

/** Lateness is clipped here, in days, so that one forgotten bill does not outweigh a year. */
const CLIP_EARLY = -30;
export const CLIP_LATE = 120;
/** Each older record weighs this much less in the recency-weighted features. */
const DECAY = Array.from({ length: MEMORY }, (_, i) => 0.7 ** i);
const STEADY_DECAY = Array.from({ length: MEMORY }, (_, i) => 0.9 ** i);

const USUAL_TERM = 30 * DAY_MS;
/**
 * The day of the month, worked out without making a date, because it is asked for every record: days since 1 March 2000,
 * years of which end with the leap day (Hinnant, chrono-compatible low-level date algorithms, 2013).
 */
const dayOfMonth = (at: number): number => {
  const days = Math.floor(at / DAY_MS) - 11_017;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  return ofYear - Math.floor((153 * month + 2) / 5) + 1;
};
/** Which third of the month a moment lies in. */
export const third = (at: number): number => Math.min(2, Math.floor((dayOfMonth(at) - 1) / 10));

/** What an outcome weighs by how many newer ones there are. */
const weightsOf = ({ daysLate }: Facts): { readonly w: number; readonly steady: number } => ({
  w: DECAY[daysLate.length] ?? 0,
  steady: STEADY_DECAY[daysLate.length] ?? 0,
});

const addLate = (facts: Facts, dueAt: number, daysLate: number, w: number, steady: number): void => {
  facts.late++;
  facts.lateWeight += w;
  facts.steadyLate += steady;
  facts.worst = Math.max(facts.worst, daysLate);
  facts.lastLateDueAt = Math.max(facts.lastLateDueAt ?? dueAt, dueAt);
};

const addOutcome = (facts: Facts, record: RepaymentRecord, dueAt: number, paidAt: number | undefined): void => {
  const days = Math.floor(((paidAt ?? facts.now) - dueAt) / DAY_MS);
  const daysLate = Math.max(CLIP_EARLY, Math.min(CLIP_LATE, days));
  const { w, steady } = weightsOf(facts);
  const isLate = daysLate > 0;
  facts.daysLate.push(daysLate);
  facts.stillOpen.push(paidAt === undefined);
  facts.weight += w;
  facts.steadyWeight += steady;
  facts.daysWeight += w * daysLate;
  facts.daysSum += daysLate;
  facts.early += Number(daysLate < 0);
  if (isLate) addLate(facts, dueAt, daysLate, w, steady);
  if (third(dueAt) === facts.dueThird) {
    facts.sameThird++;
    facts.sameThirdLate += Number(isLate);
  }
  if (record.discounted !== true) return;
  facts.promoted++;
  facts.promotedLate += Number(isLate);
};

const addOpen = (facts: Facts, amountMinor: number, late: number): void => {
  facts.openMinor += amountMinor;
  if (late <= 0) return;
  facts.overdue++;
  facts.overdueMinor += amountMinor;
  facts.oldestOverdueDays = Math.max(facts.oldestOverdueDays, late / DAY_MS);
};

const addRecord = (facts: Facts, record: RepaymentRecord): void => {
  const { now } = facts;
  const dueAt = record.dueAt.getTime();
  const paid = record.paidAt?.getTime();
  const paidAt = paid !== undefined && paid < now ? paid : undefined;
  facts.records++;
  facts.amounts.push(record.amountMinor);
  facts.totalMinor += record.amountMinor;
  facts.largestMinor = Math.max(facts.largestMinor, record.amountMinor);
  facts.oldestAt = record.createdAt.getTime();
  facts.disputed += Number(record.disputed);
  if (paidAt !== undefined || dueAt < now) addOutcome(facts, record, dueAt, paidAt);
  if (paidAt === undefined) addOpen(facts, record.amountMinor, now - dueAt);
};

const addCredit = (facts: Facts, credit: readonly RepaymentRecord[]): void => {
  const end = countBefore(credit, facts.now);
  let order: string | undefined;
  for (let i = end - 1; i >= 0 && i >= end - MEMORY; i--) {
    const record = credit[i];
    if (!record) continue;
    addRecord(facts, record);
    if (record.orderId === order) continue;
    order = record.orderId;
    facts.creditOrders++;
    facts.promotedOrders += Number(record.discounted === true);
  }
  facts.newestAt = credit[end - 1]?.createdAt.getTime() ?? facts.now;
};

/** Without word of the instalment that is asked about: as the newest order was, else a month and one instalment. */
const addUsualTerms = (facts: Facts, credit: readonly RepaymentRecord[]): void => {
  const end = countBefore(credit, facts.now);
  const newest = credit[end - 1];
  if (!newest) return;
  let first = end;
  while (first > 0 && first > end - MEMORY && credit[first - 1]?.orderId === newest.orderId) first--;
  facts.instalments = end - first;
  facts.dueAt = facts.now + (newest.dueAt.getTime() - newest.createdAt.getTime());
};

/** Gathers what is known of a customer strictly before `at`, of whom an instalment of `amountMinor` is asked. */
export const factsOf = (
  credit: readonly RepaymentRecord[],
  purchases: readonly PurchaseRecord[],
  at: Date,
  amountMinor: number,
  unseen: Unseen | undefined,
  signals: Signals | undefined,
): Facts => {
  const now = at.getTime();
  const about = signals?.about;
  const facts = nothing(now, amountMinor, about?.dueAt.getTime() ?? now + USUAL_TERM, about?.instalments ?? 1);
  if (!about) addUsualTerms(facts, credit);
  facts.dueThird = third(facts.dueAt);
  addCredit(facts, credit);
  addPurchases(facts, purchases, unseen);
  if (signals) addSignals(facts, credit, signals);
  return facts;
};
