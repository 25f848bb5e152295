import type { DueContact } from "~/contracts/contact-plans";
import type { ContactSubject } from "~/contracts/contact-subject";
import type { ShopSettings } from "~/contracts/shop";
import type { StaffAnswer } from "~/contracts/staff-contact";
import type { NewStaffMessage, StaffMessage, StaffMessageOutcome } from "~/contracts/staff-message";
import { prepareReview } from "~/domain/messages/review/find-phrases";
import { ownWordsFor, templateLocale } from "~/domain/messages/templates/registry";
import { linksOf } from "../messages/message-facts.server";
import { reviewFor } from "../messages/review-draft.server";
import { composeOwnWords } from "./compose-own-words.server";
import { openInstalments, zoneOf } from "./facts.server";
import { handOver, reservationOf, type HandOverDeps, type Sending } from "./hand-over.server";
import { judge, mayGoOn, recordOf, type StaffContactDeps } from "./staff-contact.server";

type MessageTransaction = {
  readonly isKnown: (contactId: string) => Promise<boolean>;
  readonly subject: StaffContactDeps["subject"];
  readonly save: (shop: ShopSettings, message: NewStaffMessage, now: Date) => Promise<DueContact>;
  /** Writes down that a message was not sent, and what stood against it. */
  readonly refuse: (shopId: string, customerId: string, actor: string, why: string, now: Date) => Promise<void>;
};

export type StaffMessageDeps = StaffContactDeps &
  HandOverDeps & {
    /** Locks the customer, so that two messages at once do not both find room for one. */
    readonly transaction: <T>(customerId: string, work: (tx: MessageTransaction) => Promise<T>) => Promise<T>;
    readonly newId: () => string;
  };

type Decided = { readonly sending: Sending } | { readonly outcome: StaffMessageOutcome };
type Asked = { readonly shop: ShopSettings; readonly actor: string; readonly form: StaffMessage };

const refused = (answer: StaffAnswer): Decided => ({ outcome: { kind: "refused", answer } });

/** Ids of the rules, of the kinds of wording, or of what stopped it before any rule was asked. */
const whyNot = (outcome: StaffMessageOutcome): readonly string[] => {
  if (outcome.kind === "blocked") return outcome.findings.filter(({ severity }) => severity === "block").map((finding) => finding.class); // prettier-ignore
  if (outcome.kind !== "refused") return [];
  const { stop, reasons } = outcome.answer;
  return stop === null ? reasons.map(({ rule }) => rule) : [stop];
};

/** Passes the message as it will be read through the review and the gate, and reserves it. */
const reserve = async (
  deps: StaffMessageDeps,
  tx: MessageTransaction,
  { shop, actor, form }: Asked,
  subject: ContactSubject,
  contactId: string,
): Promise<Decided> => {
  const now = deps.now();
  const covered = openInstalments(subject);
  const shopperUrl = deps.shopperUrl(shop.id, subject.customerId, shop.testMode);
  const language = templateLocale(form.language);
  const own = { subject: form.subject, text: form.text.replace(/\r\n?/g, "\n"), withOpen: form.withOpen === "yes" };
  const { rendered, wording } = composeOwnWords({ subject, shop, covered, own, language, shopperUrl, now }, deps.open);
  const draft = { purpose: "reply", channel: "email", subject: rendered.subject, text: rendered.text } as const;
  const review = reviewFor(subject, shop, draft, linksOf(shopperUrl), deps);
  if (!review.ok) return { outcome: { kind: "blocked", findings: review.findings } };
  const answer = judge(deps, shop, subject, { channel: "email", wording, now });
  if (!mayGoOn(answer, form.justification)) return refused(answer);
  const justification = answer.verdict === "allow" ? "" : form.justification;
  const message = reservationOf(deps, shop, {
    subject,
    covered,
    rendered,
    locale: language,
    version: ownWordsFor(language).version,
  });
  const timeZone = zoneOf(subject, shop);
  const gate = recordOf(answer, now);
  const entry = { contactId, subject, covered, timeZone, message, gate, actor, justification };
  return { sending: { contact: await tx.save(shop, entry, now), message } };
};

const decide = (deps: StaffMessageDeps, customerId: string, asked: Asked): Promise<Decided> =>
  deps.transaction(customerId, async (tx) => {
    const contactId = `staff-${asked.form.messageId}`;
    if (await tx.isKnown(contactId)) return { outcome: { kind: "already" } };
    const now = deps.now();
    const subject = await tx.subject(asked.shop, customerId, now);
    const before = judge(deps, asked.shop, subject, { channel: "email", now });
    const isStopped = !subject || before.stop !== null;
    const decided = isStopped ? refused(before) : await reserve(deps, tx, asked, subject, contactId);
    const why = "outcome" in decided ? whyNot(decided.outcome) : [];
    if (why.length > 0) await tx.refuse(asked.shop.id, customerId, asked.actor, [...new Set(why)].join(", "), now);
    return decided;
  });

/**
 * Sends what a member of staff wrote: reviewed and judged as it will be read, on fresh facts, reserved in the same
 * transaction, then handed over and its outcome recorded. It counts like every other contact. Safe to ask twice.
 */
export const sendStaffMessage = async (
  deps: StaffMessageDeps,
  shop: ShopSettings,
  customerId: string,
  actor: string,
  form: StaffMessage,
): Promise<StaffMessageOutcome> => {
  // Not inside the transaction: nobody waits for a lock while this process gets ready.
  prepareReview();
  const decided = await decide(deps, customerId, { shop, actor, form });
  if ("outcome" in decided) return decided.outcome;
  return { kind: (await handOver(deps, shop, decided.sending)).kind };
};
