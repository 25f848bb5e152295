import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FEATURES } from "~/domain/scoring/features";

const DIRECTION = { more: "more", less: "less", either: "as learned" };
const rows = readFileSync("docs/scoring.md", "utf8").split("\n").map((line) => line.replace(/\s+/g, " ")); // prettier-ignore

/** Features of the newest outcomes one by one share a row: `late_1 … _6`. */
const single = Object.entries(FEATURES).filter(([name]) => !/_\d$/.test(name));

test.each(single)("docs/scoring.md says of %s what the code says", (name, { what, unit, reason, worse }) => {
  expect(rows).toContain(`| \`${name}\` | ${what} | ${unit} | ${reason} | ${DIRECTION[worse]} |`);
});
