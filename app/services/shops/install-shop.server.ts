import type { JobRequest } from "~/contracts/jobs";
import { plus, seconds } from "~/domain/shared/duration";
import { sweepJob } from "../contacts/sweep-shop.server";

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
    readonly find: (shopId: string) => Promise<{ readonly uninstalledAt: Date | null } | undefined>;
    readonly install: (shopId: string, facts: ShopFacts, now: Date) => Promise<void>;
  };
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

/**
 * Runs whenever Shopify hands out a token. A first install, or one after an uninstall, reads the shop and asks for its
 * history; a shop that is installed already is left alone.
 */
export const installShop = async (deps: InstallDeps, shopId: string): Promise<void> => {
  const known = await deps.shops.find(shopId);
  if (known && known.uninstalledAt === null) return;
  const now = deps.now();
  await deps.shops.install(shopId, await deps.read(shopId), now);
  await deps.enqueue([
    { name: "backfill.start", shopId, payload: {}, dedupeKey: `backfill:${shopId}` },
    sweepJob(shopId, plus(now, seconds(60))),
  ]);
};
