import { z } from "zod";
import type { ShopSettings } from "~/contracts/shop";
import { CALL_OUTCOMES, type NewCall } from "~/contracts/staff-call";
import { JUSTIFICATION_CHARS } from "~/contracts/staff-contact";
import { err, ok, type Result } from "~/domain/shared/result";
import { openInstalments } from "./facts.server";
import { judge, mayGoOn, recordOf, type StaffContactDeps } from "./staff-contact.server";

export const callFormSchema = z.object({
  intent: z.literal("call"),
  outcome: z.enum(CALL_OUTCOMES),
  justification: z.string().trim().max(JUSTIFICATION_CHARS).default(""),
});
export type CallForm = z.infer<typeof callFormSchema>;

export type StaffCallDeps = StaffContactDeps & {
  /** Locks the customer, so that two calls at once do not both find room for one. */
  readonly transaction: <T>(
    customerId: string,
    work: (tx: {
      readonly subject: StaffContactDeps["subject"];
      readonly save: (shop: ShopSettings, call: NewCall, now: Date) => Promise<void>;
    }) => Promise<T>,
  ) => Promise<T>;
};

/**
 * Writes down a call that was made, so that it counts for every later contact. One that the gate does not allow is
 * refused, unless only habits of the house stand against it and a justification is given; that is kept with it.
 */
export const recordCall = (
  deps: StaffCallDeps,
  shop: ShopSettings,
  customerId: string,
  actor: string,
  { outcome, justification }: CallForm,
): Promise<Result<undefined, "call_not_allowed">> =>
  deps.transaction(customerId, async (tx) => {
    const now = deps.now();
    const subject = await tx.subject(shop, customerId, now);
    const answer = judge(deps, shop, subject, { channel: "voice_human", now });
    if (!subject || !mayGoOn(answer, justification)) return err("call_not_allowed");
    const debtIds = [...new Set(openInstalments(subject).map(({ obligationId }) => obligationId))];
    await tx.save(shop, { customerId, outcome, actor, justification, debtIds, gate: recordOf(answer, now) }, now);
    return ok(undefined);
  });
