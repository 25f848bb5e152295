import type { JobRequest } from "~/contracts/jobs";
import type { KnownOrder, OrderChange, OrderWithCustomer } from "~/contracts/orders";
import { customerRowId } from "~/contracts/row-ids";
import { isSetUp, type ShopSettings } from "~/contracts/shop";
import { classify } from "~/domain/ledger/classify";
import { allocate } from "~/domain/ledger/allocate";
import { decideEntries, knownAdjustments, withKnownEdits } from "~/domain/ledger/decide";
import { eventsOf } from "~/domain/ledger/events";
import { holdsOf } from "~/domain/ledger/holds";
import { planInstalments } from "~/domain/ledger/plan-instalments";
import { presentedOf } from "~/domain/ledger/presented";
import { obligationStatus } from "~/domain/ledger/status";
import type { OrderFacts } from "~/domain/ledger/types";
import { fieldsJob } from "../fields/fields-job.server";
import type { OrdersStore, OrdersTransaction } from "./ports.server";

/** Jobs name at most this many customers, so that one job stays short. */
const CUSTOMERS_PER_JOB = 500;

const NOTHING_KNOWN: KnownOrder = { updatedAt: new Date(0), customerRowId: null, isCredit: false, entries: [] };

/**
 * What one order changes. An order that was credit stays in the ledger when it is credit no longer (its terms were
 * deleted, its gateway is not mapped any more): what is owed on it stays true, and nobody is chased for it.
 */
const decide = (read: OrderFacts, known: KnownOrder, shop: ShopSettings, now: Date): OrderChange => {
  const { entries } = known;
  const order = withKnownEdits(read, entries);
  const classification = classify(order, shop);
  const isCredit = classification.kind === "credit";
  if (!isCredit && !known.isCredit) return { order, classification, obligation: undefined };
  const plans = isCredit ? planInstalments(order, classification.creditKind, shop, shop.timeZone) : [];
  const postings = allocate(order, plans, eventsOf(order, knownAdjustments(entries)));
  const status = obligationStatus(order, plans, postings, isCredit);
  const owner = order.customerId === null ? known.customerRowId : customerRowId(shop.id, order.customerId);
  return {
    order,
    classification,
    obligation: {
      customerRowId: owner ?? "",
      entries: decideEntries(postings, entries),
      status,
      presented: presentedOf(order, status),
      holds: holdsOf(order, shop, now),
    },
  };
};

/** Edits lie too deep for the queries that read many orders; what one of those left out is read by itself. */
const unreadEdits = (
  shopId: string,
  fresh: readonly OrderWithCustomer[],
  changes: readonly OrderChange[],
): JobRequest[] => {
  const orderIds = fresh.flatMap(({ order: { orderId, edited, edits } }, i) =>
    changes[i]?.obligation !== undefined && edited === true && edits === undefined ? [orderId] : [],
  );
  return orderIds.length === 0 ? [] : [{ name: "orders.sync", shopId, payload: { orderIds } }];
};

/**
 * Shopify dates changes to the second, so two states of one second look equally new and their readings may have crossed
 * on the way: such orders are read once more. That ends it, because what is read then is what is stored.
 */
const crossedReadings = async (
  tx: OrdersTransaction,
  shopId: string,
  changes: readonly OrderChange[],
  known: ReadonlyMap<string, KnownOrder>,
): Promise<JobRequest[]> => {
  const equallyNew = changes.filter(
    ({ order }) => known.get(order.orderId)?.updatedAt.getTime() === order.updatedAt.getTime(),
  );
  if (equallyNew.length === 0) return [];
  const stored = await tx.facts(shopId, equallyNew.map(({ order }) => order.orderId)); // prettier-ignore
  const orderIds = equallyNew.flatMap(({ order }) =>
    stored.get(order.orderId) === JSON.stringify(order) ? [] : [order.orderId],
  );
  return orderIds.length === 0 ? [] : [{ name: "orders.sync", shopId, payload: { orderIds } }];
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

/** The customer an order belonged to before, when it was moved to another (or the two were merged). */
const leftCustomer = (shopId: string, { customerId }: OrderFacts, known: KnownOrder | undefined): string[] => {
  const before = known?.isCredit ? known.customerRowId : null;
  return before === null || customerId === null || before === customerRowId(shopId, customerId) ? [] : [before];
};

export type ApplyOptions = {
  /** During a backfill customers are scored once at its end, not after every chunk. */
  readonly scoreNow: boolean;
  /** Whether Shopify can be asked again about what one reading leaves unclear; a file's orders it does not know. */
  readonly canAskAgain?: boolean;
  /** Written together with the orders or not at all. */
  readonly alongside?: (tx: OrdersTransaction) => Promise<void>;
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
  { scoreNow, canAskAgain = true, alongside }: ApplyOptions = { scoreNow: true },
): Promise<number> => {
  const newest = newestOnly(orders);
  if (newest.length === 0) return 0;
  return store.transaction(async (tx) => {
    await tx.lock(shop.id, customersOf(shop.id, newest.map(({ order }) => order))); // prettier-ignore
    const current = { ...shop, ...(await tx.creditMapping(shop.id)) };
    const known = await tx.known(shop.id, newest.map(({ order }) => order.orderId)); // prettier-ignore
    const fresh = newest.filter(({ order }) => {
      const seen = known.get(order.orderId);
      return seen === undefined || seen.updatedAt <= order.updatedAt;
    });
    const left = fresh.flatMap(({ order }) => leftCustomer(shop.id, order, known.get(order.orderId)));
    if (left.length > 0) await tx.lock(shop.id, left);
    const changes = fresh.map(({ order }) => decide(order, known.get(order.orderId) ?? NOTHING_KNOWN, current, now));
    if (canAskAgain) await tx.enqueue(now, await crossedReadings(tx, shop.id, changes, known));
    await tx.saveCustomers(shop.id, fresh.flatMap(({ customer }) => customer ?? []), now); // prettier-ignore
    await tx.saveOrders(shop.id, changes, now);
    const owners = changes.flatMap(({ obligation }) => (obligation ? [obligation.customerRowId] : []));
    const customerIds = [...new Set([...owners, ...left])];
    await tx.refreshCases(shop, customerIds, now);
    if (customerIds.length > 0 && isSetUp(shop)) await tx.enqueue(now, [fieldsJob(shop.id, now)]);
    await tx.enqueue(now, unreadEdits(shop.id, fresh, changes));
    if (scoreNow) await tx.enqueue(now, scoreJobs(shop.id, customerIds));
    await alongside?.(tx);
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
