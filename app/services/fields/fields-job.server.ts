import type { JobRequest } from "~/contracts/jobs";
import { plus, seconds } from "~/domain/shared/duration";

/** Changes of an order come in bursts; they become one job. */
const DELAY = seconds(30);

/** Asks for the fields of a shop to be brought up to date; asking again while it waits changes nothing. */
export const fieldsJob = (shopId: string, now: Date): JobRequest => ({
  name: "fields.write",
  shopId,
  payload: {},
  runAt: plus(now, DELAY),
  dedupeKey: `fields:${shopId}`,
});
