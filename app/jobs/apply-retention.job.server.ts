import { z } from "zod";
import { minutes } from "~/domain/shared/duration";
import { applyRetention } from "~/services/privacy/retention.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Every night what is past its time is removed, a page of customers a job. */
export const applyRetentionJob = defineJob({
  name: "retention.apply",
  payload: z.object({ shopId: z.string(), after: z.string().default("") }),
  maxAttempts: 5,
  backoff: minutes(5),
  run: ({ shopId, after }, deps: JobDeps) => applyRetention(deps.retention, shopId, after),
});
