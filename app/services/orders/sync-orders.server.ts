import { customerRowId } from "~/contracts/row-ids";
import type { ShopSettings } from "~/contracts/shop";
import { isolate } from "../health/isolate.server";
import { settleReading, type SetAsideStore } from "../health/set-aside.server";
import { applyOrders } from "./apply-orders.server";
import type { OrderReader, OrdersStore } from "./ports.server";

export type SyncDeps = {
  readonly reader: OrderReader;
  readonly orders: OrdersStore;
  readonly setAside: SetAsideStore;
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly now: () => Date;
};

/** How many orders were new or newer, and which could not be understood and wait for another try. */
export type Synced = { readonly applied: number; readonly setAside: readonly string[] };

/**
 * Reads the orders again from Shopify and applies what they are now. One that cannot be understood is set aside and
 * keeps no other from being applied. Throws when Shopify or the database cannot be reached.
 */
export const syncOrders = async (deps: SyncDeps, shopId: string, orderIds: readonly string[]): Promise<Synced> => {
  if (orderIds.length === 0) return { applied: 0, setAside: [] };
  const shop = await deps.shop(shopId);
  const { items, unread } = await deps.reader.orders(shopId, orderIds);
  const { applied, poison } = await isolate(
    items,
    (some) => applyOrders(deps.orders, shop, some, deps.now()),
    ({ order }) => order.orderId,
  );
  const failed = [...unread, ...poison];
  await settleReading(deps.setAside, shopId, "order", { asked: orderIds, failed, at: deps.now() });
  return { applied, setAside: failed.map(({ resourceId }) => resourceId) };
};

/** Finds the orders behind payment schedules, which name none, and reads those. */
export const syncSchedules = async (
  deps: SyncDeps,
  shopId: string,
  scheduleIds: readonly string[],
): Promise<Synced> => {
  const { items, unread } = await deps.reader.ordersOfSchedules(shopId, scheduleIds);
  await settleReading(deps.setAside, shopId, "order", { asked: scheduleIds, failed: unread, at: deps.now() });
  return syncOrders(deps, shopId, items);
};

/** Reads customers again: contact data, language, address and marketing state. */
export const syncCustomers = async (deps: SyncDeps, shopId: string, customerIds: readonly string[]): Promise<void> => {
  const { items, unread } = await deps.reader.customers(shopId, customerIds);
  const now = deps.now();
  const { poison } = await isolate(
    items,
    (some) =>
      deps.orders.transaction(async (tx) => {
        await tx.lock(shopId, some.map(({ customerId }) => customerRowId(shopId, customerId))); // prettier-ignore
        await tx.saveCustomers(shopId, some, now);
        return some.length;
      }),
    ({ customerId }) => customerId,
  );
  await settleReading(deps.setAside, shopId, "customer", {
    asked: customerIds,
    failed: [...unread, ...poison],
    at: now,
  });
};
