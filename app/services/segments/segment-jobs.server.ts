import type { JobRequest } from "~/contracts/jobs";
import type { ShopSettings } from "~/contracts/shop";
import { addDays, instantOf, localParts } from "~/domain/time/local";

export const SEGMENT = "customers.segment";
/** Four in the morning: the scores of the new day are there, and nobody waits. */
const AT_MINUTE = 4 * 60;

/** A pass over the shop's customers; asking twice while one waits is asking once, at the earlier moment. */
export const segmentJob = (shopId: string, runAt: Date, waited = 0): JobRequest => ({
  name: SEGMENT,
  shopId,
  payload: { waited },
  runAt,
  dedupeKey: `segment:${shopId}`,
});

/** The page of a run that follows the customer `after`. */
export const segmentPageJob = (shopId: string, runId: string, after: string): JobRequest => ({
  name: SEGMENT,
  shopId,
  payload: { runId, after },
  dedupeKey: `segment:${runId}:${after}`,
});

type Known = { readonly activeModelId: string | null } | undefined;

/** The next night's pass; at once where there was none yet, or another risk model went into service since. */
export const nextSegmentJob = (shop: ShopSettings, last: Known, now: Date): JobRequest => {
  if (last === undefined || last.activeModelId !== shop.activeModelId) return segmentJob(shop.id, now);
  const today = localParts(now, shop.timeZone).dateKey;
  const tonight = instantOf(today, AT_MINUTE, shop.timeZone);
  return segmentJob(shop.id, tonight > now ? tonight : instantOf(addDays(today, 1), AT_MINUTE, shop.timeZone));
};
