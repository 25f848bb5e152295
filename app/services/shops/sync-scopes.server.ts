import type { JobRequest } from "~/contracts/jobs";
import { isSetUp, type ShopSettings } from "~/contracts/shop";
import { hasScope, type WantedScope } from "~/domain/health/scopes";
import { readAnewJob } from "../backfill/start-backfill.server";
import { fieldsJob } from "../fields/fields-job.server";

export type ScopesDeps = {
  /** What the shop grants now, as Shopify says. */
  readonly read: (shopId: string) => Promise<readonly string[]>;
  readonly store: {
    /** The scopes that were last acted upon; those of the token where none were yet. */
    readonly known: (shopId: string) => Promise<readonly string[]>;
    /** Remembers them as acted upon, and with the token as granted. */
    readonly save: (shopId: string, scopes: readonly string[]) => Promise<void>;
  };
  /** Asks Shopify to tell of merged customers; asking again changes nothing. */
  readonly hearOfMerges: (shopId: string) => Promise<void>;
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

/** A look at what the shop grants; asking twice is asking once. */
export const scopesJob = (shopId: string): JobRequest => ({
  name: "scopes.sync",
  shopId,
  payload: {},
  dedupeKey: `scopes:${shopId}`,
});

const WRITE_SCOPES = ["write_orders", "write_customers"] as const;

/**
 * Reads what the shop grants and draws the consequences: merges are told of, older orders are read, fields are written.
 * Remembered last, so that an interruption repeats a consequence and never loses one.
 */
export const syncScopes = async (deps: ScopesDeps, shopId: string): Promise<void> => {
  const [shop, before, granted] = await Promise.all([deps.shop(shopId), deps.store.known(shopId), deps.read(shopId)]);
  const isNew = (scope: WantedScope): boolean => hasScope(granted, scope) && !hasScope(before, scope);
  if (hasScope(granted, "read_customer_merge")) await deps.hearOfMerges(shopId);
  if (isNew("read_all_orders")) await deps.enqueue([readAnewJob(shopId)]);
  await deps.store.save(shopId, granted);
  // After the token is known to allow it; if this is lost, the next sweep asks for the same.
  if (isSetUp(shop) && WRITE_SCOPES.some(isNew)) await deps.enqueue([fieldsJob(shopId, deps.now())]);
};
