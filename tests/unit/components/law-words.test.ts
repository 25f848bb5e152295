import { describe, expect, test } from "vitest";
import { specWords, weekWords, type Words } from "~/components/law-words";
import { jurisdictions } from "~/domain/compliance/registry";
import { weekly, type RuleSpec } from "~/domain/compliance/rules";
import { LOCALES, translate, type Locale } from "~/i18n/translate";

const words =
  (locale: Locale): Words =>
  (key, values) =>
    translate(locale, key, values);

describe("a rule in words", () => {
  test("puts days of the same hours together", () => {
    expect(weekWords(weekly("09:00-19:00", "09:00-14:00"), "en", words("en"))).toBe(
      "Mon–Fri 09:00–19:00, Sat 09:00–14:00, Sun closed",
    );
  });

  test.each(LOCALES)("exists for every rule of every pack in %s, with nothing left open", (locale) => {
    for (const pack of jurisdictions.all)
      for (const { id, spec } of pack.rules) {
        // As the browser gets it.
        const text = specWords(JSON.parse(JSON.stringify(spec)) as RuleSpec, locale, words(locale));
        expect(text, id).not.toMatch(/law\.|\{\{|undefined|null|NaN/);
      }
  });
});
