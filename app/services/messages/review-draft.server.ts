import type { ContactSubject } from "~/contracts/contact-subject";
import type { Draft } from "~/contracts/drafts";
import type { ShopSettings } from "~/contracts/shop";
import { reviewScript, type Review } from "~/domain/messages/review/review";
import { messageFacts, nameOf, namesIn, type MessageLinks } from "./message-facts.server";

export type DraftDeps = {
  readonly subjects: (shop: ShopSettings, customerIds: readonly string[], now: Date) => Promise<ContactSubject[]>;
  readonly open: (sealed: string) => string;
  readonly now: () => Date;
};

/** What a draft to this customer is held against: their open instalments, and the words that belong to the two. */
export const reviewFor = (
  subject: ContactSubject,
  shop: ShopSettings,
  draft: Draft,
  links: MessageLinks,
  { open, now }: Pick<DraftDeps, "open" | "now">,
): Review =>
  reviewScript({
    ...draft,
    locale: subject.locale,
    confirmed: shop.consequences,
    names: namesIn(shop, nameOf(subject, open)),
    facts: messageFacts(
      shop,
      subject.instalments.filter(({ balanceMinor }) => balanceMinor > 0),
      { ...links, payUrl: subject.instalments[0]?.payUrl ?? "" },
      now(),
    ),
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
  links: MessageLinks,
): Promise<Review | undefined> => {
  const [subject] = await deps.subjects(shop, [customerId], deps.now());
  return subject && reviewFor(subject, shop, draft, links, deps);
};
