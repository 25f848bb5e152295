import { describe, expect, test } from "vitest";
import { renderMessage } from "~/domain/messages/render";
import { elementsOf, ownElements } from "~/domain/messages/elements";
import { reviewScript } from "~/domain/messages/review/review";
import { CONSEQUENCES, type Consequence } from "~/domain/messages/consequences";
import {
  ownWordsFor,
  templateFor,
  templateLocale,
  templateLocales,
  templates,
} from "~/domain/messages/templates/registry";
import type { MessageElement } from "~/domain/compliance/types";
import type { MessageContext } from "~/domain/messages/types";
import { formatDay, formatMoney } from "~/domain/shared/format";
import { TONES } from "~/domain/strategy/types";
import { messageContext } from "~tests/factories/message-context";

const cases = templates.flatMap((template) =>
  TONES.map((tone) => [`${template.id}, ${template.locale}, ${tone}`, template, tone] as const),
);
const one: Partial<MessageContext> = { lines: messageContext().lines.slice(0, 1), total: "$12.50" };

describe.each(cases)("the message %s", (_, template, tone) => {
  const both = renderMessage(template, messageContext({ tone }));
  const single = renderMessage(template, messageContext({ tone, ...one }));

  test("names every order with its amount and day, and the sum of several", () => {
    for (const text of [both.text, both.html])
      for (const part of ["#1001", "$12.50", "March 1, 2026", "#1002", "$7.25", "March 15, 2026", "$19.75"])
        expect(text).toContain(part);
    expect(single.text.match(/\$12\.50/g)).toHaveLength(1);
    expect(single.text).not.toContain("#1002");
  });

  test("says who writes, where to pay, where to ask for time, and how to stop", () => {
    const { creditor, payUrl, helpUrl, unsubscribeUrl } = messageContext();
    for (const part of [...Object.values(creditor), payUrl, helpUrl, unsubscribeUrl]) expect(both.text).toContain(part);
    for (const url of [helpUrl, unsubscribeUrl]) expect(both.html).toContain(`<a href="${url}">`);
  });

  test("passes its own review, subject and preview included", () => {
    for (const { subject, text } of [both, single])
      for (const channel of ["email", "letter"] as const)
        expect(reviewScript({ subject, text, channel, locale: template.locale }).findings).toEqual([]);
  });

  test("reveals no debt in its subject: neither an amount nor a word for being late", () => {
    for (const { subject } of [both, single]) {
      expect(subject).toContain("#1001");
      expect(subject).not.toMatch(
        /\$|\d{2}[.,]\d{2}|late|due\b|debt|unpaid|overdue|remind|逾期|欠|催|未付|retard|dette|impay|échéance|rappel/i,
      );
    }
  });

  test("leaves no gap, brace or empty line run where a value was missing", () => {
    const without = { ...messageContext().creditor, supportUrl: "" };
    for (const { text } of [both, single, renderMessage(template, messageContext({ tone, creditor: without }))])
      expect(text).not.toMatch(/[{}]|undefined|null|NaN|\[object|\n{3,}| {2,}/);
  });
});

describe("what happens when a debt stays unpaid", () => {
  const late = templates.filter(({ id }) => id.endsWith("late"));

  test.each(late.map((template) => [`${template.id}, ${template.locale}`, template] as const))(
    "is said in %s when the merchant confirmed it, and passes the review only then",
    (_, template) => {
      const { subject, text } = renderMessage(template, messageContext({ consequences: CONSEQUENCES }));
      const review = (confirmed: readonly Consequence[]) =>
        reviewScript({ subject, text, channel: "letter", locale: template.locale, confirmed });
      expect(review(CONSEQUENCES).findings).toEqual([]);
      expect(review([]).findings.filter(({ severity }) => severity === "block").length).toBeGreaterThanOrEqual(2);
      expect(text.length).toBeGreaterThan(renderMessage(template, messageContext()).text.length);
    },
  );

  test.each(templateLocales)("names no legal steps while they are far away, in %s", (locale) => {
    const said = (id: string): string => {
      const template = templateFor(id, locale);
      if (!template) throw new Error(`no ${id}`);
      return renderMessage(template, messageContext({ consequences: ["legal_action"] })).text;
    };
    const words = /legal steps|démarches judiciaires|法律手段/;
    expect(said("just-late")).not.toMatch(words);
    expect(said("long-late")).toMatch(words);
  });
});

describe("what a message tells the gate that it carries", () => {
  const { creditor, unsubscribeUrl, helpUrl, advice } = messageContext();
  const PARTS: Partial<Record<MessageElement, string>> = {
    opt_out: unsubscribeUrl,
    creditor_name: creditor.name,
    creditor_contact: creditor.replyTo,
    creditor_address: creditor.postalAddress,
    creditor_tax_id: creditor.taxId,
    agreement: "#1001",
    itemised_claim: "$7.25",
    how_to_mitigate: helpUrl,
    debt_advice: advice?.url ?? "",
  };

  test.each(templates.map((template) => [`${template.id}, ${template.locale}`, template] as const))(
    "is in it: %s",
    (_, template) => {
      const { text } = renderMessage(template, messageContext());
      const elements = elementsOf(template.id, creditor, true);
      for (const element of elements) expect(text).toContain(PARTS[element] ?? "");
      expect(elements.includes("debt_advice")).toBe(text.includes(advice?.url ?? ""));
    },
  );

  test("leaves out what the merchant did not give", () => {
    const elements = elementsOf("just-late", { postalAddress: "", taxId: "" }, false);
    expect(elements).not.toContain("creditor_address");
    expect(elements).not.toContain("creditor_tax_id");
    expect(elements).not.toContain("debt_advice");
  });
});

describe.each(templateLocales)("what staff write to a reader of %s", (locale) => {
  const { creditor, unsubscribeUrl, helpUrl, payUrl, advice } = messageContext();
  const sent = (withOpen: boolean, more: Partial<MessageContext> = {}) => {
    const own = { subject: "About #1001", text: "One {{ creditor.name }} <b>word</b>.", withOpen };
    return renderMessage(ownWordsFor(locale), messageContext({ ...more, own }));
  };

  test("is in the language of the footer below it, and stays as it was written", () => {
    expect(ownWordsFor(locale).locale).toBe(locale);
    const { subject, text, html } = sent(false);
    expect(subject).toBe("About #1001");
    expect(text.startsWith("One {{ creditor.name }} <b>word</b>.\n\n")).toBe(true);
    expect(html).toContain("&lt;b&gt;word&lt;/b&gt;");
  });

  test("always says who writes and how to stop, and nothing of debts unless that is wanted", () => {
    const { text } = sent(false);
    for (const part of [...Object.values(creditor), unsubscribeUrl]) expect(text).toContain(part);
    for (const part of [helpUrl, payUrl, "$12.50", advice?.url ?? ""]) expect(text).not.toContain(part);
  });

  test("carries what the gate is told that it carries", () => {
    expect(ownElements({ withOpen: false, isLate: true }, creditor, true)).not.toContain("itemised_claim");
    expect(ownElements({ withOpen: true, isLate: false }, creditor, true)).not.toContain("consequences");
    const { text } = sent(true, { consequences: ["late_fee"] });
    for (const part of ["#1002", "$7.25", "$19.75", payUrl, helpUrl, advice?.url ?? ""]) expect(text).toContain(part);
    expect(text).not.toMatch(/\n{3,}/);
    const early = messageContext().lines.map((line) => ({ ...line, daysPastDue: 0 }));
    expect(sent(true, { lines: early }).text).not.toContain(advice?.url ?? "");
  });

  test("adds nothing that its own review finds fault with", () => {
    const own = { subject: "#1001", text: "OK.", withOpen: true };
    const { subject, text } = renderMessage(ownWordsFor(locale), messageContext({ own }));
    expect(reviewScript({ subject, text, channel: "email", locale }).findings).toEqual([]);
  });
});

describe("the tone", () => {
  test.each(templates.filter(({ text }) => text.includes("tone")).map((template) => [`${template.id}, ${template.locale}`, template] as const))(
    "changes the words of %s, never its facts",
    (_, template) => {
      const texts = TONES.map((tone) => renderMessage(template, messageContext({ tone })).text);
      expect(new Set(texts).size).toBeGreaterThan(1);
      const facts = (text: string) => text.match(/#\d+|\$[\d.]+|https?:\S+/g);
      for (const text of texts) expect(facts(text)).toEqual(facts(texts[0] ?? ""));
    },
  ); // prettier-ignore
});

describe("the language", () => {
  test.each([
    ["zh-CN", "zh-CN"],
    ["zh", "zh-CN"],
    ["ZH-hant-TW", "zh-CN"],
    ["en-GB", "en"],
    ["fr-CA", "fr"],
    ["de", "en"],
    ["", "en"],
  ])("of a reader of %j is %s", (wanted, locale) => {
    expect(templateLocale(wanted)).toBe(locale);
    expect(templateFor("coming-due", wanted)?.locale).toBe(locale);
  });

  test("that readers get is one that there is", () => {
    for (const wanted of ["zh", "en", "de"]) expect(templateLocales).toContain(templateLocale(wanted));
    expect(templateFor("no-such-message", "en")).toBeUndefined();
  });
});

describe("with the facts of the ledger", () => {
  const facts = {
    lines: [
      { orderName: "#1001", minor: 1250, currency: "USD", dueOn: "2026-03-01" },
      { orderName: "#1002", minor: 725, currency: "USD", dueOn: "2026-03-15" },
    ],
    creditor: "Lamp Shop",
    payUrl: messageContext().payUrl,
    helpUrl: messageContext().helpUrl,
    stopUrl: messageContext().unsubscribeUrl,
    contacts: ["help@shop.example", "https://shop.example/support"],
  };
  /** The context as dispatch makes it: amounts and days in the reader's own way of writing. */
  const inLocale = (locale: string) => ({
    lines: facts.lines.map(({ orderName, minor, currency, dueOn }, i) => ({
      orderName,
      amount: formatMoney(minor, currency, locale),
      dueOn: formatDay(dueOn, locale),
      daysPastDue: 31 - 14 * i,
    })),
    total: formatMoney(1975, "USD", locale),
  });

  test.each(cases)("the message %s says what the books say and all that an e-mail must say", (_, template, tone) => {
    const { subject, text } = renderMessage(template, messageContext({ tone, ...inLocale(template.locale) }));
    const review = (more: string, about = facts) => reviewScript({ subject, text: text + more, channel: "email", locale: template.locale, facts: about }); // prettier-ignore
    expect(review("").findings).toEqual([]);
    const paid = { ...facts, lines: facts.lines.map((line) => ({ ...line, minor: line.minor - 1 })) };
    expect(review("", paid).findings.map((finding) => finding.class)).toContain("wrong-amount");
    const later = { ...facts, lines: facts.lines.map((line) => ({ ...line, dueOn: "2026-04-02" })) };
    expect(review("", later).findings.map((finding) => finding.class)).toContain("wrong-date");
  });
});
