import { z } from "zod";
import { fieldsJob } from "./fields-job.server";
import type { FieldsDeps } from "./ports.server";

export const showTierSchema = z.object({ show: z.enum(["on", "off"]).transform((value) => value === "on") });

export type ShowTierDeps = Pick<FieldsDeps, "enqueue" | "now"> & {
  readonly shops: { readonly update: (shopId: string, change: { readonly tierInShopify: boolean }) => Promise<void> };
  readonly audit: (
    shopId: string,
    entry: { actor: string; action: string; subject: string; detail: string },
    now: Date,
  ) => Promise<void>;
};

/** Whether the risk tier stands on customers in Shopify: it comes or goes with the next writing. */
export const saveShowTier = async (
  deps: ShowTierDeps,
  shopId: string,
  actor: string,
  { show }: z.infer<typeof showTierSchema>,
): Promise<void> => {
  const now = deps.now();
  await deps.shops.update(shopId, { tierInShopify: show });
  await deps.audit(shopId, { actor, action: "settings.tier_in_shopify", subject: shopId, detail: JSON.stringify({ show }) }, now); // prettier-ignore
  await deps.enqueue([fieldsJob(shopId, now)]);
};
