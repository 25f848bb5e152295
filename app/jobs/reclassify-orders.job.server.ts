import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { RECLASSIFY, reclassifyPage } from "~/services/shops/reclassify.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** The merchant's choice of credit orders reaches the orders known already, a page a job. */
export const reclassifyOrdersJob = defineJob({
  name: RECLASSIFY,
  payload: z.object({ shopId: z.string(), runId: z.string(), after: z.string().default("") }),
  maxAttempts: 20,
  backoff: seconds(30),
  run: (page, deps: JobDeps) => reclassifyPage(deps.reclassify, page),
});
