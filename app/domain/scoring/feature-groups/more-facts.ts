import { days } from "../../shared/duration";
import type { PurchaseRecord, RepaymentRecord, Signals, Unseen } from "../types";
import { countBefore, isBefore, lastOf, MEMORY, type Facts } from "./known";

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

const timeOf = (purchase: PurchaseRecord | undefined, otherwise: number): number =>
  purchase?.createdAt.getTime() ?? otherwise;

/** What was bought otherwise, and since when the customer is one. Comes after the credit. */
export const addPurchases = (facts: Facts, purchases: readonly PurchaseRecord[], unseen: Unseen | undefined): void => {
  const end = countBefore(purchases, facts.now);
  const first = Math.max(0, end - MEMORY);
  const half = first + Math.floor((end - first) / 2);
  for (let i = first; i < end; i++) {
    const purchase = purchases[i];
    if (purchase) addPurchase(facts, purchase, i >= half);
  }
  const newest = Math.max(facts.records > 0 ? facts.newestAt : -Infinity, timeOf(lastOf(purchases, end), -Infinity));
  if (newest > -Infinity) facts.newestPurchaseAt = newest;
  const oldest = timeOf(first < end ? purchases[first] : undefined, facts.now);
  facts.firstAt = Math.min(facts.oldestAt, oldest, unseen?.since.getTime() ?? facts.oldestAt);
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
