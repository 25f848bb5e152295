import type { ContactSubject, SubjectInstalment } from "~/contracts/contact-subject";
import type { ShopSettings } from "~/contracts/shop";
import { adviceFor } from "~/domain/messages/advice";
import { ownElements } from "~/domain/messages/elements";
import { renderMessage } from "~/domain/messages/render";
import { ownWordsFor } from "~/domain/messages/templates/registry";
import type { OwnWords, RenderedMessage } from "~/domain/messages/types";
import { localParts } from "~/domain/time/local";
import { nameOf, namesIn } from "../messages/message-facts.server";
import { contextOf } from "./compose-message.server";
import type { Wording } from "./facts.server";

type Input = {
  readonly subject: ContactSubject;
  readonly shop: ShopSettings;
  readonly covered: readonly SubjectInstalment[];
  readonly own: OwnWords;
  readonly language: string;
  readonly shopperUrl: string;
  readonly now: Date;
};

/** What staff wrote, with the end of every message below it, and all that the gate may know of it. */
export const composeOwnWords = (
  { own, language, ...about }: Input,
  open: (sealed: string) => string,
): { readonly rendered: RenderedMessage; readonly wording: Wording } => {
  const { subject, shop, covered, now } = about;
  const customerName = nameOf(subject, open);
  const context = contextOf({ ...about, customerName, tone: "neutral" }, language);
  const rendered = renderMessage(ownWordsFor(language), { ...context, own });
  const today = localParts(now, shop.timeZone).dateKey;
  const below = { withOpen: own.withOpen, isLate: covered.some(({ dueOn }) => dueOn < today) };
  const wording: Wording = {
    subject: rendered.subject,
    text: rendered.text,
    languages: [language],
    elements: ownElements(below, shop, adviceFor(subject.addresses) !== null),
    names: namesIn(shop, customerName),
    confirmed: shop.consequences,
  };
  return { rendered, wording };
};
