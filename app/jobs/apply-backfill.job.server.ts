import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { applyPart } from "~/services/backfill/apply-part.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** A part of the history becomes ledger and cases. */
export const applyBackfillJob = defineJob({
  name: "backfill.apply",
  payload: z.object({ shopId: z.string(), partId: z.string() }),
  maxAttempts: 20,
  backoff: seconds(30),
  lane: "bulk",
  run: ({ partId }, deps: JobDeps) => applyPart(deps.backfill, partId),
});
