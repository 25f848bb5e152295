import { z } from "zod";
import { minutes } from "~/domain/shared/duration";
import { reconcileOrders } from "~/services/orders/reconcile-orders.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Once a day what changed since the last time is read again, because webhooks can be lost. */
export const reconcileOrdersJob = defineJob({
  name: "orders.reconcile",
  payload: z.object({ shopId: z.string() }),
  maxAttempts: 5,
  backoff: minutes(5),
  lane: "bulk",
  run: ({ shopId }, deps: JobDeps) => reconcileOrders(deps.reconcile, shopId),
});
