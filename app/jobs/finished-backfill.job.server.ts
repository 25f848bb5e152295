import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { pollFinished } from "~/services/backfill/poll-part.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Shopify says that a bulk operation ended: look at once instead of waiting for the next poll. */
export const finishedBackfillJob = defineJob({
  name: "backfill.finished",
  payload: z.object({ shopId: z.string(), bulkOperationId: z.string() }),
  maxAttempts: 6,
  backoff: seconds(5),
  run: ({ shopId, bulkOperationId }, deps: JobDeps) => pollFinished(deps.backfill, shopId, bulkOperationId),
});
