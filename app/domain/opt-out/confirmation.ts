import type { ContactChannel } from "../channels/types";
import { renderPlain } from "../messages/render";
import type { RenderedMessage } from "../messages/types";
import type { OptOut } from "./types";

/** The message's name among the others. */
export const CONFIRMATION = "opt-out-confirmed";
/** Of its words, as the record keeps it. */
export const CONFIRMATION_VERSION = "1";

type Words = { readonly subject: string; readonly one: (name: string, by: string) => string; readonly all: (name: string) => string; readonly by: Readonly<Record<"email" | "sms" | "other", string>> }; // prettier-ignore

const EN: Words = { subject: "Your message to us", one: (name, by) => `${name}: you will get no more ${by} from us.`, all: (name) => `${name}: we will not contact you again.`, by: { email: "e-mails", sms: "text messages", other: "messages" } }; // prettier-ignore

const WORDS: Readonly<Record<string, Words>> = {
  en: EN,
  zh: { subject: "关于您的来信", one: (name, by) => `【${name}】您不会再收到我们的${by}。`, all: (name) => `【${name}】我们不会再与您联系。`, by: { email: "邮件", sms: "短信", other: "消息" } },
  es: { subject: "Su mensaje", one: (name, by) => `${name}: no recibirá más ${by} nuestros.`, all: (name) => `${name}: no volveremos a ponernos en contacto.`, by: { email: "correos", sms: "SMS", other: "mensajes" } },
  fr: { subject: "Votre message", one: (name, by) => `${name} : vous ne recevrez plus de ${by} de notre part.`, all: (name) => `${name} : nous ne vous écrirons plus.`, by: { email: "courriels", sms: "SMS", other: "messages" } },
  de: { subject: "Ihre Nachricht an uns", one: (name, by) => `${name}: Sie erhalten keine ${by} mehr von uns.`, all: (name) => `${name}: Wir melden uns nicht mehr bei Ihnen.`, by: { email: "E-Mails", sms: "SMS", other: "Nachrichten" } },
  pt: { subject: "Sua mensagem", one: (name, by) => `${name}: você não receberá mais ${by} nossos.`, all: (name) => `${name}: não entraremos mais em contato.`, by: { email: "e-mails", sms: "SMS", other: "avisos" } },
  ja: { subject: "ご連絡について", one: (name, by) => `${name}:今後${by}はお送りしません。`, all: (name) => `${name}:今後ご連絡はいたしません。`, by: { email: "メール", sms: "SMS", other: "メッセージ" } },
}; // prettier-ignore

const kindOf = (channel: ContactChannel): "email" | "sms" | "other" =>
  channel === "email" || channel === "sms" ? channel : "other";

export type Stopped = Pick<Extract<OptOut, { kind: "opt_out" }>, "scope" | "channel">;
type Creditor = { readonly name: string; readonly postalAddress: string; readonly replyTo: string };

/**
 * The one message that confirms an opt-out, in the reader's language; it asks and offers nothing, and names no debt.
 * Source: 47 CFR 64.1200(a)(12).
 */
export const confirmationOf = (
  { scope, channel }: Stopped,
  { name, postalAddress, replyTo }: Creditor,
  locale: string,
): { readonly message: RenderedMessage; readonly locale: string } => {
  const wanted = locale.slice(0, 2).toLowerCase();
  const language = wanted in WORDS ? wanted : "en";
  const words = WORDS[language] ?? EN;
  const said = scope === "everything" ? words.all(name) : words.one(name, words.by[kindOf(channel)]);
  const text = `${said}\n\n${[name, postalAddress, replyTo].filter((line) => line !== "").join("\n")}\n`;
  return { message: renderPlain(words.subject, text, language), locale: language };
};
