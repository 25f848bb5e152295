import { days } from "../../shared/duration";
import type { PurchaseRecord, RepaymentRecord, Signals, Unseen } from "../types";
import { countBefore, isBefore, MEMORY, type Facts } from "./known";

/** Contacts of so many days say how much asking it takes now. */
const CONTACTS_OF = days(90);

/** What an order says beside its money, on credit or not. */
export const addOrder = (facts: Facts, order: RepaymentRecord | PurchaseRecord): void => {
  if (order.discounted === true) facts.discounted++;
  if (order.intangible === true) facts.intangibles++;
  if (isBefore(order.cancelledAt, facts.now)) facts.cancelled++;
  if (isBefore(order.returnedAt, facts.now)) facts.returned++;
  if (order.articles === undefined) return;
  facts.articlesSum += order.articles;
  facts.articlesKnown++;
};

const addPurchase = (facts: Facts, purchase: PurchaseRecord, isNewer: boolean): void => {
  facts.purchases++;
  facts.purchasesMinor += purchase.amountMinor;
  if (isNewer) {
    facts.newerPurchases++;
    facts.newerPurchasesMinor += purchase.amountMinor;
  }
  if (purchase.viaThirdPartyBnpl) facts.viaThirdParty++;
  addOrder(facts, purchase);
};

/** What was bought otherwise, and since when the customer is one. Comes after the credit. */
export const addPurchases = (facts: Facts, purchases: readonly PurchaseRecord[], unseen: Unseen | undefined): void => {
  const end = countBefore(purchases, facts.now);
  const known = purchases.slice(Math.max(0, end - MEMORY), end);
  const half = Math.floor(known.length / 2);
  for (const [i, purchase] of known.entries()) addPurchase(facts, purchase, i >= half);
  const newest = [known.at(-1)?.createdAt.getTime(), facts.records > 0 ? facts.newestAt : undefined];
  const times = newest.filter((at) => at !== undefined);
  if (times.length > 0) facts.newestPurchaseAt = Math.max(...times);
  const first = [known[0]?.createdAt.getTime(), unseen?.since.getTime()].filter((at) => at !== undefined);
  facts.firstAt = Math.min(facts.oldestAt, ...first);
  facts.unseen = unseen;
};

/** The store's newest word of either kind. */
const addTraits = (facts: Facts, traits: NonNullable<Signals["traits"]>): void => {
  for (const { kind, value, at } of traits) {
    if (at.getTime() >= facts.now) break;
    facts[kind] = value;
  }
};

/** A promise was kept when whatever was past due when it was made was paid by its end. */
const isBroken = (credit: readonly RepaymentRecord[], from: Date, until: Date): boolean =>
  credit.some(
    ({ dueAt, paidAt }) => dueAt < from && (paidAt === undefined || paidAt >= from) && !(paidAt && paidAt <= until),
  );

/** How often the customer was asked, and what promises came to. Promises whose end is to come say nothing yet. */
export const addSignals = (
  facts: Facts,
  credit: readonly RepaymentRecord[],
  { contacts = [], promises = [], traits = [] }: Signals,
): void => {
  addTraits(facts, traits);
  for (const contact of contacts) {
    const at = contact.getTime();
    if (at < facts.now && at >= facts.now - CONTACTS_OF) facts.contacts++;
  }
  for (const { from, until } of promises) {
    if (until.getTime() >= facts.now) continue;
    facts.promises++;
    if (isBroken(credit, from, until)) facts.brokenPromises++;
  }
};
