import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { mergeCustomers } from "~/services/customers/merge-customers.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Shopify says that two customers became one. */
export const mergeCustomersJob = defineJob({
  name: "customers.merge",
  payload: z.object({ shopId: z.string(), keptId: z.string(), goneId: z.string() }),
  maxAttempts: 10,
  backoff: seconds(5),
  run: ({ shopId, keptId, goneId }, deps: JobDeps) => mergeCustomers(deps.sync, shopId, { keptId, goneId }),
});
