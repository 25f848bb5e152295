import type { GateRecord } from "~/contracts/contact-plans";
import type { ContactSubject } from "~/contracts/contact-subject";
import { isActive, type ShopSettings } from "~/contracts/shop";
import type { StaffAnswer, StaffStop } from "~/contracts/staff-contact";
import { leavesRoom } from "~/domain/compliance/room";
import type { Gate } from "~/domain/compliance/types";
import { contactFacts, gateRecord, heldUntil, openInstalments, type Wording } from "./facts.server";

export type StaffContactDeps = {
  readonly subject: (shop: ShopSettings, customerId: string, now: Date) => Promise<ContactSubject | undefined>;
  readonly gateFor: (shop: ShopSettings) => Gate;
  readonly open: (sealed: string) => string;
  readonly now: () => Date;
};

type Asked = { readonly channel: "voice_human" | "email"; readonly wording?: Wording; readonly now: Date };

const stopOf = (
  subject: ContactSubject | undefined,
  shop: ShopSettings,
  { channel, now }: Asked,
): StaffStop | undefined => {
  if (!isActive(shop)) return "not_active";
  if (!subject || openInstalments(subject).length === 0) return "nothing_open";
  if (heldUntil(subject, now) !== undefined) return "on_hold";
  if (channel !== "email") return undefined;
  if (subject.emailEnc === null) return "no_address";
  return subject.emailBouncedAt === null ? undefined : "address_bounced";
};

/** May somebody of the staff contact the customer now? The same gate answers that every message of the app passes. */
export const judge = (
  { gateFor, open }: Pick<StaffContactDeps, "gateFor" | "open">,
  shop: ShopSettings,
  subject: ContactSubject | undefined,
  asked: Asked,
): StaffAnswer => {
  const stop = stopOf(subject, shop, asked);
  if (!subject || stop !== undefined) {
    const nextAllowedAt = (stop === "on_hold" && subject && heldUntil(subject, asked.now)) || null;
    return { verdict: "deny", stop: stop ?? "nothing_open", reasons: [], nextAllowedAt, mayJustify: false };
  }
  const facts = contactFacts(subject, shop, { ...asked, covered: openInstalments(subject) }, open);
  const { verdict, reasons, nextAllowedAt = null } = gateRecord(gateFor(shop)(facts), asked.now);
  return { verdict, stop: null, reasons, nextAllowedAt, mayJustify: verdict !== "allow" && leavesRoom(reasons) };
};

/** Allowed as it is, or by a reason in writing where only habits of the house stand against it. */
export const mayGoOn = ({ verdict, mayJustify }: StaffAnswer, justification: string): boolean =>
  verdict === "allow" || (mayJustify && justification !== "");

/** The answer as it is kept with the contact that was made. */
export const recordOf = ({ verdict, reasons, nextAllowedAt }: StaffAnswer, at: Date): GateRecord => ({
  at,
  verdict,
  reasons,
  nextAllowedAt: nextAllowedAt ?? undefined,
});
