import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { filesIn } from "~tests/factories/source-files";

const files = ["app", "extensions"]
  .flatMap((folder) => filesIn(folder, [".ts", ".tsx"]))
  .filter((path) => !path.includes("/tests/"))
  .map((path) => ({ path, lines: readFileSync(path, "utf8").trimEnd().split("\n").length }))
  .sort((a, b) => a.lines - b.lines);

test("no source has more than 250 lines", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter(({ lines }) => lines > 250)).toEqual([]);
});

test("half of the sources have fewer than 80", () => {
  expect(files[Math.floor(files.length / 2)]?.lines).toBeLessThan(80);
});
