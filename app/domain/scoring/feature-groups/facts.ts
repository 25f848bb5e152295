import { DAY_MS } from "../../shared/duration";
import type { PurchaseRecord, RepaymentRecord, Signals, Unseen } from "../types";
import { partsOf } from "./calendar";
import { countBefore, Facts, isBefore, lastOf, MEMORY } from "./known";
import { addOrder, addPurchases, addSignals } from "./more-facts";

/** Lateness is clipped here, in days, so that one forgotten bill does not outweigh a year. */
const CLIP_EARLY = -30;
export const CLIP_LATE = 120;
/** Each older record weighs this much less in the recency-weighted features. */
const DECAY = Float64Array.from({ length: MEMORY }, (_, i) => 0.7 ** i);
const STEADY_DECAY = Float64Array.from({ length: MEMORY }, (_, i) => 0.9 ** i);

const USUAL_TERM = 30 * DAY_MS;

const addLate = (facts: Facts, dueAt: number, daysLate: number, w: number, steady: number): void => {
  facts.late++;
  facts.lateWeight += w;
  facts.steadyLate += steady;
  facts.worst = Math.max(facts.worst, daysLate);
  facts.lastLateDueAt = Math.max(facts.lastLateDueAt, dueAt);
};

/** Outcomes like the one that is asked about: due at the same time of month or year, of the same kind of order. */
const addAlike = (facts: Facts, record: RepaymentRecord, dueAt: number, late: number): void => {
  const { third, season } = partsOf(dueAt);
  if (third === facts.dueThird) {
    facts.sameThird++;
    facts.sameThirdLate += late;
  }
  if (season === facts.dueSeason) {
    facts.sameSeason++;
    facts.sameSeasonLate += late;
  }
  if (facts.intangible !== undefined && record.intangible === facts.intangible) {
    facts.sameKind++;
    facts.sameKindLate += late;
  }
  if (record.discounted === true) {
    facts.promoted++;
    facts.promotedLate += late;
  }
};

const addOutcome = (facts: Facts, record: RepaymentRecord, dueAt: number, paidAt: number | undefined): void => {
  const days = Math.floor(((paidAt ?? facts.now) - dueAt) / DAY_MS);
  const daysLate = Math.max(CLIP_EARLY, Math.min(CLIP_LATE, days));
  const w = DECAY[facts.outcomes] ?? 0;
  const steady = STEADY_DECAY[facts.outcomes] ?? 0;
  facts.daysLate[facts.outcomes] = daysLate;
  facts.stillOpen[facts.outcomes] = paidAt === undefined ? 1 : 0;
  facts.outcomes++;
  facts.weight += w;
  facts.steadyWeight += steady;
  facts.daysWeight += w * daysLate;
  facts.daysSum += daysLate;
  if (daysLate < 0) facts.early++;
  if (daysLate > 0) addLate(facts, dueAt, daysLate, w, steady);
  addAlike(facts, record, dueAt, daysLate > 0 ? 1 : 0);
};

const addOpen = (facts: Facts, amountMinor: number, late: number): void => {
  facts.openMinor += amountMinor;
  if (late <= 0) return;
  facts.overdue++;
  facts.overdueMinor += amountMinor;
  facts.oldestOverdueDays = Math.max(facts.oldestOverdueDays, late / DAY_MS);
};

/** What had been paid on it by then; notes when that was, or became, more than one payment. */
const addPayments = (facts: Facts, { payments }: RepaymentRecord, isPaid: boolean): number => {
  if (payments === undefined) return 0;
  let [count, sum] = [0, 0];
  for (const { at, amountMinor } of payments) {
    if (at.getTime() >= facts.now) break;
    count++;
    sum += amountMinor;
  }
  if (count > (isPaid ? 1 : 0)) facts.inParts++;
  return sum;
};

const addRecord = (facts: Facts, record: RepaymentRecord): void => {
  const { now } = facts;
  if (isBefore(record.endedAt, now)) return;
  const dueAt = record.dueAt.getTime();
  const paid = record.paidAt?.getTime();
  const paidAt = paid !== undefined && paid < now ? paid : undefined;
  facts.amounts[facts.records] = record.amountMinor;
  facts.records++;
  facts.totalMinor += record.amountMinor;
  facts.largestMinor = Math.max(facts.largestMinor, record.amountMinor);
  if (isBefore(record.disputedAt, now)) facts.disputed++;
  const paidMinor = addPayments(facts, record, paidAt !== undefined);
  if (paidAt !== undefined || dueAt < now) addOutcome(facts, record, dueAt, paidAt);
  if (paidAt === undefined) addOpen(facts, Math.max(0, record.amountMinor - paidMinor), now - dueAt);
};

const addCredit = (facts: Facts, credit: readonly RepaymentRecord[]): void => {
  const end = countBefore(credit, facts.now);
  let order: string | undefined;
  for (let i = end - 1; i >= 0 && i >= end - MEMORY; i--) {
    const record = credit[i];
    if (!record) continue;
    facts.oldestAt = record.createdAt.getTime();
    addRecord(facts, record);
    if (record.orderId === order) continue;
    order = record.orderId;
    facts.creditOrders++;
    addOrder(facts, record);
  }
  facts.newestAt = lastOf(credit, end)?.createdAt.getTime() ?? facts.now;
};

/** Without word of the instalment that is asked about: as the newest order was, else a month and one instalment. */
const addUsualTerms = (facts: Facts, credit: readonly RepaymentRecord[]): void => {
  const end = countBefore(credit, facts.now);
  const newest = lastOf(credit, end);
  if (!newest) return;
  let first = end;
  while (first > 0 && first > end - MEMORY && credit[first - 1]?.orderId === newest.orderId) first--;
  facts.instalments = end - first;
  facts.dueAt = facts.now + (newest.dueAt.getTime() - newest.createdAt.getTime());
  facts.articles = newest.articles;
  facts.intangible = newest.intangible;
};

const facts = new Facts();

/**
 * Gathers what is known of a customer strictly before `at`, of whom an instalment of `amountMinor` is asked. The answer
 * is good until the next question.
 */
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
  facts.begin(now, amountMinor, about?.dueAt.getTime() ?? now + USUAL_TERM, about?.instalments ?? 1);
  facts.articles = about?.articles;
  facts.intangible = about?.intangible;
  if (!about) addUsualTerms(facts, credit);
  const { third, season } = partsOf(facts.dueAt);
  facts.dueThird = third;
  facts.dueSeason = season;
  addCredit(facts, credit);
  addPurchases(facts, purchases, unseen);
  if (signals) addSignals(facts, credit, signals);
  return facts;
};
