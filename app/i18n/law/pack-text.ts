import type { Locale } from "../translate";
import zhCN from "./zh-CN.json";

/** Packs are written in English; what is words in them stands here in the other languages, by its id. */
const TEXTS: Partial<Record<Locale, Readonly<Record<string, string>>>> = { "zh-CN": zhCN };

/** A note, what is to be kept, or why the house has a rule, in the reader's language. */
export const packText = (locale: Locale, { id, text }: { readonly id: string; readonly text: string }): string =>
  TEXTS[locale]?.[id] ?? text;
