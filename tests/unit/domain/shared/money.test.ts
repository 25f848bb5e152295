import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exponentOf, formatDecimal, parseMinor } from "~/domain/shared/money";

const currency = fc.constantFrom("USD", "JPY", "KWD", "CNY");

describe("amounts", () => {
  test("what is written as a decimal is read back to the same minor units, in every currency", () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e12, max: 9e12 }), currency, (minor, code) => {
        expect(parseMinor(formatDecimal(minor, code), code)).toEqual({ ok: true, value: minor === 0 ? 0 : minor });
      }),
    );
  });

  test.each([
    ["12.5", "USD", 1_250],
    ["100.0", "JPY", 100],
    ["-0.01", "EUR", -1],
    ["1.2345", "KWD", undefined],
    ["1.001", "USD", undefined],
    ["", "USD", undefined],
    ["1,000.00", "USD", undefined],
    ["1e3", "USD", undefined],
    ["99999999999999999", "USD", undefined],
  ])("%s %s is %s in minor units", (text, code, minor) => {
    const parsed = parseMinor(text, code);
    expect(parsed.ok ? parsed.value : undefined).toBe(minor);
  });

  test("currencies without cents and with three decimals are known", () => {
    expect([exponentOf("JPY"), exponentOf("BHD"), exponentOf("USD")]).toEqual([0, 3, 2]);
  });
});
