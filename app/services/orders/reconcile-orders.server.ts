import type { JobRequest } from "~/contracts/jobs";
import { isConnected } from "~/contracts/shop";
import { hours, minus } from "~/domain/shared/duration";
import { syncOrders, type SyncDeps } from "./sync-orders.server";

export type ReconcileDeps = SyncDeps & {
  readonly updatedSince: (
    shopId: string,
    since: Date,
    after: string | null,
  ) => Promise<{ orderIds: string[]; next: string | null }>;
  readonly setSyncedThrough: (shopId: string, at: Date) => Promise<void>;
  /** Looks for differences and mends them. */
  readonly compare: (shopId: string) => Promise<unknown>;
};

/** Shopify's clock and ours may differ; what changed in the overlap is simply read twice. */
const OVERLAP = hours(1);

/**
 * Compares what is stored with what Shopify says, then reads again every order changed since the last time, a page at
 * a time: webhooks that were lost are made up for. The comparison comes first, to see and tell what was lost; when it
 * fails, the changes are read all the same.
 */
export const reconcileOrders = async (deps: ReconcileDeps, shopId: string): Promise<void> => {
  const shop = await deps.shop(shopId);
  if (shop.syncedThrough === null || !isConnected(shop)) return;
  const startedAt = deps.now();
  const failure = await deps.compare(shopId).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  let after: string | null = null;
  do {
    const page: { orderIds: string[]; next: string | null } = await deps.updatedSince(
      shopId,
      minus(shop.syncedThrough, OVERLAP),
      after,
    );
    await syncOrders(deps, shopId, page.orderIds);
    after = page.next;
  } while (after !== null);
  await deps.setSyncedThrough(shopId, startedAt);
  if (failure) throw failure.error;
};

/** A comparison with Shopify, as soon as may be; asking twice is asking once. */
export const reconcileJob = (shopId: string): JobRequest => ({
  name: "orders.reconcile",
  shopId,
  payload: {},
  dedupeKey: `reconcile:${shopId}`,
});
