import { describe, expect, test } from "vitest";
import { HALVES, measureCorpus, readCorpus, type Half } from "~/cli/corpus.server";
import { phraseClasses } from "~/domain/messages/review/classes/registry";

const corpus = await readCorpus("tests/corpus/script-review");
const of = (half: Half, languages: readonly string[], isUnlawful: boolean) =>
  corpus.filter(
    (entry) => entry.half === half && languages.includes(entry.language) && entry.isUnlawful === isUnlawful,
  );

describe("the corpus of messages", () => {
  test.each(HALVES)("is large enough in every language in the %s half", (half) => {
    for (const isUnlawful of [true, false]) {
      expect(of(half, ["en"], isUnlawful).length).toBeGreaterThanOrEqual(110);
      expect(of(half, ["zh"], isUnlawful).length).toBeGreaterThanOrEqual(110);
      for (const language of ["es", "fr", "de", "pt", "ja"])
        expect(of(half, [language], isUnlawful).length).toBeGreaterThanOrEqual(8);
    }
  });

  test("says nothing twice", () => {
    const texts = corpus.map(({ subject, text }) => `${subject ?? ""}\n${text}`);
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
  });

  test.each(HALVES)("has six unlawful and six close-by lawful messages of every class in the %s half", (half) => {
    for (const language of ["en", "zh"])
      for (const isUnlawful of [true, false])
        for (const id of phraseClasses.ids)
          expect(of(half, [language], isUnlawful).filter((entry) => entry.class === id).length).toBeGreaterThanOrEqual(
            6,
          );
  });
});

/** Below these the review became worse than it was; docs/script-review.md has what it reaches. */
const FLOOR = {
  tuning: { recall: 0.99, falseAlarms: 0.01 },
  "held-out": { recall: 0.98, falseAlarms: 0.024 },
};

describe.each(HALVES)("the review on the %s half", (half) => {
  const { all } = measureCorpus(corpus.filter((entry) => entry.half === half));

  test("stops what is unlawful", () => {
    expect(all.recall).toBeGreaterThanOrEqual(FLOOR[half].recall);
  });

  test("lets pass what is lawful", () => {
    expect(all.falseAlarms).toBeLessThanOrEqual(FLOOR[half].falseAlarms);
  });
});
