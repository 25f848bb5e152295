import type { JobRequest } from "~/contracts/jobs";
import type { ShopSettings } from "~/contracts/shop";
import { addDays, instantOf, localParts } from "~/domain/time/local";

/** Four in the morning, after what is past its time was removed. */
const AT_MINUTE = 4 * 60;

/** The look at a shop's models; asking twice is asking once. */
export const checkJob = (shopId: string, runAt: Date): JobRequest => ({
  name: "model.check",
  shopId,
  payload: {},
  runAt,
  dedupeKey: `model-check:${shopId}`,
});

/** The next night's look. */
export const nightlyCheck = ({ id, timeZone }: Pick<ShopSettings, "id" | "timeZone">, now: Date): JobRequest => {
  const today = localParts(now, timeZone).dateKey;
  const tonight = instantOf(today, AT_MINUTE, timeZone);
  return checkJob(id, tonight > now ? tonight : instantOf(addDays(today, 1), AT_MINUTE, timeZone));
};
