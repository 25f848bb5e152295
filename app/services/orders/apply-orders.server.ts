import type { KnownOrder, OrderChange, OrderWithCustomer } from "~/contracts/orders";
import { customerRowId } from "~/contracts/row-ids";
import { isSetUp, type ShopSettings } from "~/contracts/shop";
import { classify } from "~/domain/ledger/classify";
import { decideEntries } from "~/domain/ledger/decide";
import { planInstalments } from "~/domain/ledger/plan-instalments";
import { obligationStatus } from "~/domain/ledger/status";
import type { OrderFacts } from "~/domain/ledger/types";
import { fieldsJob } from "../fields/fields-job.server";
import type { OrdersStore } from "./ports.server";

/** Jobs name at most this many customers, so that one job stays short. */
const CUSTOMERS_PER_JOB = 500;

const NOTHING_KNOWN: ReadonlyMap<string, number> = new Map();

/**
 * What one order changes. An order that was credit stays in the ledger when its classification changes later (a
 * gateway no longer mapped): what it charged is then written off by a correction to zero, never deleted.
 */
const decide = (order: OrderFacts, known: KnownOrder | undefined, shop: ShopSettings): OrderChange => {
  const classification = classify(order, shop);
  const entries = known?.entries ?? NOTHING_KNOWN;
  if (classification.kind === "credit") {
    const added = decideEntries(order, entries);
    const plans = planInstalments(order, classification.creditKind, shop, shop.timeZone);
    return {
      order,
      classification,
      obligation: { entries: added, status: obligationStatus(order, plans, sumOf(entries, added)) },
    };
  }
  if (!known?.isCredit) return { order, classification, obligation: undefined };
  const released = { ...order, cancelledAt: order.cancelledAt ?? order.updatedAt };
  const added = decideEntries(released, entries);
  return {
    order,
    classification,
    obligation: { entries: added, status: obligationStatus(released, [], sumOf(entries, added)) },
  };
};

const sumOf = (known: ReadonlyMap<string, number>, added: readonly { readonly amountMinor: number }[]): number => {
  let sum = 0;
  for (const amount of known.values()) sum += amount;
  for (const { amountMinor } of added) sum += amountMinor;
  return sum;
};

/** The newest state of each order, when a chunk holds several. */
const newestOnly = (orders: readonly OrderWithCustomer[]): OrderWithCustomer[] => {
  const newest = new Map<string, OrderWithCustomer>();
  for (const item of orders) {
    const other = newest.get(item.order.orderId);
    if (!other || other.order.updatedAt <= item.order.updatedAt) newest.set(item.order.orderId, item);
  }
  return [...newest.values()];
};

/** Row ids of the customers who placed the orders, each once. */
const customersOf = (shopId: string, orders: readonly OrderFacts[]): string[] => [
  ...new Set(orders.flatMap(({ customerId }) => (customerId === null ? [] : [customerRowId(shopId, customerId)]))),
];

export type ApplyOptions = {
  /** During a backfill customers are scored once at its end, not after every chunk. */
  readonly scoreNow: boolean;
};

/**
 * Applies order states, newest wins: customers, snapshots, ledger, instalments and holds in one transaction, which also
 * cancels what was planned for debts that are paid. Applying the same states again, or older ones, changes nothing.
 * Returns how many orders were new or newer.
 */
export const applyOrders = async (
  store: OrdersStore,
  shop: ShopSettings,
  orders: readonly OrderWithCustomer[],
  now: Date,
  { scoreNow }: ApplyOptions = { scoreNow: true },
): Promise<number> => {
  const newest = newestOnly(orders);
  if (newest.length === 0) return 0;
  return store.transaction(async (tx) => {
    await tx.lock(shop.id, customersOf(shop.id, newest.map(({ order }) => order))); // prettier-ignore
    const known = await tx.known(shop.id, newest.map(({ order }) => order.orderId)); // prettier-ignore
    const fresh = newest.filter(({ order }) => {
      const seen = known.get(order.orderId);
      return seen === undefined || seen.updatedAt <= order.updatedAt;
    });
    const changes = fresh.map(({ order }) => decide(order, known.get(order.orderId), shop));
    await tx.saveCustomers(shop.id, fresh.flatMap(({ customer }) => customer ?? []), now); // prettier-ignore
    await tx.saveOrders(shop.id, changes, now);
    const credit = changes.flatMap(({ order, obligation }) => (obligation ? [order] : []));
    const customerIds = customersOf(shop.id, credit);
    await tx.refreshCases(shop, customerIds, now);
    if (credit.length > 0 && isSetUp(shop)) await tx.enqueue(now, [fieldsJob(shop.id, now)]);
    if (scoreNow) await tx.enqueue(now, scoreJobs(shop.id, customerIds));
    return fresh.length;
  });
};

/** `customers.score` jobs for the customers; scoring plans afterwards. */
export const scoreJobs = (shopId: string, customerIds: readonly string[]) => {
  const jobs = [];
  for (let i = 0; i < customerIds.length; i += CUSTOMERS_PER_JOB) {
    const chunk = customerIds.slice(i, i + CUSTOMERS_PER_JOB);
    const dedupe = chunk.length === 1 ? { dedupeKey: `score:${shopId}:${chunk[0] ?? ""}` } : {};
    jobs.push({ name: "customers.score", shopId, payload: { customerIds: chunk }, ...dedupe });
  }
  return jobs;
};
