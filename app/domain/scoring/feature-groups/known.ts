import type { Unseen } from "../types";

/** Older records say little and would make long customers slow: the newest this many count. */
export const MEMORY = 60;
/** So many of the newest outcomes and amounts are features of their own. */
export const LAGS = 6;
/** What one pass over the newest records found, as known at a moment; lists are newest first. */
export type Facts = {
  now: number;
  amountMinor: number;
  dueAt: number;
  /** The third of the month and the season in which it falls due. */
  dueThird: number;
  dueSeason: number;
  /** Articles of the order that is asked about; undefined where nobody says. */
  articles: number | undefined;
  intangible: boolean | undefined;
  instalments: number;
  records: number;
  creditOrders: number;
  /** Amounts of past instalments. */
  amounts: number[];
  totalMinor: number;
  largestMinor: number;
  newestAt: number;
  oldestAt: number;
  disputed: number;
  /** Days late of known outcomes; those still open count until now. */
  daysLate: number[];
  stillOpen: boolean[];
  late: number;
  early: number;
  daysSum: number;
  worst: number;
  weight: number;
  lateWeight: number;
  daysWeight: number;
  /** Weights that fade more slowly. */
  steadyWeight: number;
  steadyLate: number;
  lastLateDueAt: number | undefined;
  promoted: number;
  promotedLate: number;
  /** Outcomes that fell due in the same third of the month. */
  sameThird: number;
  sameThirdLate: number;
  /** Outcomes that fell due in the same season. */
  sameSeason: number;
  sameSeasonLate: number;
  /** Outcomes of orders that had something to ship, or nothing, as the one that is asked about. */
  sameKind: number;
  sameKindLate: number;
  /** Instalments on which something was paid before the rest. */
  inParts: number;
  overdue: number;
  overdueMinor: number;
  openMinor: number;
  oldestOverdueDays: number;
  purchases: number;
  purchasesMinor: number;
  newerPurchasesMinor: number;
  newerPurchases: number;
  /** Of all orders: cancelled, with something given back, with nothing to ship; articles, and orders that say so. */
  cancelled: number;
  returned: number;
  intangibles: number;
  articlesSum: number;
  articlesKnown: number;
  viaThirdParty: number;
  discounted: number;
  newestPurchaseAt: number;
  firstAt: number;
  unseen: Unseen | undefined;
  contacts: number;
  promises: number;
  brokenPromises: number;
  rfm: string | undefined;
  marketing: string | undefined;
};

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

/** Of somebody of whom nothing is known. */
export const nothing = (now: number, amountMinor: number, dueAt: number, instalments: number): Facts => ({
  now, amountMinor, dueAt, dueThird: 0, dueSeason: 0, articles: undefined, intangible: undefined, instalments, records: 0, creditOrders: 0, amounts: [], totalMinor: 0, largestMinor: 0,
  newestAt: now, oldestAt: now, disputed: 0, daysLate: [], stillOpen: [], late: 0, early: 0,
  daysSum: 0, worst: 0, weight: 0, lateWeight: 0, daysWeight: 0,
  steadyWeight: 0, steadyLate: 0, lastLateDueAt: undefined, promoted: 0,
  promotedLate: 0, sameThird: 0, sameThirdLate: 0, sameSeason: 0, sameSeasonLate: 0, sameKind: 0, sameKindLate: 0, inParts: 0, overdue: 0, overdueMinor: 0, openMinor: 0, oldestOverdueDays: 0,
  purchases: 0, purchasesMinor: 0, newerPurchasesMinor: 0, newerPurchases: 0, cancelled: 0, returned: 0, intangibles: 0, articlesSum: 0, articlesKnown: 0, viaThirdParty: 0,
  discounted: 0, newestPurchaseAt: now, firstAt: now, unseen: undefined, contacts: 0, promises: 0, brokenPromises: 0,
  rfm: undefined, marketing: undefined,
}); // prettier-ignore
