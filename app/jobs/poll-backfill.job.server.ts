import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { pollPart } from "~/services/backfill/poll-part.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Is the bulk result ready? */
export const pollBackfillJob = defineJob({
  name: "backfill.poll",
  payload: z.object({ shopId: z.string(), partId: z.string() }),
  maxAttempts: 20,
  backoff: seconds(10),
  run: ({ partId }, deps: JobDeps) => pollPart(deps.backfill, partId),
});
