import type { JobRequest } from "~/contracts/jobs";
import { hours, minus } from "~/domain/shared/duration";
import { syncOrders, type SyncDeps } from "./sync-orders.server";

export type ReconcileDeps = SyncDeps & {
  readonly updatedSince: (
    shopId: string,
    since: Date,
    after: string | null,
  ) => Promise<{ orderIds: string[]; next: string | null }>;
  readonly setSyncedThrough: (shopId: string, at: Date) => Promise<void>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
};

/** Shopify's clock and ours may differ; what changed in the overlap is simply read twice. */
const OVERLAP = hours(1);

/** Reads again every order changed since the last time, a page at a time. Webhooks that were lost are made up for. */
export const reconcileOrders = async (deps: ReconcileDeps, shopId: string): Promise<void> => {
  const shop = await deps.shop(shopId);
  if (shop.syncedThrough === null || shop.uninstalledAt !== null) return;
  const startedAt = deps.now();
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
};
