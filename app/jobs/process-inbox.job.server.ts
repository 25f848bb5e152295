import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { processInbox } from "~/services/inbox/process-inbox.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** Received webhooks become work. */
export const processInboxJob = defineJob({
  name: "inbox.process",
  payload: z.object({ shopId: z.string() }),
  maxAttempts: 10,
  backoff: seconds(2),
  run: ({ shopId }, deps: JobDeps) => processInbox(deps.inbox, shopId),
});
