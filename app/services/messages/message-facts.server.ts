import type { ContactSubject, SubjectInstalment } from "~/contracts/contact-subject";
import type { ShopSettings } from "~/contracts/shop";
import type { MessageFacts } from "~/domain/messages/review/facts/types";
import type { FactLine } from "~/domain/messages/review/facts/types";
import type { MessageContext } from "~/domain/messages/types";
import { localParts } from "~/domain/time/local";

/** What the customer is called; empty when nobody knows. */
export const nameOf = ({ nameEnc }: ContactSubject, open: (sealed: string) => string): string =>
  nameEnc === null ? "" : open(nameEnc);

/** Who writes, as messages say it. */
export const creditorOf = (shop: ShopSettings): MessageContext["creditor"] => ({
  name: shop.senderName || shop.name,
  postalAddress: shop.postalAddress,
  supportUrl: shop.supportUrl,
  replyTo: shop.replyTo || shop.senderEmail,
  taxId: shop.taxId,
});

/** What is open of each instalment, as it may be said. */
export const factLines = (instalments: readonly SubjectInstalment[]): readonly FactLine[] =>
  instalments.map(({ orderName, balanceMinor, currency, dueOn }) => ({
    orderName,
    minor: balanceMinor,
    currency,
    dueOn,
  }));

/** Names in which a word means nothing by itself. */
export const namesIn = ({ senderName, name, postalAddress }: ShopSettings, customerName: string): readonly string[] => [
  senderName || name,
  postalAddress,
  customerName,
];

export type MessageLinks = Pick<MessageFacts, "helpUrl" | "stopUrl">;

/** Where one customer asks for time, and stops the messages. */
export const linksOf = (shopperUrl: string): MessageLinks => ({
  helpUrl: `${shopperUrl}?topic=time`,
  stopUrl: `${shopperUrl}?topic=stop`,
});

/** What a message about these instalments must agree with, word for word and figure for figure. */
export const messageFacts = (
  shop: ShopSettings,
  instalments: readonly SubjectInstalment[],
  more: MessageLinks & { readonly payUrl: string },
  now: Date,
): MessageFacts => ({
  lines: factLines(instalments),
  alsoTrue: { days: [localParts(now, shop.timeZone).dateKey] },
  creditor: creditorOf(shop).name,
  address: shop.postalAddress,
  ...more,
  contacts: [creditorOf(shop).replyTo, shop.supportUrl],
});
