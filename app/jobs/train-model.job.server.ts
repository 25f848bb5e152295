import { z } from "zod";
import { minutes } from "~/domain/shared/duration";
import { trainModel } from "~/services/scoring/train-model.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** A network of the merchant's own, from its own history, with its recorded consent. */
export const trainModelJob = defineJob({
  name: "model.train",
  payload: z.object({ shopId: z.string(), modelId: z.string() }),
  maxAttempts: 2,
  backoff: minutes(1),
  lane: "training",
  run: ({ shopId, modelId }, deps: JobDeps) => trainModel(deps.training, shopId, modelId),
});
