import { whereabouts, type Whereabouts } from "./places";
import { packsFor } from "./ready";
import { jurisdictions } from "./registry";
import type { ContactFacts } from "./types";

const known = new WeakMap<Whereabouts, readonly string[]>();

/** Languages in which somebody at these places must be written to, whatever else they read; kept per combination. */
export const requiredLanguages = (facts: Pick<ContactFacts, "recipient" | "creditor">): readonly string[] => {
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
