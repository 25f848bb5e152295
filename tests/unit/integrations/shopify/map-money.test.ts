import fc from "fast-check";
import { expect, test } from "vitest";
import { inShopMoney } from "~/integrations/shopify/map-money.server";

const euro = (amount: string) => ({ amount, currencyCode: "EUR" });
const dollar = (amount: string) => ({ amount, currencyCode: "USD" });
const yen = (amount: string) => ({ amount, currencyCode: "JPY" });

test("amounts in the shop's currency stay as they are, whatever the totals say", () => {
  expect(inShopMoney([dollar("12.34"), dollar("0.01")], { shopMoney: dollar("99.00"), presentmentMoney: dollar("1.00") })).toEqual([1_234, 1]); // prettier-ignore
});

test("three thirds of 100.00 euro at 1.1 are together exactly 110.00 dollars", () => {
  const thirds = ["33.33", "33.33", "33.34"].map(euro);
  const amounts = inShopMoney(thirds, { shopMoney: dollar("110.00"), presentmentMoney: euro("100.00") });
  expect(amounts).toEqual([3_666, 3_667, 3_667]);
});

test("a currency without minor digits is converted to one with them", () => {
  const amounts = inShopMoney([yen("5000"), yen("10000")], { shopMoney: dollar("97.53"), presentmentMoney: yen("15000") }); // prettier-ignore
  expect(amounts).toEqual([3_251, 6_502]);
});

test("nothing owed in total is nothing owed in part", () => {
  expect(inShopMoney([euro("0.00")], { shopMoney: dollar("0.00"), presentmentMoney: euro("0.00") })).toEqual([0]);
});

test("parts of a whole are the whole in the other currency too, each within a cent of its share", () => {
  const anyParts = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(anyParts, fc.integer({ min: 1, max: 5_000_000 }), (parts, shopMinor) => {
      const whole = parts.reduce((sum, part) => sum + part, 0);
      const decimal = (minor: number): string => (minor / 100).toFixed(2);
      const amounts = inShopMoney(parts.map((part) => euro(decimal(part))), { shopMoney: dollar(decimal(shopMinor)), presentmentMoney: euro(decimal(whole)) }); // prettier-ignore
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(shopMinor);
      amounts.forEach((amount, i) => expect(Math.abs(amount - ((parts[i] ?? 0) * shopMinor) / whole)).toBeLessThanOrEqual(1)); // prettier-ignore
    }),
  );
});
