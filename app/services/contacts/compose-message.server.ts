import type { ContactSubject, SubjectInstalment } from "~/contracts/contact-subject";
import type { ShopSettings } from "~/contracts/shop";
import { adviceFor } from "~/domain/messages/advice";
import { renderMessage, type Filled } from "~/domain/messages/render";
import { reviewScript } from "~/domain/messages/review/review";
import { templateFor } from "~/domain/messages/templates/registry";
import type { Finding, MessageContext, RenderedMessage } from "~/domain/messages/types";
import { formatDay, formatMoney } from "~/domain/shared/format";
import type { Tone } from "~/domain/strategy/types";
import { daysBetween, localParts } from "~/domain/time/local";
import { linksOf, messageFacts, namesIn } from "../messages/message-facts.server";

export type Composed =
  | { readonly kind: "message"; readonly message: RenderedMessage; readonly locale: string }
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
};

/** What adds up is added up: amounts in several currencies stay apart. */
const totalOf = (covered: readonly SubjectInstalment[], locale: string): string => {
  const sums = new Map<string, number>();
  for (const { currency, balanceMinor } of covered) sums.set(currency, (sums.get(currency) ?? 0) + balanceMinor);
  return [...sums].map(([currency, minor]) => formatMoney(minor, currency, locale)).join(" + ");
};

/** What every message of ours may say, in the way of writing of a language. */
export const contextOf = (input: Omit<ComposeInput, "templateId" | "locales">, locale: string): MessageContext => {
  const { shop, covered } = input;
  const { helpUrl, stopUrl } = linksOf(input.shopperUrl);
  const today = localParts(input.now, shop.timeZone).dateKey;
  return {
    customerName: input.customerName,
    creditor: {
      name: shop.senderName || shop.name,
      postalAddress: shop.postalAddress,
      supportUrl: shop.supportUrl,
      replyTo: shop.replyTo || shop.senderEmail,
      taxId: shop.taxId,
    },
    lines: covered.map((instalment) => ({
      orderName: instalment.orderName,
      amount: formatMoney(instalment.balanceMinor, instalment.currency, locale),
      dueOn: formatDay(instalment.dueOn, locale),
      daysPastDue: Math.max(0, daysBetween(instalment.dueOn, today)),
    })),
    total: totalOf(covered, locale),
    payUrl: covered[0]?.payUrl ?? "",
    helpUrl,
    unsubscribeUrl: stopUrl,
    tone: input.tone,
    consequences: shop.consequences,
    advice: adviceFor(input.subject.addresses),
  };
};

/** The message in the reader's language, and before it in those that the law asks for, merged with today's amounts and checked word by word before anybody sees it. */
export const composeMessage = (input: ComposeInput): Composed => {
  const filled = input.locales.flatMap((locale): Filled[] => {
    const template = templateFor(input.templateId, locale);
    return template ? [{ template, context: contextOf(input, locale) }] : [];
  });
  const [first, ...others] = filled;
  const locale = input.locales.at(-1);
  if (!first || locale === undefined || filled.length < input.locales.length) return { kind: "no_template" };
  const message = renderMessage(first.template, first.context, others);
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
  return review.ok ? { kind: "message", message, locale } : { kind: "blocked", findings: review.findings };
};
