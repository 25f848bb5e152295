import type { ContactChannel } from "../channels/types";
import type { OptOut } from "./types";

type Words = { readonly one: (name: string, by: string) => string; readonly all: (name: string) => string; readonly by: Readonly<Record<"email" | "sms" | "other", string>> }; // prettier-ignore

const WORDS: Readonly<Record<string, Words>> = {
  en: { one: (name, by) => `${name}: you will get no more ${by} from us.`, all: (name) => `${name}: we will not contact you again.`, by: { email: "e-mails", sms: "text messages", other: "messages" } },
  zh: { one: (name, by) => `【${name}】您不会再收到我们的${by}。`, all: (name) => `【${name}】我们不会再与您联系。`, by: { email: "邮件", sms: "短信", other: "消息" } },
  es: { one: (name, by) => `${name}: no recibirá más ${by} nuestros.`, all: (name) => `${name}: no volveremos a ponernos en contacto.`, by: { email: "correos", sms: "SMS", other: "mensajes" } },
  fr: { one: (name, by) => `${name} : vous ne recevrez plus de ${by} de notre part.`, all: (name) => `${name} : nous ne vous écrirons plus.`, by: { email: "courriels", sms: "SMS", other: "messages" } },
  de: { one: (name, by) => `${name}: Sie erhalten keine ${by} mehr von uns.`, all: (name) => `${name}: Wir melden uns nicht mehr bei Ihnen.`, by: { email: "E-Mails", sms: "SMS", other: "Nachrichten" } },
  pt: { one: (name, by) => `${name}: você não receberá mais ${by} nossos.`, all: (name) => `${name}: não entraremos mais em contato.`, by: { email: "e-mails", sms: "SMS", other: "avisos" } },
  ja: { one: (name, by) => `${name}:今後${by}はお送りしません。`, all: (name) => `${name}:今後ご連絡はいたしません。`, by: { email: "メール", sms: "SMS", other: "メッセージ" } },
}; // prettier-ignore

const kindOf = (channel: ContactChannel): "email" | "sms" | "other" =>
  channel === "email" || channel === "sms" ? channel : "other";

/** The one text that confirms an opt-out, in the reader's language; it asks and offers nothing. Source: 47 CFR 64.1200(a)(12). */
export const confirmationText = (
  optOut: Extract<OptOut, { kind: "opt_out" }>,
  creditor: string,
  locale: string,
): string => {
  const words = WORDS[locale.slice(0, 2).toLowerCase()] ?? WORDS["en"];
  if (!words) return "";
  return optOut.scope === "everything" ? words.all(creditor) : words.one(creditor, words.by[kindOf(optOut.channel)]);
};
