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

/**
 * Reviews what staff typed to a customer, with the customer's open instalments as the facts; undefined without an open
 * case. In an answer a figure that the open instalments do not explain is worth a look only: it may be a payment or a
 * refund.
 */
export const reviewDraft = async (
  { subjects, open, now }: DraftDeps,
  shop: ShopSettings,
  customerId: string,
  draft: Draft,
  links: DraftLinks,
): Promise<Review | undefined> => {
  const [subject] = await subjects(shop, [customerId], now());
  if (!subject) return undefined;
  const creditor = shop.senderName || shop.name;
  return reviewScript({
    ...draft,
    locale: subject.locale,
    confirmed: shop.consequences,
    names: [creditor, shop.postalAddress, subject.nameEnc === null ? "" : open(subject.nameEnc)],
    facts: {
      lines: subject.instalments
        .filter(({ balanceMinor }) => balanceMinor > 0)
        .map(({ orderName, balanceMinor, currency, dueOn }) => ({ orderName, minor: balanceMinor, currency, dueOn })),
      alsoTrue: { days: [localParts(now(), shop.timeZone).dateKey] },
      creditor,
      payUrl: subject.instalments[0]?.payUrl ?? "",
      ...links,
      contacts: [shop.replyTo || shop.senderEmail, shop.supportUrl],
    },
  });
};
