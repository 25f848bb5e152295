import { z } from "zod";
import { minutes } from "~/domain/shared/duration";
import { writeFields } from "~/services/fields/write-fields.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Shows in Shopify, on orders and customers, what the app knows of them. */
export const writeFieldsJob = defineJob({
  name: "fields.write",
  payload: z.object({ shopId: z.string() }),
  maxAttempts: 5,
  backoff: minutes(1),
  run: ({ shopId }, deps: JobDeps) => writeFields(deps.fields, shopId),
});
