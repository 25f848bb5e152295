import type { JobRequest } from "~/contracts/jobs";
import { plus, seconds } from "~/domain/shared/duration";
import { sweepJob } from "../contacts/sweep-shop.server";
import { reconcileJob } from "../orders/reconcile-orders.server";
import { scopesJob } from "./sync-scopes.server";

type ShopFacts = {
  readonly name: string;
  readonly email: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly country: string;
};

export type InstallDeps = {
  readonly read: (shopId: string) => Promise<ShopFacts>;
  readonly shops: {
    readonly find: (
      shopId: string,
    ) => Promise<{ readonly uninstalledAt: Date | null; readonly disconnectedAt: Date | null } | undefined>;
    readonly install: (shopId: string, facts: ShopFacts, now: Date) => Promise<void>;
    readonly update: (shopId: string, change: { readonly disconnectedAt: null }) => Promise<void>;
  };
  /** What waited for the shop to be reachable is due. */
  readonly wakeJobs: (shopId: string, now: Date) => Promise<void>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

/** Shopify took no token of the shop for a while and does again: what was missed meanwhile is read. */
const reconnect = async (deps: InstallDeps, shopId: string): Promise<void> => {
  const now = deps.now();
  await deps.shops.update(shopId, { disconnectedAt: null });
  await deps.wakeJobs(shopId, now);
  await deps.enqueue([scopesJob(shopId), reconcileJob(shopId), sweepJob(shopId, now)]);
};

/**
 * Runs whenever Shopify hands out a token. A first install, or one after an uninstall, reads the shop and asks for its
 * history; a shop that is installed already is left alone, unless it could not be reached for a while.
 */
export const installShop = async (deps: InstallDeps, shopId: string): Promise<void> => {
  const known = await deps.shops.find(shopId);
  if (known && known.uninstalledAt === null) return known.disconnectedAt === null ? undefined : reconnect(deps, shopId);
  const now = deps.now();
  await deps.shops.install(shopId, await deps.read(shopId), now);
  await deps.wakeJobs(shopId, now);
  await deps.enqueue([
    scopesJob(shopId),
    { name: "backfill.start", shopId, payload: {}, dedupeKey: `backfill:${shopId}` },
    sweepJob(shopId, plus(now, seconds(60))),
  ]);
};
