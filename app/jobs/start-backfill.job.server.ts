import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { startBackfill } from "~/services/backfill/start-backfill.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** After an install the whole visible history is asked for. */
export const startBackfillJob = defineJob({
  name: "backfill.start",
  payload: z.object({ shopId: z.string(), anew: z.boolean().optional() }),
  maxAttempts: 6,
  backoff: seconds(10),
  run: ({ shopId, anew }, deps: JobDeps) => startBackfill(deps.backfill, shopId, { anew }),
});
