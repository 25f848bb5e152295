import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const pages = ["README.md", ...readdirSync("docs", { recursive: true, encoding: "utf8" }).map((file) => join("docs", file))]
  .filter((path) => path.endsWith(".md")); // prettier-ignore

/** Paths of the repository named in backticks; patterns with stars or angle brackets stand for several files. */
const named = (text: string): string[] =>
  [...text.matchAll(/`((?:app|docs|extensions|prisma|scripts|tests)\/[^`\s]+)`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => !/[*<>]/.test(path));
const linked = (page: string, text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) => join(page, "..", target));

describe.each(pages.map((page) => [page, readFileSync(page, "utf8")] as const))("%s", (page, text) => {
  test("names only files that exist", () => {
    expect(named(text).filter((path) => !existsSync(path))).toEqual([]);
  });

  test("links only to pages that exist", () => {
    expect(linked(page, text).filter((path) => !existsSync(path))).toEqual([]);
  });
});
