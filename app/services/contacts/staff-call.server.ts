import { z } from "zod";
import type { GateRecord } from "~/contracts/contact-plans";
import { CALL_OUTCOMES, type CallAnswer, type NewCall } from "~/contracts/staff-call";
import type { ContactSubject } from "~/contracts/contact-subject";
import { isActive, type ShopSettings } from "~/contracts/shop";
import { leavesRoom } from "~/domain/compliance/room";
import type { Gate } from "~/domain/compliance/types";
import { err, ok, type Result } from "~/domain/shared/result";
import { contactFacts, gateRecord, heldUntil, openInstalments } from "./facts.server";

export const callFormSchema = z.object({
  intent: z.literal("call"),
  outcome: z.enum(CALL_OUTCOMES),
  justification: z.string().trim().max(500).default(""),
});
export type CallForm = z.infer<typeof callFormSchema>;

export type StaffCallDeps = {
  readonly subject: (shop: ShopSettings, customerId: string, now: Date) => Promise<ContactSubject | undefined>;
  /** Locks the customer, so that two calls at once do not both find room for one. */
  readonly transaction: <T>(
    customerId: string,
    work: (tx: {
      readonly subject: StaffCallDeps["subject"];
      readonly save: (shop: ShopSettings, call: NewCall, now: Date) => Promise<void>;
    }) => Promise<T>,
  ) => Promise<T>;
  readonly gateFor: (shop: ShopSettings) => Gate;
  readonly open: (sealed: string) => string;
  readonly now: () => Date;
};

const NOT_NOW: CallAnswer = { verdict: "deny", reasons: [], nextAllowedAt: null, mayJustify: false };

const judge = (deps: StaffCallDeps, shop: ShopSettings, subject: ContactSubject | undefined, now: Date): CallAnswer => {
  const covered = subject ? openInstalments(subject) : [];
  if (!subject || covered.length === 0 || !isActive(shop)) return NOT_NOW;
  const held = heldUntil(subject, now);
  if (held !== undefined) return { ...NOT_NOW, nextAllowedAt: held };
  const facts = contactFacts(subject, shop, { channel: "voice_human", covered, now }, deps.open);
  const { verdict, reasons, nextAllowedAt = null } = gateRecord(deps.gateFor(shop)(facts), now);
  return { verdict, reasons, nextAllowedAt, mayJustify: verdict !== "allow" && leavesRoom(reasons) };
};

/** "Can I call now?", by the same gate that every message passes. */
export const mayCall = async (deps: StaffCallDeps, shop: ShopSettings, customerId: string): Promise<CallAnswer> => {
  const now = deps.now();
  return judge(deps, shop, await deps.subject(shop, customerId, now), now);
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
    const answer = judge(deps, shop, subject, now);
    const isJustified = answer.mayJustify && justification !== "";
    if (!subject || (answer.verdict !== "allow" && !isJustified)) return err("call_not_allowed");
    const { verdict, reasons, nextAllowedAt } = answer;
    const gate: GateRecord = { at: now, verdict, reasons, nextAllowedAt: nextAllowedAt ?? undefined };
    const debtIds = [...new Set(openInstalments(subject).map(({ obligationId }) => obligationId))];
    await tx.save(shop, { customerId, outcome, actor, justification, debtIds, gate }, now);
    return ok(undefined);
  });
