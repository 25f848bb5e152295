import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { planContacts } from "~/services/contacts/plan-contacts.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** The next contact of each customer. */
export const planContactsJob = defineJob({
  name: "contacts.plan",
  payload: z.object({ shopId: z.string(), customerIds: z.array(z.string()) }),
  maxAttempts: 6,
  backoff: seconds(5),
  run: ({ shopId, customerIds }, deps: JobDeps) => planContacts(deps.plan, shopId, customerIds),
});
