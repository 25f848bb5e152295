import { customerRowId } from "~/contracts/row-ids";
import type { ShopSettings } from "~/contracts/shop";
import { applyOrders } from "./apply-orders.server";
import type { OrderReader, OrdersStore } from "./ports.server";

export type SyncDeps = {
  readonly reader: OrderReader;
  readonly orders: OrdersStore;
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly now: () => Date;
};

/** Reads the orders again from Shopify and applies what they are now. Throws when Shopify cannot be reached. */
export const syncOrders = async (deps: SyncDeps, shopId: string, orderIds: readonly string[]): Promise<number> => {
  const shop = await deps.shop(shopId);
  const orders = await deps.reader.orders(shopId, orderIds);
  return applyOrders(deps.orders, shop, orders, deps.now());
};

/** Finds the orders behind payment schedules, which name none, and reads those. */
export const syncSchedules = async (
  deps: SyncDeps,
  shopId: string,
  scheduleIds: readonly string[],
): Promise<number> => {
  const orderIds = await deps.reader.ordersOfSchedules(shopId, scheduleIds);
  return syncOrders(deps, shopId, orderIds);
};

/** Reads customers again: contact data, language, address and marketing state. */
export const syncCustomers = async (deps: SyncDeps, shopId: string, customerIds: readonly string[]): Promise<void> => {
  const customers = await deps.reader.customers(shopId, customerIds);
  const now = deps.now();
  await deps.orders.transaction(async (tx) => {
    await tx.lock(shopId, customers.map(({ customerId }) => customerRowId(shopId, customerId))); // prettier-ignore
    await tx.saveCustomers(shopId, customers, now);
  });
};
