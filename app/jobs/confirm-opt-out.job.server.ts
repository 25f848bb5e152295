import { z } from "zod";
import { CONTACT_CHANNELS } from "~/domain/channels/types";
import { seconds } from "~/domain/shared/duration";
import { confirmOptOut } from "~/services/opt-out/confirm-opt-out.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Somebody who asked us to stop is told once that we do. */
export const confirmOptOutJob = defineJob({
  name: "answers.confirm",
  payload: z.object({
    shopId: z.string(),
    customerId: z.string(),
    scope: z.enum(["channel", "everything"]),
    channel: z.enum(CONTACT_CHANNELS),
    arrivedAt: z.coerce.date(),
  }),
  maxAttempts: 5,
  backoff: seconds(10),
  run: ({ shopId, ...asked }, deps: JobDeps) => confirmOptOut(deps.confirm, shopId, asked),
});
