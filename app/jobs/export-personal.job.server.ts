import { z } from "zod";
import { minutes } from "~/domain/shared/duration";
import { exportPersonal } from "~/services/privacy/privacy.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** A customer asked the merchant what is stored: the answer is prepared for the merchant. */
export const exportPersonalJob = defineJob({
  name: "privacy.export",
  payload: z.object({ shopId: z.string(), customerId: z.string() }),
  maxAttempts: 5,
  backoff: minutes(5),
  run: ({ shopId, customerId }, deps: JobDeps) => exportPersonal(deps.privacy, shopId, customerId),
});
