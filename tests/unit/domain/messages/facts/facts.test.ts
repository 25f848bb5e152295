import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountsIn } from "~/domain/messages/review/facts/amounts";
import { daysIn, isSameDay } from "~/domain/messages/review/facts/dates";
import { ordersIn } from "~/domain/messages/review/facts/orders";
import type { MessageFacts } from "~/domain/messages/review/facts/types";
import { reviewScript } from "~/domain/messages/review/review";
import { formatDay, formatMoney } from "~/domain/shared/format";

const LOCALES = ["en", "en-GB", "en-IN", "zh-CN", "zh-TW", "de", "de-CH", "fr", "fr-CA", "es", "es-MX", "pt-BR", "ja"];
const CURRENCIES = ["USD", "EUR", "GBP", "CNY", "JPY", "CAD", "AUD", "BRL", "CHF", "SEK", "TWD", "HKD", "INR", "KWD"];

const facts = (more: Partial<MessageFacts> = {}): MessageFacts => ({
  lines: [
    { orderName: "#1001", minor: 130450, currency: "USD", dueOn: "2026-03-01" },
    { orderName: "#1002", minor: 725, currency: "USD", dueOn: "2026-03-15" },
  ],
  creditor: "Lamp Shop",
  payUrl: "https://shop.example/pay",
  helpUrl: "https://app.example/help",
  stopUrl: "https://app.example/stop",
  contacts: ["help@shop.example"],
  ...more,
});

const wrong = (text: string, more: Partial<MessageFacts> = {}) =>
  reviewScript({ text, channel: "email", locale: "en", facts: facts(more), purpose: "reply" })
    .findings.filter(({ class: id }) => id.startsWith("wrong-"))
    .map(({ class: id, excerpt }) => [id, excerpt.trim()]);

describe("an amount is understood as it is written in every language and currency", () => {
  test.each(CURRENCIES)("%s, and another amount is another one", (currency) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom(...LOCALES), (minor, locale) => {
        const text = `a ${formatMoney(minor, currency, locale)}, b`;
        const [stated] = amountsIn(text);
        expect(stated, text).toBeDefined();
        expect(stated!.readings[0]!({ minor, currency }), text).toBe(true);
        expect(stated!.readings[0]!({ minor: minor * 7 + 1, currency }), text).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ["12.50 dollars", 1250, "USD"],
    ["12 euros", 1200, "EUR"],
    ["人民币100元", 10000, "CNY"],
    ["1.2万元", 1_200_000, "CNY"],
    ["１２．５０元", 1250, "CNY"],
    ["3,000円", 3000, "JPY"],
    ["EUR 1.304,50", 130450, "EUR"],
    ["1'304.50 CHF", 130450, "CHF"],
    ["£5", 500, "GBP"],
  ])("%s", (text, minor, currency) => {
    expect(amountsIn(text)).toHaveLength(1);
    expect(amountsIn(text)[0]!.readings[0]!({ minor, currency })).toBe(true);
  });

  test.each(["2 lamps", "order 1001", "version 2.10", "5 years", "100%", "9 to 17", "14天"])(
    "%s is no amount",
    (text) => {
      expect(amountsIn(text)).toEqual([]);
    },
  );
});

describe("a day is understood as it is written in every language", () => {
  test.each(LOCALES.filter((locale) => !locale.startsWith("ar")))("%s", (locale) => {
    for (const key of ["2026-01-31", "2026-03-01", "2026-05-09", "2026-08-15", "2026-12-24"]) {
      const text = `x ${formatDay(key, locale)}, y`;
      expect(daysIn(text).flatMap(({ readings }) => readings).some((day) => isSameDay(day, key)), text).toBe(true); // prettier-ignore
    }
  });

  test.each([
    ["03/01/2026", "2026-03-01"],
    ["03/01/2026", "2026-01-03"],
    ["1.3.2026", "2026-03-01"],
    ["2026-03-01", "2026-03-01"],
    ["3月1日", "2026-03-01"],
    ["Mar 1st", "2026-03-01"],
    ["1er mars", "2026-03-01"],
    ["the 1st of March", "2026-03-01"],
    ["1. März", "2026-03-01"],
    ["1 de março de 2026", "2026-03-01"],
  ])("%s may be %s", (text, key) => {
    expect(daysIn(text).flatMap(({ readings }) => readings).some((day) => isSameDay(day, key))).toBe(true); // prettier-ignore
  });

  test.each(["You may 5 times", "2 more lamps", "10442", "24/7", "size 8 or 10"])("%s names no day", (text) => {
    expect(daysIn(text).filter(({ readings }) => readings.length > 0 && !/may/i.test(text))).toEqual([]);
  });
});

describe("an order is understood by its sign or by the word before it", () => {
  test.each([
    ["about #1001 and #EN-2002", ["1001", "EN-2002"]],
    ["your order 1001", ["1001"]],
    ["订单1001的", ["1001"]],
    ["Bestellung Nr. 1001", ["1001"]],
    ["commande 1001", ["1001"]],
    ["pedido 1001", ["1001"]],
    ["ご注文1001の", ["1001"]],
    ["order 250 items more", []],
    ["the #1 shop", []],
  ])("%s", (text, names) => {
    expect(ordersIn(text).flatMap(({ readings }) => readings)).toEqual(names);
  });
});

describe("what a message states must be in the books", () => {
  test.each([
    "Order #1001: $1,304.50, due March 1, 2026.",
    "Together that is $1,311.75, due March 1 and March 15.",
    "订单1001:US$1,304.50,付款日2026年3月1日。",
    "https://shop.example/pay?order=9999#7777",
  ])("true: %s", (text) => {
    expect(wrong(text)).toEqual([]);
  });

  test.each([
    ["You have to pay $1,403.50.", [["wrong-amount", "$1,403.50"]]],
    ["Now it is €1,304.50.", [["wrong-amount", "€1,304.50"]]],
    ["It was due on March 2, 2026.", [["wrong-date", "March 2, 2026"]]],
    ["It was due on March 1, 2025.", [["wrong-date", "March 1, 2025"]]],
    ["订单1003尚未支付。", [["wrong-order", "1003"]]],
    ["Order #1003 is open.", [["wrong-order", "1003"]]],
  ])("wrong: %s", (text, expected) => {
    expect(wrong(text)).toEqual(expected);
  });

  test("what else is true may be said", () => {
    const text = "You paid $20.00 for order #900 on May 9.";
    expect(wrong(text)).toHaveLength(3);
    const alsoTrue = { amounts: [{ minor: 2000, currency: "USD" }], days: ["2026-05-09"], orders: ["#900"] };
    expect(wrong(text, { alsoTrue })).toEqual([]);
  });

  test("a finding points at the words", () => {
    const text = "Hi 👋, pay $99.00 now";
    const finding = reviewScript({ text, channel: "email", locale: "en", facts: facts(), purpose: "reply" }).findings.find(({ class: id }) => id === "wrong-amount")!; // prettier-ignore
    expect(text.slice(finding.start, finding.end)).toBe(finding.excerpt);
    expect(finding.excerpt.trim()).toBe("$99.00");
  });
});

describe("a reminder carries what the law asks of its channel", () => {
  const EMAIL = `Lamp Shop: #1001 $1,304.50 due March 1, #1002 $7.25 due March 15. https://shop.example/pay https://app.example/help help@shop.example https://app.example/stop`;
  const missing = (text: string, channel: "email" | "sms" | "push" | "voice_auto" | "letter") =>
    reviewScript({ text, channel, locale: "en", facts: facts() })
      .findings.filter(({ class: id }) => id.startsWith("missing-"))
      .map(({ class: id }) => id.slice("missing-".length));

  test("an e-mail carries all of it", () => {
    expect(missing(EMAIL, "email")).toEqual([]);
    expect(missing("Hello.", "email").sort()).toEqual(["amount", "contact", "creditor", "due-date", "help", "order", "pay", "stop"]); // prettier-ignore
  });

  test.each([
    ["creditor", "Lamp Shop"],
    ["order", "#1002"],
    ["amount", "$7.25"],
    ["due-date", "March 15"],
    ["pay", "https://shop.example/pay"],
    ["help", "https://app.example/help"],
    ["contact", "help@shop.example"],
    ["stop", "https://app.example/stop"],
  ])("without %s it is stopped", (element, part) => {
    expect(missing(EMAIL.replace(part, ""), "email")).toEqual([element]);
  });

  test("a text message carries the short set, a push message less, a letter no way to stop", () => {
    expect(missing("Lamp Shop: news on order #1001 https://shop.example/pay Reply STOP to end", "sms")).toEqual([]);
    expect(missing("Lamp Shop: news on order #1001 https://shop.example/pay", "sms")).toEqual(["stop"]);
    expect(missing("【Lamp Shop】订单1001 https://shop.example/pay 回复TD退订", "sms")).toEqual([]);
    expect(missing("Lamp Shop: your order #1001", "push")).toEqual([]);
    expect(missing("Your order", "push")).toEqual(["creditor", "order"]);
    expect(missing(EMAIL.replace("https://app.example/stop", ""), "letter")).toEqual([]);
    expect(missing("Lamp Shop here, help@shop.example", "voice_auto")).toEqual(["stop"]);
  });

  test("an answer to a customer need not carry any of it", () => {
    expect(reviewScript({ text: "Yes, Friday is fine.", channel: "email", locale: "en", facts: facts(), purpose: "reply" }).ok).toBe(true); // prettier-ignore
  });
});
