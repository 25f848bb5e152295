import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { pollBackfill } from "~/services/backfill/backfill.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Is the bulk result ready? */
export const pollBackfillJob = defineJob({
  name: "backfill.poll",
  payload: z.object({ shopId: z.string(), runId: z.string() }),
  maxAttempts: 10,
  backoff: seconds(10),
  run: ({ shopId, runId }, deps: JobDeps) => pollBackfill(deps.backfill, shopId, runId),
});
