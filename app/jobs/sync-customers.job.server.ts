import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { syncCustomers } from "~/services/orders/sync-orders.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Customers named by webhooks are read again: where they live, how they are reached, what they read. */
export const syncCustomersJob = defineJob({
  name: "customers.sync",
  payload: z.object({ shopId: z.string(), customerIds: z.array(z.string()) }),
  maxAttempts: 10,
  backoff: seconds(5),
  run: ({ shopId, customerIds }, deps: JobDeps) => syncCustomers(deps.sync, shopId, customerIds),
});
