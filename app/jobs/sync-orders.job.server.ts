import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { syncOrders, syncSchedules } from "~/services/orders/sync-orders.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Orders named by webhooks are read again from Shopify, directly or through their payment schedules. */
export const syncOrdersJob = defineJob({
  name: "orders.sync",
  payload: z.object({
    shopId: z.string(),
    orderIds: z.array(z.string()).optional(),
    scheduleIds: z.array(z.string()).optional(),
  }),
  maxAttempts: 10,
  backoff: seconds(5),
  run: async ({ shopId, orderIds, scheduleIds }, deps: JobDeps) => {
    if (orderIds && orderIds.length > 0) await syncOrders(deps.sync, shopId, orderIds);
    if (scheduleIds && scheduleIds.length > 0) await syncSchedules(deps.sync, shopId, scheduleIds);
  },
});
