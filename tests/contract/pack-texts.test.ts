import { describe, expect, test } from "vitest";
import { placeName, regionNames } from "~/components/law-places";
import { specWords, type Words } from "~/components/law-words";
import { jurisdictions } from "~/domain/compliance/registry";
import zhCN from "~/i18n/law/zh-CN.json";
import { countryName } from "~/i18n/names";
import { packText } from "~/i18n/law/pack-text";
import { LOCALES, translate, type Locale } from "~/i18n/translate";

const words =
  (locale: Locale): Words =>
  (key, values) =>
    translate(locale, key, values);
const HAN = /\p{Script=Han}/u;
const packs = jurisdictions.all;

/** What is words in a pack, and not the name of a law: notes, what is to be kept, and why the house has its rules. */
const english: readonly (readonly [string, string])[] = packs.flatMap(({ rules, notes = [], retention = [] }) => [
  ...rules.filter(({ confidence }) => confidence === "H").map(({ id, citation }) => [id, citation] as const),
  ...notes.map(({ id, text }) => [id, text] as const),
  ...retention.map(({ id, what }) => [id, what] as const),
]);
const chinese: ReadonlyMap<string, string> = new Map(Object.entries(zhCN));
const pairs = english.map(([id, text]) => [id, text, chinese.get(id) ?? ""] as const);

const NAMED = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/** Numbers that are written as words, as figures; "one" is left, because it is a pronoun as well. */
const inFigures = (text: string): string =>
  NAMED.reduce((done, word, i) => done.replace(new RegExp(`\\b${word}\\b`, "gi"), String(i + 2)), text);
const figures = (text: string): string[] =>
  (text.replace(/(?<=\d),(?=\d{3})/g, "").match(/\d+(?:\.\d+)*/g) ?? []).sort();

/** Units and how Chinese says them: an amount must keep its unit. Chinese may say one where English leaves it out. */
const UNITS = [
  ["business days?", "个工作日"],
  ["days?", "(?:个自然日|天)"],
  ["hours?", "小时"],
  ["minutes?", "分钟"],
  ["seconds?", "秒"],
  ["weeks?", "周"],
  ["months?", "个月"],
  ["years?", "年"],
  ["instalments?", "期"],
  ["o'clock", "时"],
  ["%", "%"],
] as const;
const amounts = (text: string, unit: string): string[] =>
  Array.from(text.matchAll(new RegExp(`(\\d+) (?:natural )?${unit}(?!\\w)`, "g")), ([, n]) => n ?? "").sort();

describe("the words of the packs in Chinese", () => {
  test("are there for every id, and for no other", () => {
    expect([...chinese.keys()].sort()).toEqual(english.map(([id]) => id).sort());
    for (const [id, , text] of pairs) expect(text, id).toMatch(HAN);
  });

  test("carry the same figures as the English ones", () => {
    expect(pairs.filter(([, text]) => figures(inFigures(text)).length > 0).length).toBeGreaterThan(40);
    for (const [id, text, translated] of pairs) expect(figures(translated), id).toEqual(figures(inFigures(text)));
  });

  test.each(UNITS)("keep %s with their numbers", (unit, of) => {
    for (const [id, text, translated] of pairs) {
      const said = amounts(translated, of);
      for (const amount of amounts(inFigures(text), unit)) expect(said, id).toContain(amount);
    }
  });

  test("keep to Chinese punctuation", () => {
    for (const [id, , text] of pairs)
      expect(text, id).not.toMatch(/[\p{Script=Han}}）][,:;?!(]|[,:;?!)][\p{Script=Han}]/u);
  });

  test("are what a reader of Chinese gets; others read the pack", () => {
    for (const [id, text, translated] of pairs) {
      expect(packText("zh-CN", { id, text })).toBe(translated);
      expect(packText("en", { id, text })).toBe(text);
    }
  });
});

describe.each(LOCALES)("in %s", (locale) => {
  const t = words(locale);
  const isRead = (text: string): boolean =>
    !/law\.|\{\{|undefined|null/.test(text) && (locale === "en" ? !HAN.test(text) : HAN.test(text));

  test.each(packs)(
    "$id has a name, and names for all its countries and regions",
    ({ id, country, countries, rules }) => {
      const names = [
        placeName(id, locale, t),
        ...(countries ?? (country === undefined ? [] : [country])).map((code) => countryName(code, locale)),
        ...rules.flatMap(({ provinces = [] }) => regionNames(country ?? "", provinces, t)),
      ];
      expect(names.filter((name) => !isRead(name))).toEqual([]);
    },
  );

  test("two places never have one name", () => {
    expect(new Set(packs.map(({ id }) => placeName(id, locale, t))).size).toBe(packs.length);
  });

  test.each(packs)("every rule of $id is told in that language", ({ rules }) => {
    for (const { id, spec } of rules) expect(isRead(specWords(spec, locale, t)), id).toBe(true);
  });
});

test("no rule is told in Chinese with a word in Latin letters", () => {
  for (const { rules } of packs)
    for (const { id, spec } of rules) expect(specWords(spec, "zh-CN", words("zh-CN")), id).not.toMatch(/[A-Za-z]/);
}); // prettier-ignore
