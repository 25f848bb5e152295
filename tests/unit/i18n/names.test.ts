import { expect, test } from "vitest";
import { countryName } from "~/i18n/names";

test.each([
  ["HK", "en", "Hong Kong"],
  ["MO", "zh-CN", "澳门"],
  ["PS", "en", "Palestine"],
  ["US", "en", "United States"],
])("%s is called in %s as browsers call it too", (code, locale, name) => {
  expect(countryName(code, locale)).toBe(name);
});
