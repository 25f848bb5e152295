import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { API_VERSION } from "~/config/api-version.server";
import { filesIn } from "~tests/factories/source-files";

const VERSION = "2026-07";
const versionsIn = (path: string): string[] =>
  Array.from(readFileSync(path, "utf8").matchAll(/^\s*api_version\s*=\s*"([^"]*)"/gm), ([, version = ""]) => version);

test("the app speaks one version of Shopify's API", () => {
  expect(API_VERSION).toBe(VERSION);
  expect(versionsIn("shopify.app.toml")).toEqual([VERSION]);
});

test("so does every extension", () => {
  const extensions = filesIn("extensions", ["shopify.extension.toml"]);
  for (const path of extensions) expect(versionsIn(path), path).toEqual([VERSION]);
});

test("no source names a version of its own", () => {
  const named = filesIn("app", [".ts", ".tsx"])
    .filter((path) => !path.endsWith("api-version.server.ts"))
    .filter((path) => /ApiVersion\.\w+|admin\/api\/\d{4}-\d{2}/.test(readFileSync(path, "utf8")));
  expect(named).toEqual([]);
});
