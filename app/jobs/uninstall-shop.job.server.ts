import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** The merchant removed the app: tokens are gone, nothing is planned or sent any more. */
export const uninstallShopJob = defineJob({
  name: "shops.uninstall",
  payload: z.object({ shopId: z.string() }),
  maxAttempts: 10,
  backoff: seconds(5),
  run: ({ shopId }, deps: JobDeps) => deps.uninstall(shopId),
});
