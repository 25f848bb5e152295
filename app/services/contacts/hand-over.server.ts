import type { DueContact, Reservation } from "~/contracts/contact-plans";
import type { ContactSubject, SubjectInstalment } from "~/contracts/contact-subject";
import type { OutgoingMessage, SendResult } from "~/contracts/send";
import type { ShopSettings } from "~/contracts/shop";
import type { ContactChannel } from "~/domain/channels/types";
import { testSubject } from "~/domain/messages/render";
import type { RenderedMessage } from "~/domain/messages/types";

/** What of a contact its message and the record need. */
export type Addressed = Pick<DueContact, "id" | "customerId" | "channel" | "templateId">;

/** A contact whose message is reserved. */
export type Sending = { readonly contact: Addressed; readonly message: Reservation };

export type HandOverDeps = {
  readonly send: (channel: ContactChannel, message: OutgoingMessage) => Promise<SendResult>;
  readonly shopperUrl: (shopId: string, customerId: string, isTest: boolean) => string;
  readonly report: (
    shopId: string,
    contact: Addressed,
    attemptId: string,
    result: SendResult,
    now: Date,
  ) => Promise<void>;
  readonly now: () => Date;
};

type Written = {
  readonly subject: ContactSubject;
  readonly covered: readonly SubjectInstalment[];
  readonly rendered: RenderedMessage;
  readonly locale: string;
  /** Of the words that were merged. */
  readonly version: string;
};

/** The message as it is kept and sent: in test mode it goes to the merchant, and says so. */
export const reservationOf = (
  { newId, open }: { readonly newId: () => string; readonly open: (sealed: string) => string },
  { testMode, senderEmail }: ShopSettings,
  { subject, covered, rendered, locale, version }: Written,
): Reservation => ({
  attemptId: newId(),
  to: testMode ? senderEmail : open(subject.emailEnc ?? ""),
  ...rendered,
  subject: testMode ? testSubject(rendered.subject) : rendered.subject,
  locale,
  templateVersion: version,
  debtIds: [...new Set(covered.map(({ obligationId }) => obligationId))],
  testMode,
});

/** Hands a reserved message to its channel, and records what came of it. */
export const handOver = async (
  deps: HandOverDeps,
  shop: ShopSettings,
  { contact, message }: Sending,
): Promise<SendResult> => {
  const result = await deps.send(contact.channel as ContactChannel, {
    idempotencyKey: contact.id,
    from: { name: shop.senderName || shop.name, address: shop.senderEmail },
    replyTo: shop.replyTo || shop.senderEmail,
    to: message.to,
    subject: message.subject,
    text: message.text,
    html: message.html,
    locale: message.locale,
    unsubscribeUrl: deps.shopperUrl(shop.id, contact.customerId, message.testMode),
  });
  await deps.report(shop.id, contact, message.attemptId, result, deps.now());
  return result;
};
