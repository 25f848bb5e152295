import { z } from "zod";
import { minutes } from "~/domain/shared/duration";
import { sweepShop } from "~/services/contacts/sweep-shop.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Catches up with whatever was missed: days that began, holds that ended, contacts whose job was lost. */
export const sweepContactsJob = defineJob({
  name: "contacts.sweep",
  payload: z.object({ shopId: z.string() }),
  maxAttempts: 5,
  backoff: minutes(1),
  run: ({ shopId }, deps: JobDeps) => sweepShop(deps.sweep, shopId),
});
