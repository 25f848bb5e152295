import { describe, expect, test } from "vitest";
import { HALVES, measureCorpus, readCorpus } from "~/cli/corpus.server";
import { phraseClasses } from "~/domain/messages/review/classes/registry";

const corpus = await readCorpus("tests/corpus/script-review");
const of = (languages: readonly string[], isUnlawful: boolean) =>
  corpus.filter((entry) => languages.includes(entry.language) && entry.isUnlawful === isUnlawful);

describe("the corpus of messages", () => {
  test("is large enough in every language, about half of it kept out of sight", () => {
    for (const isUnlawful of [true, false]) {
      expect(of(["en"], isUnlawful).length).toBeGreaterThanOrEqual(200);
      expect(of(["zh"], isUnlawful).length).toBeGreaterThanOrEqual(200);
      expect(of(["es", "fr", "de", "pt", "ja"], isUnlawful).length).toBeGreaterThanOrEqual(60);
    }
    const heldOut = corpus.filter(({ half }) => half === "held-out").length / corpus.length;
    expect(heldOut).toBeGreaterThan(0.45);
    expect(heldOut).toBeLessThan(0.55);
  });

  test("says nothing twice and has every class in English and Chinese", () => {
    const texts = corpus.map(({ subject, text }) => `${subject ?? ""}\n${text}`);
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
    for (const language of ["en", "zh"]) {
      const classes = new Set(of([language], true).map((entry) => entry.class));
      expect([...classes].sort()).toEqual([...phraseClasses.ids].sort());
    }
  });
});

/** Below these the review became worse than it was; docs/script-review.md has what it reaches. */
const FLOOR = {
  tuning: { recall: 0.99, falseAlarms: 0.01 },
  "held-out": { recall: 0.965, falseAlarms: 0.035 },
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
