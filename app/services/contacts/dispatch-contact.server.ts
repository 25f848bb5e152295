import type { DueContact, GateRecord, Reservation } from "~/contracts/contact-plans";
import type { ContactSubject, SubjectInstalment } from "~/contracts/contact-subject";
import type { SendResult } from "~/contracts/send";
import { isActive, type ShopSettings } from "~/contracts/shop";
import type { ContactChannel } from "~/domain/channels/types";
import type { Gate } from "~/domain/compliance/types";
import type { Finding } from "~/domain/messages/types";
import type { Tone } from "~/domain/strategy/types";
import { prepareReview } from "~/domain/messages/review/find-phrases";
import type { Wordings } from "~/domain/messages/wordings/wordings";
import { localParts } from "~/domain/time/local";
import { nameOf } from "../messages/message-facts.server";
import { composeMessage } from "./compose-message.server";
import { contactFacts, gateRecord, heldUntil, localesOf, openInstalments } from "./facts.server";
import { handOver, reservationOf, type HandOverDeps, type Sending } from "./hand-over.server";

/** What the transaction that passes the gate can do; `reserve` answers false when somebody else was faster. */
export type DispatchTransaction = {
  readonly contact: (contactId: string) => Promise<DueContact | undefined>;
  readonly subject: (shop: ShopSettings, customerId: string, now: Date) => Promise<ContactSubject | undefined>;
  readonly cancel: (contact: DueContact, reason: string, now: Date) => Promise<void>;
  readonly postpone: (contact: DueContact, gate: GateRecord, until: Date, now: Date) => Promise<void>;
  readonly deny: (contact: DueContact, gate: GateRecord, now: Date) => Promise<void>;
  readonly reserve: (contact: DueContact, gate: GateRecord, message: Reservation, now: Date) => Promise<boolean>;
};

export type DispatchDeps = {
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly contacts: {
    readonly find: (contactId: string) => Promise<DueContact | undefined>;
    readonly transaction: <T>(shopId: string, work: (tx: DispatchTransaction) => Promise<T>) => Promise<T>;
    /** The reserved message of a contact whose sending was interrupted, and whether it surely did not leave. */
    readonly interrupted: (
      contact: DueContact,
    ) => Promise<{ readonly message: Reservation; readonly surelyNotSent: boolean } | undefined>;
    readonly report: HandOverDeps["report"];
  };
  readonly refreshOrders: (shopId: string, orderIds: readonly string[]) => Promise<unknown>;
  readonly wordings: (shopId: string) => Promise<Wordings>;
  readonly gateFor: (shop: ShopSettings) => Gate;
  readonly send: HandOverDeps["send"];
  readonly open: (sealed: string) => string;
  readonly shopperUrl: (shopId: string, customerId: string, isTest: boolean) => string;
  readonly newId: () => string;
  readonly now: () => Date;
};

/** What the message covers now: all that is late and not held, or the instalments it was planned for. */
const coveredNow = (contact: DueContact, subject: ContactSubject, today: string): readonly SubjectInstalment[] => {
  const open = openInstalments(subject);
  if (!open.some(({ id }) => id === contact.anchorInstalmentId)) return [];
  const late = open.filter(({ dueOn }) => dueOn < today);
  const covered = late.length > 0 ? late : open.filter(({ id }) => contact.instalmentIds.includes(id));
  return [...covered].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
};

/** Why the contact must not be made any more, whatever the law says; undefined when it may go on to the gate. */
const stopReason = (subject: ContactSubject, covered: readonly SubjectInstalment[], now: Date): string | undefined => {
  if (covered.length === 0) return "no_longer_owed";
  if (heldUntil(subject, now) !== undefined) return "on_hold";
  if (subject.emailEnc === null) return "no_address";
  return subject.emailBouncedAt === null ? undefined : "address_bounced";
};

/** The contact is given up for now; there is nothing to send. */
const give = async (written: Promise<void>): Promise<undefined> => {
  await written;
  return undefined;
};

/** The shop as it was read before the transaction, and the words of its messages. */
type Voice = { readonly shop: ShopSettings; readonly wordings: Wordings };

const decide = async (
  deps: DispatchDeps,
  voice: Voice,
  tx: DispatchTransaction,
  contactId: string,
): Promise<Sending | undefined> => {
  const { shop, wordings } = voice;
  const now = deps.now();
  const contact = await tx.contact(contactId);
  if (contact?.state !== "planned") return undefined;
  const subject = await tx.subject(shop, contact.customerId, now);
  if (!subject || !isActive(shop)) return give(tx.cancel(contact, "not_active", now));
  const covered = coveredNow(contact, subject, localParts(now, shop.timeZone).dateKey);
  const reason = stopReason(subject, covered, now);
  if (reason !== undefined) return give(tx.cancel(contact, reason, now));
  const channel = contact.channel as ContactChannel;
  const reminder = { templateId: contact.templateId, wordings };
  const verdict = deps.gateFor(shop)(contactFacts(subject, shop, { channel, reminder, covered, now }, deps.open));
  const gate = gateRecord(verdict, now);
  if (verdict.verdict === "deny") return give(tx.deny(contact, gate, now));
  if (verdict.verdict === "defer") return give(tx.postpone(contact, gate, verdict.nextAllowedAt, now));
  return reserve(deps, voice, tx, { contact, subject, covered, gate, now });
};

type Allowed = {
  readonly contact: DueContact;
  readonly subject: ContactSubject;
  readonly covered: readonly SubjectInstalment[];
  readonly gate: GateRecord;
  readonly now: Date;
};

/** What was wrong with the words, by its classes: the record says it in the reader's language. */
const whyBlocked = (findings: readonly Finding[]): string => {
  const classes = findings.filter(({ severity }) => severity === "block").map((finding) => finding.class);
  return `script_review:${[...new Set(classes)].join(",")}`;
};

const reserve = async (
  deps: DispatchDeps,
  { shop, wordings }: Voice,
  tx: DispatchTransaction,
  allowed: Allowed,
): Promise<Sending | undefined> => {
  const { contact, subject, covered, gate, now } = allowed;
  const composed = composeMessage({
    subject,
    shop,
    templateId: contact.templateId,
    tone: contact.tone as Tone,
    covered,
    now,
    customerName: nameOf(subject, deps.open),
    shopperUrl: deps.shopperUrl(shop.id, subject.customerId, shop.testMode),
    locales: localesOf(subject, shop, deps.open),
    wordings,
  });
  if (composed.kind !== "message")
    return give(tx.cancel(contact, composed.kind === "blocked" ? whyBlocked(composed.findings) : "no_template", now));
  const { message: rendered, locale, version } = composed;
  const message = reservationOf(deps, shop, { subject, covered, rendered, locale, version });
  return (await tx.reserve(contact, gate, message, now)) ? { contact, message } : undefined;
};

const deliver = async (deps: DispatchDeps, shop: ShopSettings, sending: Sending): Promise<void> => {
  const result = await handOver({ ...deps, report: deps.contacts.report }, shop, sending);
  // Nothing left the house: the job's next attempt sends the same reserved message.
  if (result.kind === "not_sent") throw new Error(`Message not handed over: ${result.detail}`);
};

/** A crash between reservation and report: the message may have left, so it counts as made and is never repeated. */
const resume = async (deps: DispatchDeps, shop: ShopSettings, contact: DueContact): Promise<void> => {
  const found = await deps.contacts.interrupted(contact);
  if (!found) return;
  if (found.surelyNotSent) return deliver(deps, shop, { contact, message: found.message });
  const result: SendResult = { kind: "unknown", detail: "interrupted before the outcome was known" };
  await deps.contacts.report(shop.id, contact, found.message.attemptId, result, deps.now());
};

/**
 * Makes one planned contact: reads the orders again, passes the gate on fresh facts, and reserves the attempt in the
 * same transaction, then hands the message over and records what came of it. A contact that is paid, held, denied or
 * not yet allowed is not made, and the record says why. Safe to run again at any point.
 */
export const dispatchContact = async (deps: DispatchDeps, shopId: string, contactId: string): Promise<void> => {
  const contact = await deps.contacts.find(contactId);
  const shop = await deps.shop(shopId);
  if (contact?.state === "sending") return resume(deps, shop, contact);
  if (contact?.state !== "planned") return;
  await deps.refreshOrders(shopId, contact.orderIds);
  // Not inside the transaction: nobody waits for a lock while this process gets ready.
  prepareReview();
  const voice = { shop, wordings: await deps.wordings(shopId) };
  const sending = await deps.contacts.transaction(shopId, (tx) => decide(deps, voice, tx, contactId));
  if (sending) await deliver(deps, shop, sending);
};
