import { memo } from "../../shared/memo";
import type { Template, Words } from "../types";
import { en, enOwnWords } from "./en";
import { fr, frOwnWords } from "./fr";
import { zhCn, zhCnOwnWords } from "./zh-cn";

/** All messages in all languages; a new language is its file and a name here. */
const LANGUAGES: readonly (readonly Template[])[] = [en, zhCn, fr];

export const templates: readonly Template[] = LANGUAGES.flat();
export const templateLocales: readonly string[] = LANGUAGES.flatMap((language) => language[0]?.locale ?? []);

const localeOfLanguage = new Map(templateLocales.map((locale) => [locale.split("-")[0], locale]));

/** The locale in which a reader of `wanted` is written to: that of their language where there is one, else English. */
export const templateLocale = memo(
  (wanted: string): string => localeOfLanguage.get(wanted.toLowerCase().split("-")[0]) ?? "en",
);

const alone = memo((wanted: string): readonly string[] => [templateLocale(wanted)]);

/** All locales of one message: those of the languages that the law asks for first, the reader's own last. */
export const messageLocales = (wanted: string, required: readonly string[]): readonly string[] => {
  if (required.length === 0) return alone(wanted);
  return [...new Set([...required.map(templateLocale), templateLocale(wanted)])];
};

/** The template in the reader's language; undefined when no language has it. */
export const templateFor = (id: string, wanted: string): Template | undefined => {
  const locale = templateLocale(wanted);
  return templates.find((template) => template.id === id && template.locale === locale);
};

const OWN: readonly Words[] = [enOwnWords, zhCnOwnWords, frOwnWords];

/** What goes around the words of staff in a language. */
export const ownWordsFor = (wanted: string): Words => {
  const locale = templateLocale(wanted);
  return OWN.find((template) => template.locale === locale) ?? enOwnWords;
};
