import en from "./en.json";
import zhCN from "./zh-CN.json";

/** English is the source; every other language has the same keys (a test holds them to it). */
export const LOCALES = ["en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];

type Messages = { readonly [key: string]: string | Messages };
const MESSAGES: Readonly<Record<Locale, Messages>> = { en, "zh-CN": zhCN };

/** The language for what a browser or Shopify asks for. */
export const localeFor = (wanted: string | null | undefined): Locale =>
  wanted?.toLowerCase().startsWith("zh") ? "zh-CN" : "en";

/** The language in which a request wants its answer: the one it names, else the browser's. */
export const localeOf = ({ url, headers }: Pick<Request, "url" | "headers">): Locale =>
  localeFor(new URL(url).searchParams.get("locale") ?? headers.get("accept-language"));

const find = (messages: Messages, key: string): string | undefined => {
  let found: string | Messages | undefined = messages;
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  return typeof found === "string" ? found : undefined;
};

export type Values = Readonly<Record<string, string | number>>;

const NUMBERS = Object.fromEntries(LOCALES.map((locale) => [locale, new Intl.NumberFormat(locale)]));

const written = (locale: Locale, value: string | number | undefined): string =>
  typeof value === "number" ? (NUMBERS[locale]?.format(value) ?? String(value)) : (value ?? "");

/**
 * The text for `key`. `{{name}}` is replaced by the value, numbers as the language writes them; with a `count` the plural form `key_one` or `key_other` of
 * the language is used. A key that is missing in a language falls back to English, then to the key itself.
 */
export const translate = (locale: Locale, key: string, values: Values = {}): string => {
  const count = values["count"];
  const form = typeof count === "number" ? `${key}_${new Intl.PluralRules(locale).select(count)}` : key;
  const candidates = [form, `${key}_other`, key];
  const text =
    [MESSAGES[locale], MESSAGES.en].flatMap((messages) =>
      candidates.flatMap((name) => find(messages, name) ?? []),
    )[0] ?? key;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => written(locale, values[name]));
};
