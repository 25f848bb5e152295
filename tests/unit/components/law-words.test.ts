import { describe, expect, test } from "vitest";
import { specWords, wayWords, weekWords, type Words } from "~/components/law-words";
import { burst, cap, script } from "~/domain/compliance/build";
import { jurisdictions } from "~/domain/compliance/registry";
import { ALL_CHANNELS, MESSAGES, VOICE, weekly, type RuleSpec } from "~/domain/compliance/rules";
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

  test.each([
    [cap(1, 1, VOICE), "At most 1 attempt in 1 day, per person"],
    [cap(3, 7, VOICE, { scope: "debt", unit: "contact" }), "At most 3 contacts in 7 days, per order"],
    [cap(0, 7, VOICE), "No attempts at all, per person"],
    [burst(1, 5, VOICE), "Not again after 1 unanswered call within 5 minutes"],
    [{ kind: "language", language: "fr" }, "Also in this language: French"],
    [{ kind: "script" }, "No forbidden wording"],
    [script("intimidation", "abuse"), "No wording of these kinds: intimidation and insults"],
  ] as const satisfies [RuleSpec, string][])("tells %j", (spec, told) => {
    expect(specWords(spec, "en", words("en"))).toBe(told);
  });

  test.each([
    [ALL_CHANNELS, "every way of contact"],
    [MESSAGES, "every way of contact but letters"],
    [VOICE, "automatic call and call by a person"],
  ] as const)("names the ways of contact %j", (channels, named) => {
    expect(wayWords(channels, "en", words("en"))).toBe(named);
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
