import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { syncScopes } from "~/services/shops/sync-scopes.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** What the shop grants may have changed: it is read again, and what follows from it is done. */
export const syncScopesJob = defineJob({
  name: "scopes.sync",
  payload: z.object({ shopId: z.string() }),
  maxAttempts: 10,
  backoff: seconds(5),
  run: ({ shopId }, deps: JobDeps) => syncScopes(deps.scopes, shopId),
});
