import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { scoreCustomers } from "~/services/scoring/score-customers.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** New facts change the score, and the score changes what comes next. */
export const scoreCustomersJob = defineJob({
  name: "customers.score",
  payload: z.object({ shopId: z.string(), customerIds: z.array(z.string()) }),
  maxAttempts: 6,
  backoff: seconds(5),
  run: async ({ shopId, customerIds }, deps: JobDeps) => {
    await scoreCustomers(deps.scores, shopId, customerIds);
    await deps.enqueue([{ name: "contacts.plan", shopId, payload: { customerIds } }]);
  },
});
