import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ORDER_HOLDS } from "~/domain/ledger/holds";
import en from "~/i18n/en.json";
import { LOCALES, localeFor, translate } from "~/i18n/translate";
import zhCN from "~/i18n/zh-CN.json";
import { zhCn, zhCnOwnWords } from "~/domain/messages/templates/zh-cn";
import { filesIn } from "~tests/factories/source-files";

type Messages = { readonly [key: string]: string | Messages };

const flatten = (messages: Messages, prefix = ""): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );
const texts = { en: new Map(flatten(en)), "zh-CN": new Map(flatten(zhCN)) };
const withoutForm = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, "");
const keysOf = (locale: keyof typeof texts): string[] =>
  [...new Set([...texts[locale].keys()].map(withoutForm))].sort();
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();

describe("the languages", () => {
  test("have the same keys", () => {
    expect(keysOf("zh-CN")).toEqual(keysOf("en"));
  });

  test("have a text for every plural form that the language uses", () => {
    for (const locale of LOCALES)
      for (const key of texts[locale].keys())
        if (key.endsWith("_other"))
          for (const form of new Intl.PluralRules(locale).resolvedOptions().pluralCategories)
            expect(texts[locale].has(`${withoutForm(key)}_${form}`), `${locale} ${withoutForm(key)}_${form}`).toBe(
              true,
            );
  });

  test("use the same placeholders, and no other syntax for them", () => {
    for (const [key, text] of texts["zh-CN"])
      expect(placeholders(text), key).toEqual(placeholders(texts.en.get(key) ?? texts.en.get(`${key}_other`) ?? ""));
    for (const locale of LOCALES)
      for (const [key, text] of texts[locale]) expect(text.replace(/\{\{\w+\}\}/g, ""), key).not.toMatch(/[{}]/);
  });

  test("keep to Chinese punctuation in Chinese", () => {
    const blocks = ["collections-order-block", "repayment-order-status"].flatMap((handle) =>
      flatten(JSON.parse(readFileSync(`extensions/${handle}/locales/zh-CN.json`, "utf8")) as Messages),
    );
    const templates = [...zhCn, zhCnOwnWords].flatMap(({ id, subject, text }) => [
      [`${id} subject`, subject],
      [`${id} text`, text],
    ]);
    for (const [key, text] of [...texts["zh-CN"], ...blocks, ...templates])
      expect(text, key).not.toMatch(/[\p{Script=Han}}）][,:;?!(]|[,:;?!)][\p{Script=Han}]/u);
  });

  test("leave no text empty", () => {
    for (const locale of LOCALES) for (const [key, text] of texts[locale]) expect(text.trim(), key).not.toBe("");
  });
});

describe("the sources ask only for texts that exist", () => {
  const LITERAL = /\bt\(\s*(["'`])([\w.]+)\1/g;
  const BEGINNING = /\bt\(\s*`([\w.]*\.)\$\{/g;
  const sources = filesIn("app", [".ts", ".tsx"]).map((path) => [path, readFileSync(path, "utf8")] as const);
  const asked = sources.flatMap(([path, source]) => Array.from(source.matchAll(LITERAL), (match) => [path, match[2] ?? ""] as const)); // prettier-ignore
  const begun = sources.flatMap(([path, source]) => Array.from(source.matchAll(BEGINNING), (match) => [path, match[1] ?? ""] as const)); // prettier-ignore

  test("by name", () => {
    expect(asked.length).toBeGreaterThan(50);
    const keys = new Set(keysOf("en"));
    expect(asked.filter(([, key]) => !keys.has(key))).toEqual([]);
  });

  test("by the beginning of a name", () => {
    expect(begun.length).toBeGreaterThan(0);
    expect(begun.filter(([, start]) => !keysOf("en").some((key) => key.startsWith(start)))).toEqual([]);
  });
});

describe("a text", () => {
  test("takes its values, and nothing where one is missing", () => {
    expect(translate("en", "home.customers", { count: 3 })).toBe("3 customers");
    expect(translate("en", "home.customers", { count: 30_541 })).toBe("30,541 customers");
    expect(translate("zh-CN", "home.customers", { count: 30_541 })).toContain("30,541");
    expect(translate("en", "home.customers")).toBe(" customers");
  });

  test.each([
    ["en", 0, "0 customers"],
    ["en", 1, "1 customer"],
    ["en", 2, "2 customers"],
  ] as const)("has the plural of its language: %s %i", (locale, count, expected) => {
    expect(translate(locale, "home.customers", { count })).toBe(expected);
  });

  test("in Chinese has one form for every number", () => {
    const forms = [0, 1, 2, 11].map((count) => translate("zh-CN", "home.customers", { count }).replace(/\d+/, "n"));
    expect(new Set(forms).size).toBe(1);
    expect(forms[0]).toMatch(/\p{Script=Han}/u);
  });

  test("that no language has is its key; a branch is not a text", () => {
    expect(translate("zh-CN", "no.such.key")).toBe("no.such.key");
    expect(translate("en", "home")).toBe("home");
    expect(translate("en", "nav.home.more")).toBe("nav.home.more");
  });

  test("keeps what a value contains", () => {
    expect(translate("en", "home.customers", { count: "{{count}} $& <b>" })).toBe("{{count}} $& <b> customers");
  });
});

test("the language is Chinese for readers of Chinese and English for all others", () => {
  expect(["zh-CN", "zh", "ZH-tw", "en-US", "fr", "", null, undefined].map(localeFor)).toEqual([
    "zh-CN",
    "zh-CN",
    "zh-CN",
    "en",
    "en",
    "en",
    "en",
    "en",
  ]);
});

describe("every reason for which an order holds its debt", () => {
  const block = (file: string) =>
    JSON.parse(readFileSync(`extensions/collections-order-block/locales/${file}`, "utf8")) as {
      reason: Record<string, string>;
    };

  test.each(ORDER_HOLDS)("%s has words on the case page and on the order page", (reason) => {
    for (const locale of LOCALES) expect(texts[locale].has(`hold.${reason}`)).toBe(true);
    for (const file of ["en.default.json", "zh-CN.json"]) expect(block(file).reason).toHaveProperty(reason);
  });
});
