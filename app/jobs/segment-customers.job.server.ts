import { z } from "zod";
import { minutes } from "~/domain/shared/duration";
import { beginSegments, segmentPage } from "~/services/segments/segment-customers.server";
import { SEGMENT } from "~/services/segments/segment-jobs.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Every night customers are grouped by risk and what is expected to be lost is added up, a page of customers a job. */
export const segmentCustomersJob = defineJob({
  name: SEGMENT,
  payload: z.object({
    shopId: z.string(),
    runId: z.string().optional(),
    after: z.string().default(""),
    waited: z.number().default(0),
  }),
  maxAttempts: 5,
  backoff: minutes(1),
  run: ({ shopId, runId, after, waited }, deps: JobDeps) =>
    runId === undefined
      ? beginSegments(deps.segments, shopId, waited)
      : segmentPage(deps.segments, { shopId, runId, after }),
});
