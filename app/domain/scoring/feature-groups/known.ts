import type { Unseen } from "../types";

/** Older records say little and would make long customers slow: the newest this many count. */
export const MEMORY = 60;
/** So many of the newest outcomes and amounts are features of their own. */
export const LAGS = 6;
/**
 * What one pass over the newest records found, as known at a moment; lists are newest first. `begin` starts anew on the
 * same object: one for each of many instalments would be most of the garbage of scoring them.
 */
export class Facts {
  now = 0;
  amountMinor = 0;
  dueAt = 0;
  /** The third of the month and the season in which it falls due. */
  dueThird = 0;
  dueSeason = 0;
  /** Articles of the order that is asked about; undefined where nobody says. */
  articles: number | undefined = undefined;
  intangible: boolean | undefined = undefined;
  instalments = 1;
  records = 0;
  creditOrders = 0;
  /** Amounts of past instalments, as many as there are records. */
  readonly amounts = new Float64Array(MEMORY);
  totalMinor = 0;
  largestMinor = 0;
  newestAt = 0;
  oldestAt = 0;
  disputed = 0;
  /** Past instalments whose outcome is known. */
  outcomes = 0;
  /** Days late of those; of what is still open until now. */
  readonly daysLate = new Float64Array(MEMORY);
  /** Whether it is still open, as 1. */
  readonly stillOpen = new Uint8Array(MEMORY);
  late = 0;
  early = 0;
  daysSum = 0;
  worst = 0;
  weight = 0;
  lateWeight = 0;
  daysWeight = 0;
  /** Weights that fade more slowly. */
  steadyWeight = 0;
  steadyLate = 0;
  /** When the newest late one was due; minus infinity without one. */
  lastLateDueAt = -Infinity;
  promoted = 0;
  promotedLate = 0;
  /** Outcomes that fell due in the same third of the month. */
  sameThird = 0;
  sameThirdLate = 0;
  /** Outcomes that fell due in the same season. */
  sameSeason = 0;
  sameSeasonLate = 0;
  /** Outcomes of orders that had something to ship, or nothing, as the one that is asked about. */
  sameKind = 0;
  sameKindLate = 0;
  /** Instalments on which something was paid before the rest. */
  inParts = 0;
  overdue = 0;
  overdueMinor = 0;
  openMinor = 0;
  oldestOverdueDays = 0;
  purchases = 0;
  purchasesMinor = 0;
  newerPurchasesMinor = 0;
  newerPurchases = 0;
  /** Of all orders: cancelled, with something given back, with nothing to ship; articles, and orders that say so. */
  cancelled = 0;
  returned = 0;
  intangibles = 0;
  articlesSum = 0;
  articlesKnown = 0;
  viaThirdParty = 0;
  discounted = 0;
  newestPurchaseAt = 0;
  firstAt = 0;
  unseen: Unseen | undefined = undefined;
  contacts = 0;
  promises = 0;
  brokenPromises = 0;
  rfm: string | undefined = undefined;
  marketing: string | undefined = undefined;

  /** Of somebody of whom nothing is known. */
  begin(now: number, amountMinor: number, dueAt: number, instalments: number): void {
    this.now = this.newestAt = this.oldestAt = this.newestPurchaseAt = this.firstAt = now;
    this.amountMinor = amountMinor;
    this.dueAt = dueAt;
    this.instalments = instalments;
    this.lastLateDueAt = -Infinity;
    this.articles = this.intangible = this.unseen = this.rfm = this.marketing = undefined;
    this.records = this.creditOrders = this.outcomes = this.disputed = this.inParts = 0;
    this.totalMinor = this.largestMinor = this.openMinor = this.overdueMinor = 0;
    this.late = this.early = this.daysSum = this.worst = this.overdue = this.oldestOverdueDays = 0;
    this.weight = this.lateWeight = this.daysWeight = this.steadyWeight = this.steadyLate = 0;
    this.promoted = this.sameThird = this.sameSeason = this.sameKind = 0;
    this.promotedLate = this.sameThirdLate = this.sameSeasonLate = this.sameKindLate = 0;
    this.purchases = this.purchasesMinor = this.newerPurchases = this.newerPurchasesMinor = 0;
    this.cancelled = this.returned = this.intangibles = this.articlesSum = this.articlesKnown = 0;
    this.viaThirdParty = this.discounted = this.contacts = this.promises = this.brokenPromises = 0;
    this.dueThird = this.dueSeason = 0;
  }
}

export const isBefore = (at: Date | undefined, moment: number): boolean => at !== undefined && at.getTime() < moment;

/** How many of the records, which are sorted by creation, were made before `at`. */
export const countBefore = (records: readonly { readonly createdAt: Date }[], at: number): number => {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.createdAt.getTime() ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The last of the first `count`; a place before the first is never asked of the array, which would be slow. */
export const lastOf = <T>(records: readonly T[], count: number): T | undefined =>
  count > 0 ? records[count - 1] : undefined;
