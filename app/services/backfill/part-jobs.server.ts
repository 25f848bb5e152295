import type { BackfillPart } from "~/contracts/backfill";
import type { JobRequest } from "~/contracts/jobs";
import { minutes, plus, seconds, type Duration } from "~/domain/shared/duration";

/** How often a running operation is looked at; the webhook that tells of its end is only faster. */
const POLL_EVERY = seconds(20);
const LONGEST_WAIT = minutes(10);

/** When to try again what failed `times` times: soon at first, then ever later. */
export const retryTime = (now: Date, times: number): Date =>
  plus(now, Math.min(POLL_EVERY * 2 ** Math.max(0, times - 1), LONGEST_WAIT) as Duration);

export const pollTime = (now: Date): Date => plus(now, POLL_EVERY);

const jobFor = (name: string, { shopId, id }: BackfillPart, runAt: Date): JobRequest => ({
  name,
  shopId,
  payload: { partId: id },
  runAt,
  dedupeKey: `${name}:${id}`,
});

/** Looks how far the part's operation is, or asks for one. */
export const pollJob = (part: BackfillPart, runAt: Date): JobRequest => jobFor("backfill.poll", part, runAt);

/** Applies the result of the part's operation. */
export const applyJob = (part: BackfillPart, runAt: Date): JobRequest => jobFor("backfill.apply", part, runAt);
