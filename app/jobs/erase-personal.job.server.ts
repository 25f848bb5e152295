import { z } from "zod";
import { minutes } from "~/domain/shared/duration";
import { erasePersonal } from "~/services/privacy/privacy.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Shopify asks to forget a customer, or a whole shop 48 hours after it left. */
export const erasePersonalJob = defineJob({
  name: "privacy.erase",
  payload: z.object({ shopId: z.string(), customerId: z.string().optional() }),
  maxAttempts: 10,
  backoff: minutes(5),
  run: ({ shopId, customerId }, deps: JobDeps) => erasePersonal(deps.privacy, shopId, customerId),
});
