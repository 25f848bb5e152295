import { memo } from "../shared/memo";
import { whereabouts, type Whereabouts } from "./places";
import { packsFor } from "./ready";
import { jurisdictions } from "./registry";
import type { ContactFacts } from "./types";

/** Where some law asks for a language at all. */
const COUNTRIES = new Set(
  jurisdictions.all.flatMap(({ country, countries = [], rules }) =>
    rules.some(({ spec }) => spec.kind === "language") ? [country, ...countries] : [],
  ),
);

const LANGUAGES: ReadonlySet<string> = new Set(
  jurisdictions.all.flatMap(({ rules }) =>
    rules.flatMap(({ spec }) => (spec.kind === "language" ? [spec.language] : [])),
  ),
);

/** Whether some law asks for messages in the language of the locale. */
export const isLanguageAskedFor = (locale: string): boolean => LANGUAGES.has(locale.split("-")[0] ?? "");

const mayAsk = memo((country) => COUNTRIES.has(country.trim().toUpperCase()));

const known = new WeakMap<Whereabouts, readonly string[]>();

const NONE: readonly string[] = [];

/** Languages in which somebody at these places must be written to, whatever else they read; kept per combination. */
export const requiredLanguages = (facts: Pick<ContactFacts, "recipient" | "creditor">): readonly string[] => {
  const { addresses, phones } = facts.recipient;
  // Asked for every contact that is planned; only what may be in such a country needs a closer look.
  if (phones.length === 0 && !addresses.some(({ country }) => mayAsk(country))) return NONE;
  const place = whereabouts(facts);
  const found = known.get(place);
  if (found) return found;
  const languages = packsFor(jurisdictions.all, place).flatMap(({ rules }) =>
    rules.flatMap(({ spec }) => (spec.kind === "language" ? [spec.language] : [])),
  );
  const made = [...new Set(languages)];
  known.set(place, made);
  return made;
};
