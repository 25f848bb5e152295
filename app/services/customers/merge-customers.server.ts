import type { JobRequest } from "~/contracts/jobs";
import { customerRowId } from "~/contracts/row-ids";
import { applyOrders, scoreJobs } from "../orders/apply-orders.server";
import { syncCustomers, type SyncDeps } from "../orders/sync-orders.server";

const ORDERS_PER_JOB = 50;

const syncJobs = (shopId: string, orderIds: readonly string[]): JobRequest[] => {
  const jobs: JobRequest[] = [];
  for (let i = 0; i < orderIds.length; i += ORDERS_PER_JOB)
    jobs.push({ name: "orders.sync", shopId, payload: { orderIds: orderIds.slice(i, i + ORDERS_PER_JOB) } });
  return jobs;
};

/**
 * Two customers became one: whatever kept the vanished one from being contacted or scored keeps the other from it, and
 * what was owed is owed by the other, all in one transaction. The orders are moved as they were last known, because
 * Shopify may show old ones no more, and read again afterwards.
 *
 * That it happened is read from Shopify, not from the webhook: while the vanished customer is still there, the merge
 * failed, and both are only read again.
 */
export const mergeCustomers = async (
  deps: SyncDeps,
  shopId: string,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> => {
  const { items, unread } = await deps.reader.customers(shopId, [keptId, goneId]);
  const isThere = (id: string): boolean =>
    items.some(({ customerId }) => customerId === id) || unread.some(({ resourceId }) => resourceId === id);
  if (isThere(goneId)) return syncCustomers(deps, shopId, [keptId, goneId]);
  const shop = await deps.shop(shopId);
  const now = deps.now();
  await deps.orders.transaction(async (tx) => {
    const gone = customerRowId(shopId, goneId);
    // News of a later merge may come first.
    const kept = await tx.successorOf(shopId, customerRowId(shopId, keptId));
    await tx.lock(shopId, [kept, gone]);
    await tx.saveCustomers(shopId, items, now);
    await tx.absorb(shopId, { kept, gone }, now);
    const orders = await tx.ordersOf(shopId, gone);
    const customerId = gidOf(kept);
    const moved = orders.map((order) => ({ order: { ...order, customerId }, customer: null }));
    await applyOrders({ transaction: (work) => work(tx) }, shop, moved, now);
    await tx.refreshCases(shop, [kept, gone], now);
    await tx.enqueue(now, [...syncJobs(shopId, orders.map(({ orderId }) => orderId)), ...scoreJobs(shopId, [kept])]); // prettier-ignore
  });
};

/** What Shopify calls the customer of a row. */
const gidOf = (rowId: string): string => `gid://shopify/Customer/${rowId.slice(rowId.lastIndexOf("/") + 1)}`;
