import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { readAnswer } from "~/services/opt-out/read-answer.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** An answer that arrived is read, and what it asks for is done. */
export const readAnswerJob = defineJob({
  name: "answers.read",
  payload: z.object({ shopId: z.string(), eventId: z.string() }),
  maxAttempts: 10,
  backoff: seconds(2),
  run: ({ shopId, eventId }, deps: JobDeps) => readAnswer(deps.answers, shopId, eventId),
});
