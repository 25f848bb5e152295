import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { applyBackfill } from "~/services/backfill/backfill.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** The history becomes ledger and cases. */
export const applyBackfillJob = defineJob({
  name: "backfill.apply",
  payload: z.object({ shopId: z.string(), runId: z.string() }),
  maxAttempts: 5,
  backoff: seconds(30),
  run: ({ shopId, runId }, deps: JobDeps) => applyBackfill(deps.backfill, shopId, runId),
});
