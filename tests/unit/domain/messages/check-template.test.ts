import { describe, expect, test } from "vitest";
import { checkTemplate } from "~/domain/messages/check-template";
import { CONSEQUENCES } from "~/domain/messages/consequences";
import { phraseClasses } from "~/domain/messages/review/classes/registry";
import { templateFor, templateLocales, templates } from "~/domain/messages/templates/registry";
import type { ExampleShop } from "~/domain/messages/wordings/examples";
import type { Proposal } from "~/domain/messages/wordings/types";
import en from "~/i18n/en.json";
import { messageContext } from "~tests/factories/message-context";

const SHOP: ExampleShop = { creditor: messageContext().creditor, consequences: [], currency: "USD" };
const TODAY = "2026-03-02";

/** What a shop begins with, and a sentence of its own below it. */
const begun = (templateId: string, locale: string, more = ""): Proposal => {
  const template = templateFor(templateId, locale);
  if (!template) throw new Error(`no ${templateId}`);
  return { templateId, locale, subject: template.subject, text: template.starter.replace("\n\n", `\n\n${more}\n\n`) };
};
const check = (proposal: Proposal, shop: Partial<ExampleShop> = {}) => checkTemplate(proposal, { ...SHOP, ...shop }, TODAY); // prettier-ignore
const classes = (proposal: Proposal, shop: Partial<ExampleShop> = {}) => check(proposal, shop).findings.map((finding) => finding.class); // prettier-ignore

describe.each(templates.map((template) => [`${template.id}, ${template.locale}`, template] as const))(
  "the shipped words of %s",
  (_, template) => {
    const { id: templateId, locale, subject, text, starter } = template;

    test.each([
      ["as they are sent", text],
      ["as a shop begins with them", starter],
    ])("pass %s, with every consequence confirmed or none, in yen and in dollars", (_how, words) => {
      for (const shop of [{ currency: "JPY" }, { consequences: CONSEQUENCES }])
        expect(check({ templateId, locale, subject, text: words }, shop).findings).toEqual([]);
    });

    test("read the same either way", () => {
      const preview = (words: string) => check({ templateId, locale, subject, text: words }).preview;
      const squeezed = (words: string) => preview(words)?.text.replace(/\n+/g, "\n").trim();
      expect(squeezed(starter)).toBe(squeezed(text));
      expect(preview(starter)?.text).toContain("#1001");
    });
  },
);

describe("forbidden wording is refused at save", () => {
  const UNLAWFUL: Readonly<Record<string, readonly [en: string, zh: string]>> = {
    "arrest-or-criminal": ["You will be arrested if you do not pay.", "不付款您将被逮捕。"],
    "legal-action": ["We will sue you.", "我们将起诉您。"],
    impersonation: ["Notice from the legal department of the court.", "这是法院通知。"],
    intimidation: ["We know where you live.", "我们知道您住在哪里。"],
    abuse: ["You are a deadbeat.", "你这个老赖。"],
    "third-party-exposure": ["We will call your employer.", "我们会联系您的单位。"],
    "credit-threat": ["We will ruin your credit.", "我们会让您上征信黑名单。"],
    "false-amount": ["A late fee will be added every day.", "每天加收滞纳金。"],
    "false-urgency": ["This is your final warning.", "这是最后警告。"],
    "deceptive-pretext": ["You have won a prize.", "您有一份包裹待领取，恭喜您中奖。"],
    "coercive-funding": ["Borrow the money from your family.", "请向亲友借钱还款。"],
    "debt-sale": ["We will sell your debt.", "我们会把您的债权卖掉。"],
    "waiver-trap": ["By paying you waive your right to dispute.", "付款即视为放弃异议权。"],
    "rights-denied": ["You have no right to dispute this.", "您无权提出异议。"],
    "status-threat": ["We will report you to immigration.", "我们会向移民局举报您。"],
    "contact-flood": ["We will call you every hour until you pay.", "我们会不停地给您打电话。"],
    marketing: ["Save 20% with code SPRING.", "新品上市，限时八折优惠。"],
  };

  test("in every class that a text can be found in", () => {
    expect([...Object.keys(UNLAWFUL), "debt-in-preview"].sort()).toEqual(phraseClasses.all.map(({ id }) => id).sort());
  });

  test.each(Object.entries(UNLAWFUL))("%s, in English and in Chinese", (id, [english, chinese]) => {
    for (const [locale, words] of [["en", english], ["zh-CN", chinese]] as const) {
      const { ok, findings } = check(begun("long-late", locale, words));
      expect(ok).toBe(false);
      const found = findings.find((finding) => finding.class === id);
      expect(found, `${words} as ${id}, found ${findings.map((one) => one.class).join()}`).toMatchObject({ severity: "block", field: "text", line: 3 });
      expect(words).toContain(found?.excerpt);
    }
  }); // prettier-ignore

  test("a debt that a locked screen would show", () => {
    for (const [locale, subject] of [["en", "Your overdue payment"], ["zh-CN", "您的欠款"]] as const)
      expect(check({ ...begun("just-late", locale), subject }).findings[0]).toMatchObject({ class: "debt-in-preview", field: "subject", severity: "block" });
  }); // prettier-ignore

  test("also where only some customers would read it", () => {
    const only = (condition: string) => `{% if ${condition} %}You will be arrested.{% endif %}`;
    for (const condition of ['tone == "firm"', "lines.size > 1", "lines.first.daysPastDue > 60", "advice == nil", 'customerName == ""'])
      expect(classes(begun("long-late", "en", only(condition))), condition).toContain("arrest-or-criminal");
  }); // prettier-ignore

  test("a consequence until the merchant has confirmed it", () => {
    const fee = begun("still-late", "en", "A late fee may be added, as agreed.");
    expect(classes(fee)).toContain("false-amount");
    expect(check(fee, { consequences: ["late_fee"] }).ok).toBe(true);
  });

  test("an amount or a day that is true of no customer", () => {
    expect(classes(begun("just-late", "en", "We wrote to you about $5.00 on May 1, 2031."))).toEqual(["wrong-amount", "wrong-date"]); // prettier-ignore
  });

  test("the same words are told once, however many customers would read them", () => {
    const { findings } = check(begun("long-late", "en", "We will call your employer."));
    expect(findings.filter((finding) => finding.class === "third-party-exposure")).toHaveLength(1);
  });
});

describe("what a denial says about the shop's own conduct", () => {
  test("is worth a second look, and may be saved", () => {
    const { ok, findings } = check(begun("just-late", "en", "We will never contact your employer."));
    expect(ok).toBe(true);
    expect(findings).toMatchObject([{ class: "third-party-exposure", severity: "warn" }]);
  });
});

describe("what every reminder must say", () => {
  const MISSING: readonly (readonly [part: string, missing: readonly string[]])[] = [
    ["{{ signature }}", ["missing-address", "missing-contact", "missing-stop"]],
    ["{{ openOrders }}", ["missing-order", "missing-amount", "missing-due-date"]],
    ["{{ payUrl }}", ["missing-pay"]],
    ["{{ helpUrl }}", ["missing-help"]],
  ];
  test.each(MISSING)("without %s it is refused", (part, missing) => {
    for (const locale of templateLocales) {
      const words = begun("just-late", locale);
      expect(classes({ ...words, text: words.text.replace(part, "") })).toEqual(expect.arrayContaining([...missing]));
    }
  });

  test("may be said in the shop's own order and words", () => {
    const text = `Hi {{ customerName | default: "there" }}!
{% for line in lines %}{{ line.orderName }} over {{ line.amount }} ({{ line.dueOn }})
{% endfor %}Pay: {{ payUrl }} Help: {{ helpUrl }} Stop: {{ unsubscribeUrl }}
{{ creditor.name }}, {{ creditor.postalAddress }}, {{ creditor.replyTo }}`;
    expect(check({ ...begun("just-late", "en"), text })).toMatchObject({ ok: true, findings: [] });
  });

  test("is not enough when one customer of many would not read it", () => {
    const words = begun("just-late", "en");
    const text = words.text.replace("{{ signature }}", '{% if tone == "friendly" %}{{ signature }}{% endif %}');
    expect(classes({ ...words, text })).toContain("missing-stop");
  });
});

describe("what cannot be merged is refused, with its line", () => {
  const words = begun("just-late", "en");
  const last = words.text.split("\n").length;
  test.each([
    ["{{ orderNumber }}", "wording-unknown", "orderNumber"],
    ["{{ lines.first.price }}", "wording-unknown", "lines.first.price"],
    ["{% if false %}{{ customer.email }}{% endif %}", "wording-unknown", "customer.email"],
    ["{% for line in lines %}{{ line.price }}{% endfor %}", "wording-unknown", "line.price"],
    ["{{ customerName | date: '%Y' }}", "wording-unknown", "date"],
    ["{% include 'secrets' %}", "wording-unknown", "include"],
    ["{% assign x = 1 %}", "wording-unknown", "assign"],
    ["{{ customerName", "wording-syntax", undefined],
    ["{% if advice %}", "wording-syntax", undefined],
    ["{% for i in (1..1000000) %}x{% endfor %}", "wording-loop", undefined],
    ["{% for a in lines %}{% for b in lines %}x{% endfor %}{% endfor %}", "wording-loop", undefined],
  ])("%s", (more, id, excerpt) => {
    const { ok, findings, preview } = check({ ...words, text: `${words.text}${more}` });
    expect(ok).toBe(false);
    expect(preview).toBeNull();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ class: id, field: "text", line: last, ...(excerpt === undefined ? {} : { excerpt }) }); // prettier-ignore
  });

  test("a part that the reminder does not have: nothing happens next before the due day", () => {
    expect(classes(begun("coming-due", "en", "{{ nextSteps }}"))).toEqual(["wording-unknown"]);
  });

  test("several things at once, an empty subject, and far too much", () => {
    expect(classes({ ...words, text: `${words.text}{{ lines }}` })).toEqual(["wording-object"]);
    expect(classes({ ...words, subject: "{% if lines.size > 9 %}x{% endif %}" })).toEqual(["missing-subject"]);
    expect(classes({ ...words, text: "x".repeat(6_001) })).toEqual(["wording-long"]);
  });
});

describe("words in another language than the one they are for", () => {
  const french = begun("just-late", "fr").text;
  const english = begun("just-late", "en").text;
  const chinese = begun("just-late", "zh-CN").text;

  test("are refused where a law asks for that language", () => {
    for (const text of [english, chinese])
      expect(check({ ...begun("just-late", "fr"), text }).findings).toMatchObject([{ class: "wording-language", severity: "block" }]); // prettier-ignore
  });

  test("are worth a second look elsewhere", () => {
    for (const [locale, text] of [["en", french], ["en", chinese], ["zh-CN", english]] as const)
      expect(check({ ...begun("just-late", locale), text })).toMatchObject({ ok: true, findings: [{ class: "wording-language", severity: "warn" }] });
  }); // prettier-ignore
});

test("every finding has words for the one who wrote", () => {
  const review: Readonly<Record<string, unknown>> = en.review;
  for (const id of ["wording-unknown", "wording-syntax", "wording-loop", "wording-object", "wording-long", "wording-language", "missing-subject", "missing-address"])
    expect(review[id]).toMatchObject({ why: expect.any(String) as string, suggestion: expect.any(String) as string });
}); // prettier-ignore

test("the longest text in the costliest reminder is looked at in less than a second", () => {
  const words = begun("long-late", "en");
  const filler = "We would like to find a date with you that works. ";
  const text = (words.text + filler.repeat(200)).slice(0, 6_000);
  check({ ...words, text });
  const startedAt = performance.now();
  expect(check({ ...words, text }).ok).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
