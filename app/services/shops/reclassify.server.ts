import type { JobRequest } from "~/contracts/jobs";
import type { ShopSettings } from "~/contracts/shop";
import type { OrderFacts } from "~/domain/ledger/types";
import { isolate } from "../health/isolate.server";
import { settleReading, type SetAsideStore } from "../health/set-aside.server";
import { applyOrders, scoreJobs } from "../orders/apply-orders.server";
import type { OrdersStore } from "../orders/ports.server";

export const RECLASSIFY = "shops.reclassify";

export type ReclassifyDeps = {
  readonly shop: (shopId: string) => Promise<ShopSettings | undefined>;
  readonly stored: (
    shopId: string,
    after: string,
    take: number,
  ) => Promise<{ orders: OrderFacts[]; last: string | undefined }>;
  readonly orders: OrdersStore;
  readonly setAside: SetAsideStore;
  /** Ends the run once, if it is still the shop's; its customers are handed to `jobsFor` in the same transaction. */
  readonly end: (
    shopId: string,
    runId: string,
    jobsFor: (customerIds: readonly string[]) => readonly JobRequest[],
    now: Date,
  ) => Promise<void>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  /** Orders that are applied together in one transaction. */
  readonly pageSize: number;
  readonly now: () => Date;
};

/** The page of a run that follows the order `after`; without it the first one. */
export const reclassifyJob = (shopId: string, runId: string, after = ""): JobRequest => ({
  name: RECLASSIFY,
  shopId,
  payload: { runId, after },
  dedupeKey: `reclassify:${runId}:${after}`,
});

/**
 * Applies one page of the orders known already once more, after the merchant changed which of them are credit, and asks
 * for the next. A run that a newer choice has replaced stops here: the newer one began with the first order again. At
 * the end all customers with credit are scored, and planned for again: until then nothing was planned for anybody.
 */
export const reclassifyPage = async (
  deps: ReclassifyDeps,
  { shopId, runId, after }: { readonly shopId: string; readonly runId: string; readonly after: string },
): Promise<void> => {
  const shop = await deps.shop(shopId);
  if (shop?.reclassifyId !== runId) return;
  const { orders, last } = await deps.stored(shopId, after, deps.pageSize);
  if (last === undefined) return deps.end(shopId, runId, (customerIds) => scoreJobs(shopId, customerIds), deps.now());
  const { poison } = await isolate(
    orders.map((order) => ({ order, customer: null })),
    (some) => applyOrders(deps.orders, shop, some, deps.now(), { scoreNow: false }),
    ({ order }) => order.orderId,
  );
  if (poison.length > 0) await settleReading(deps.setAside, shopId, "order", { asked: [], failed: poison, at: deps.now() }); // prettier-ignore
  await deps.enqueue([reclassifyJob(shopId, runId, last)]);
};
