import type { GateRecord, Reservation } from "~/contracts/contact-plans";
import type { ContactSubject } from "~/contracts/contact-subject";
import { isActive, type ShopSettings } from "~/contracts/shop";
import { CONFIRMATION, CONFIRMATION_VERSION, confirmationOf, type Stopped } from "~/domain/opt-out/confirmation";
import { minutes, plus } from "~/domain/shared/duration";
import { contactFacts, gateRecord } from "../contacts/facts.server";
import { handOver, reservationOf, type Addressed, type HandOverDeps } from "../contacts/hand-over.server";
import type { StaffContactDeps } from "../contacts/staff-contact.server";
import { creditorOf } from "../messages/message-facts.server";

type ConfirmTransaction = {
  readonly subject: StaffContactDeps["subject"];
  /** Whether this person was told since consent was last given. */
  readonly isTold: (shopId: string, customerId: string, templateId: string) => Promise<boolean>;
  readonly refuse: (shopId: string, contact: Addressed, gate: GateRecord) => Promise<void>;
  readonly reserve: (
    shopId: string,
    contact: Addressed,
    gate: GateRecord,
    message: Reservation,
    now: Date,
  ) => Promise<void>;
};

export type ConfirmDeps = HandOverDeps &
  Pick<StaffContactDeps, "gateFor" | "open"> & {
    readonly shop: (shopId: string) => Promise<ShopSettings>;
    /** Locks the customer, so that two answers at once are confirmed once. */
    readonly transaction: <T>(customerId: string, work: (tx: ConfirmTransaction) => Promise<T>) => Promise<T>;
    readonly newId: () => string;
  };

/** One that comes later is a message nobody waits for (47 CFR 64.1200(a)(12)). */
const AT_ONCE = minutes(5);

type Asked = { readonly shop: ShopSettings; readonly stopped: Stopped; readonly now: Date };

/** The confirmation to the address on record, and what the gate says of it. */
const prepare = (deps: ConfirmDeps, { shop, stopped, now }: Asked, subject: ContactSubject) => {
  const { message: rendered, locale } = confirmationOf(stopped, creditorOf(shop), subject.locale);
  const wording = { subject: rendered.subject, text: rendered.text, languages: [locale], names: [shop.senderName, shop.name] }; // prettier-ignore
  const asked = { channel: "email", purpose: "confirmation", wording, covered: [], now } as const;
  const gate = gateRecord(deps.gateFor(shop)(contactFacts(subject, shop, asked, deps.open)), now);
  return {
    gate,
    message: reservationOf(deps, shop, { subject, covered: [], rendered, locale, version: CONFIRMATION_VERSION }),
  };
};

/**
 * Tells somebody who asked by e-mail to be left alone that this is done: once, within five minutes or not at all, to the
 * address on record and not to the one that the answer came from, and only where the gate lets it go. In doubt whether
 * it left it is not repeated.
 */
export const confirmOptOut = async (
  deps: ConfirmDeps,
  shopId: string,
  { customerId, arrivedAt, ...stopped }: Stopped & { readonly customerId: string; readonly arrivedAt: Date },
): Promise<void> => {
  const shop = await deps.shop(shopId);
  const now = deps.now();
  if (!isActive(shop) || now > plus(arrivedAt, AT_ONCE)) return;
  const contact: Addressed = {
    id: `confirmed-${deps.newId()}`,
    customerId,
    channel: "email",
    templateId: CONFIRMATION,
  };
  const message = await deps.transaction(customerId, async (tx) => {
    const subject = await tx.subject(shop, customerId, now);
    if (!subject || subject.emailEnc === null || subject.emailBouncedAt !== null) return undefined;
    if (await tx.isTold(shopId, customerId, CONFIRMATION)) return undefined;
    const prepared = prepare(deps, { shop, stopped, now }, subject);
    if (prepared.gate.verdict !== "allow") return tx.refuse(shopId, contact, prepared.gate);
    await tx.reserve(shopId, contact, prepared.gate, prepared.message, now);
    return prepared.message;
  });
  if (message) await handOver(deps, shop, { contact, message });
};
