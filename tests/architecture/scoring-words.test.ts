import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { THEMES } from "~/domain/scoring/feature-groups/spec";
import { FEATURE_NAMES, FEATURES } from "~/domain/scoring/features";
import en from "~/i18n/en.json";
import zh from "~/i18n/zh-CN.json";

const DIRECTION = { more: "more", less: "less", either: "as learned" };
const rows = readFileSync("docs/scoring.md", "utf8").split("\n").map((line) => line.replace(/\s+/g, " ")); // prettier-ignore

/** Features of the newest outcomes one by one share a row: `late_1 … _6`. */
const single = Object.entries(FEATURES).filter(([name]) => !/_\d$/.test(name));

test.each(single)("docs/scoring.md says of %s what the code says", (name, { what, unit, reason, worse }) => {
  expect(rows).toContain(`| \`${name}\` | ${what} | ${unit} | ${reason} | ${DIRECTION[worse]} |`);
});

describe.each([["English", en] as const, ["Chinese", zh] as const])("in %s", (_, words) => {
  test("every feature has a name, and no name is left of a feature that is gone", () => {
    expect(Object.keys(words.model.feature).sort()).toEqual([...FEATURE_NAMES].sort());
  });

  test("every theme of reasons has words for both directions", () => {
    for (const theme of THEMES) {
      const { raises, lowers } = words.score.reason[theme];
      expect(raises).not.toBe("");
      expect(lowers).not.toBe("");
    }
  });
});
