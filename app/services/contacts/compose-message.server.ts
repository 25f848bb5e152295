import type { ContactSubject, SubjectInstalment } from "~/contracts/contact-subject";
import type { ShopSettings } from "~/contracts/shop";
import { adviceFor } from "~/domain/messages/advice";
import { writtenLines } from "~/domain/messages/lines";
import { isLimit } from "~/domain/messages/engine";
import { renderMessage, type Filled } from "~/domain/messages/render";
import { reviewScript } from "~/domain/messages/review/review";
import { liquidProblem } from "~/domain/messages/wordings/check-source";
import type { Wordings } from "~/domain/messages/wordings/wordings";
import type { Finding, MessageContext, RenderedMessage } from "~/domain/messages/types";
import type { Tone } from "~/domain/strategy/types";
import { localParts } from "~/domain/time/local";
import { creditorOf, factLines, linksOf, messageFacts, namesIn } from "../messages/message-facts.server";

export type Composed =
  | {
      readonly kind: "message";
      readonly message: RenderedMessage;
      readonly locale: string;
      /** Which words were merged: of each language, where there are several. */
      readonly version: string;
    }
  | { readonly kind: "blocked"; readonly findings: readonly Finding[] }
  | { readonly kind: "no_template" };

export type ComposeInput = {
  readonly subject: ContactSubject;
  readonly shop: ShopSettings;
  readonly templateId: string;
  readonly tone: Tone;
  /** Oldest due first. */
  readonly covered: readonly SubjectInstalment[];
  readonly now: Date;
  readonly customerName: string;
  readonly shopperUrl: string;
  /** The languages of the message, the reader's own last. */
  readonly locales: readonly string[];
  readonly wordings: Wordings;
};

/** What every message of ours may say, in the way of writing of a language. */
export const contextOf = (
  input: Omit<ComposeInput, "templateId" | "locales" | "wordings">,
  locale: string,
): MessageContext => {
  const { shop, covered } = input;
  const { helpUrl, stopUrl } = linksOf(input.shopperUrl);
  const today = localParts(input.now, shop.timeZone).dateKey;
  return {
    customerName: input.customerName,
    creditor: creditorOf(shop),
    ...writtenLines(factLines(covered), locale, today),
    payUrl: covered[0]?.payUrl ?? "",
    helpUrl,
    unsubscribeUrl: stopUrl,
    tone: input.tone,
    consequences: shop.consequences,
    advice: adviceFor(input.subject.addresses),
  };
};

const versionOf = (filled: readonly Filled[]): string =>
  filled.length === 1
    ? (filled[0]?.template.version ?? "")
    : filled.map(({ template: { locale, version } }) => `${locale}:${version}`).join(" ");

/** A shop's words may have lost what they name since they were saved; that is a finding, and no reason to try again. */
const merged = ([first, ...others]: readonly [Filled, ...Filled[]]): RenderedMessage | Finding => {
  try {
    return renderMessage(first.template, first.context, others);
  } catch (error) {
    if (isLimit(error)) throw error;
    return liquidProblem(error, "text", first.template.text);
  }
};

/** The message in the reader's language, and before it in those that the law asks for, merged with today's amounts and checked word by word before anybody sees it. */
export const composeMessage = (input: ComposeInput): Composed => {
  const filled = input.locales.flatMap((locale): Filled[] => {
    const template = input.wordings.find(input.templateId, locale);
    return template ? [{ template, context: contextOf(input, locale) }] : [];
  });
  const [first, ...others] = filled;
  const locale = input.locales.at(-1);
  if (!first || locale === undefined || filled.length < input.locales.length) return { kind: "no_template" };
  const message = merged([first, ...others]);
  if (!("html" in message)) return { kind: "blocked", findings: [message] };
  const { shop, covered, customerName } = input;
  const links = { ...linksOf(input.shopperUrl), payUrl: first.context.payUrl };
  const review = reviewScript({
    subject: message.subject,
    text: message.text,
    channel: "email",
    locale,
    facts: messageFacts(shop, covered, links, input.now),
    names: namesIn(shop, customerName),
    confirmed: shop.consequences,
  });
  return review.ok
    ? { kind: "message", message, locale, version: versionOf(filled) }
    : { kind: "blocked", findings: review.findings };
};
