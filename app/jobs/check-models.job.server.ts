import { z } from "zod";
import { minutes } from "~/domain/shared/duration";
import { checkModels } from "~/services/scoring/check-models.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Every night, and after each training: is what serves still right, and is there something better? */
export const checkModelsJob = defineJob({
  name: "model.check",
  payload: z.object({ shopId: z.string() }),
  maxAttempts: 4,
  backoff: minutes(5),
  lane: "bulk",
  run: ({ shopId }, deps: JobDeps) => checkModels(deps.models, shopId),
});
