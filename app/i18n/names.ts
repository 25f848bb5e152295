import { memo } from "../domain/shared/memo";

const regions = memo((locale) => new Intl.DisplayNames(locale, { type: "region" }));
const shortRegions = memo((locale) => new Intl.DisplayNames(locale, { type: "region", style: "short" }));
/** Node and Chrome have different long names for these, and a page must read the same on the server and in the browser. */
const NAMED_SHORT = new Set(["HK", "MO", "PS"]);
const languages = memo((locale) => new Intl.DisplayNames(locale, { type: "language" }));
const conjunctions = memo((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));

/** A country as the reader's language calls it. */
export const countryName = (code: string, locale: string): string =>
  (NAMED_SHORT.has(code) ? shortRegions : regions)(locale).of(code) ?? code;

/** A language as the reader's calls it. */
export const languageName = (tag: string, locale: string): string => languages(locale).of(tag) ?? tag;

/** Names one after the other, as the reader's language joins them. */
export const listed = (names: readonly string[], locale: string): string => conjunctions(locale).format(names);
