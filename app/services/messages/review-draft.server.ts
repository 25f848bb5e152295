import type { ContactSubject } from "~/contracts/contact-subject";
import type { Draft } from "~/contracts/drafts";
import type { ShopSettings } from "~/contracts/shop";
import { reviewScript, type Review } from "~/domain/messages/review/review";
import { localParts } from "~/domain/time/local";

export type DraftDeps = {
  readonly subjects: (shop: ShopSettings, customerIds: readonly string[], now: Date) => Promise<ContactSubject[]>;
  readonly open: (sealed: string) => string;
  readonly now: () => Date;
};

/** Which addresses the draft must carry when it is a reminder; they are made for one customer. */
export type DraftLinks = { readonly helpUrl: string; readonly stopUrl: string };

/** Names in which a word means nothing by itself. */
export const namesIn = (
  { nameEnc }: ContactSubject,
  { senderName, name, postalAddress }: ShopSettings,
  open: (sealed: string) => string,
): readonly string[] => [senderName || name, postalAddress, nameEnc === null ? "" : open(nameEnc)];

/** What a draft to this customer is held against: their open instalments, and the words that belong to the two. */
export const reviewFor = (
  subject: ContactSubject,
  shop: ShopSettings,
  draft: Draft,
  links: DraftLinks,
  { open, now }: Pick<DraftDeps, "open" | "now">,
): Review =>
  reviewScript({
    ...draft,
    locale: subject.locale,
    confirmed: shop.consequences,
    names: namesIn(subject, shop, open),
    facts: {
      lines: subject.instalments
        .filter(({ balanceMinor }) => balanceMinor > 0)
        .map(({ orderName, balanceMinor, currency, dueOn }) => ({ orderName, minor: balanceMinor, currency, dueOn })),
      alsoTrue: { days: [localParts(now(), shop.timeZone).dateKey] },
      creditor: shop.senderName || shop.name,
      payUrl: subject.instalments[0]?.payUrl ?? "",
      ...links,
      contacts: [shop.replyTo || shop.senderEmail, shop.supportUrl],
    },
  });

/**
 * Reviews what staff typed to a customer, with the customer's open instalments as the facts; undefined without an open
 * case. In an answer a figure that the open instalments do not explain is worth a look only: it may be a payment or a
 * refund.
 */
export const reviewDraft = async (
  deps: DraftDeps,
  shop: ShopSettings,
  customerId: string,
  draft: Draft,
  links: DraftLinks,
): Promise<Review | undefined> => {
  const [subject] = await deps.subjects(shop, [customerId], deps.now());
  return subject && reviewFor(subject, shop, draft, links, deps);
};
