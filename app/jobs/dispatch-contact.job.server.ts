import { z } from "zod";
import { seconds } from "~/domain/shared/duration";
import { dispatchContact } from "~/services/contacts/dispatch-contact.server";
import { defineJob } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";

/** A planned contact's moment has come; whatever comes of it, the customer's next one is planned afterwards. */
export const dispatchContactJob = defineJob({
  name: "contacts.dispatch",
  payload: z.object({ shopId: z.string(), contactId: z.string() }),
  maxAttempts: 8,
  backoff: seconds(15),
  run: async ({ shopId, contactId }, deps: JobDeps) => {
    await dispatchContact(deps.dispatch, shopId, contactId);
    const contact = await deps.dispatch.contacts.find(contactId);
    // A postponed contact waits for its own moment; planning now would only find the same.
    if (!contact || contact.state === "planned") return;
    const { customerId } = contact;
    await deps.enqueue([
      { name: "contacts.plan", shopId, payload: { customerIds: [customerId] }, dedupeKey: `plan:${customerId}` },
    ]);
  },
});
