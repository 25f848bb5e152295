import type { Template } from "../types";
import { en } from "./en";
import { zhCn } from "./zh-cn";

/** All messages in all languages; a new language is its file and a name here. */
const LANGUAGES: readonly (readonly Template[])[] = [en, zhCn];

export const templates: readonly Template[] = LANGUAGES.flat();
export const templateLocales: readonly string[] = LANGUAGES.flatMap((language) => language[0]?.locale ?? []);

/** The locale in which a reader of `wanted` is written to: Chinese to readers of Chinese, else English. */
export const templateLocale = (wanted: string): string => (wanted.toLowerCase().startsWith("zh") ? "zh-CN" : "en");

/** The template in the reader's language; undefined when no language has it. */
export const templateFor = (id: string, wanted: string): Template | undefined => {
  const locale = templateLocale(wanted);
  return templates.find((template) => template.id === id && template.locale === locale);
};
