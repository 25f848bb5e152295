import { customerRowId } from "~/contracts/row-ids";
import type { ShopSettings } from "~/contracts/shop";
import { plus, seconds } from "~/domain/shared/duration";
import { isolate } from "../health/isolate.server";
import { settleReading, type SetAsideStore } from "../health/set-aside.server";
import { applyOrders } from "./apply-orders.server";
import type { OrderReader, OrdersStore } from "./ports.server";

export type SyncDeps = {
  readonly reader: OrderReader;
  readonly orders: OrdersStore;
  /** Which of the orders Shopify was asked for, by name, after `at`; such an answer is in the ledger. */
  readonly askedAfter: (shopId: string, orderIds: readonly string[], at: Date) => Promise<ReadonlySet<string>>;
  readonly setAside: SetAsideStore;
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly now: () => Date;
};

/** Two hosts' clocks may differ by this much: what was asked that shortly after the news may not hold it. */
const CLOCKS_DIFFER = seconds(2);

/** How many orders were new or newer, and which could not be understood and wait for another try. */
export type Synced = { readonly applied: number; readonly setAside: readonly string[] };

/** Orders whose news has not been read yet. A storm of webhooks about one order costs one reading, not one for each. */
const unseen = async (
  deps: SyncDeps,
  shopId: string,
  orderIds: readonly string[],
  newsAt: Date | undefined,
): Promise<readonly string[]> => {
  if (newsAt === undefined) return orderIds;
  const seen = await deps.askedAfter(shopId, orderIds, plus(newsAt, CLOCKS_DIFFER));
  return orderIds.filter((orderId) => !seen.has(orderId));
};

/**
 * Reads the orders again from Shopify and applies what they are now. One that cannot be understood is set aside and
 * keeps no other from being applied. With `newsAt`, when the news of them arrived, those read since are left out. Throws when Shopify or the database cannot be reached.
 */
export const syncOrders = async (
  deps: SyncDeps,
  shopId: string,
  named: readonly string[],
  newsAt?: Date,
): Promise<Synced> => {
  const orderIds = await unseen(deps, shopId, named, newsAt);
  if (orderIds.length === 0) return { applied: 0, setAside: [] };
  const shop = await deps.shop(shopId);
  const askedAt = deps.now();
  const { items, unread } = await deps.reader.orders(shopId, orderIds);
  const { applied, poison } = await isolate(
    items,
    (some) => applyOrders(deps.orders, shop, some, deps.now(), { scoreNow: true, askedAt }),
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
  newsAt?: Date,
): Promise<Synced> => {
  const { items, unread } = await deps.reader.ordersOfSchedules(shopId, scheduleIds);
  await settleReading(deps.setAside, shopId, "order", { asked: scheduleIds, failed: unread, at: deps.now() });
  return syncOrders(deps, shopId, items, newsAt);
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
