import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { en } from "~/domain/messages/review/classes/en";
import { phraseBooks, phraseClasses } from "~/domain/messages/review/classes/registry";
import { zh } from "~/domain/messages/review/classes/zh";
import { reviewScript } from "~/domain/messages/review/review";
import { templates } from "~/domain/messages/templates/registry";

const review = (text: string) => reviewScript({ text, channel: "email", locale: "en" });
const blocked = (text: string) =>
  review(text).findings.filter(({ severity }) => severity === "block").map((finding) => finding.class); // prettier-ignore

describe("forbidden wording blocks", () => {
  test.each([
    ["arrest-or-criminal", "You will be arrested tomorrow."],
    ["arrest-or-criminal", "今日不还,警方将上门"],
    ["legal-action", "A lawsuit has been filed."],
    ["legal-action", "今日不还立即起诉"],
    ["impersonation", "Case No. 4711, by order of the court"],
    ["impersonation", "法院通知"],
    ["intimidation", "We know where you live"],
    ["intimidation", "后果自负"],
    ["abuse", "Only a deadbeat would not pay"],
    ["abuse", "你这个老赖"],
    ["third-party-exposure", "We'll tell your employer and post your name"],
    ["third-party-exposure", "我们会通知你家人"],
    ["credit-threat", "Your credit is ruined"],
    ["credit-threat", "纳入征信黑名单"],
    ["false-amount", "A collection fee was added"],
    ["false-amount", "已产生滞纳金"],
    ["false-urgency", "Last chance! Pay within 2 hours"],
    ["false-urgency", "最后通牒"],
    ["rights-denied", "You cannot opt out"],
    ["contact-flood", "We will call you every day"],
  ])("%s: %s", (id, text) => {
    expect(blocked(text)).toContain(id);
    expect(review(text).ok).toBe(false);
  });

  test("every phrase of every language is found where it stands alone", () => {
    const example = (phrase: string) =>
      phrase
        .replace(/\[([^|\]]+)[^\]]*\]/g, "$1")
        .replaceAll(" ~ ", " ")
        .replaceAll("*", "");
    for (const book of phraseBooks.all)
      for (const [id, phrases] of Object.entries(book.phrases))
        for (const phrase of phrases ?? []) {
          const { findings } = reviewScript({ text: example(phrase), channel: "push", locale: "en" });
          expect(
            findings.map((finding) => finding.class),
            phrase,
          ).toContain(id);
        }
  });

  test("each language has phrases for each class, and no others", () => {
    for (const book of [en, zh]) expect(Object.keys(book.phrases).sort()).toEqual([...phraseClasses.ids].sort());
  });
});

describe("the same words in disguise are found", () => {
  test.each([
    ["p o l i c e", "p o l i c e"],
    ["You are a l.i.a.r now", "l.i.a.r"],
    ["call the p0l1ce", "p0l1ce"],
    ["a L4WSUIT follows", "L4WSUIT"],
    ["dirty $cammer", "$cammer"],
    ["po\u200blice", "po\u200blice"],
    ["Ｐｏｌｉｃｅ", "Ｐｏｌｉｃｅ"],
    ["the рolice", "рolice"],
    ["arrésted", "arrésted"],
    ["we  will\n sue", "we  will\n sue"],
    ["逮 捕", "逮 捕"],
    ["起*诉", "起*诉"],
    ["我們將起訴", "起訴"],
  ])("%j as %j", (text, excerpt) => {
    const { ok, findings } = review(text);
    expect(ok).toBe(false);
    expect(findings.map((finding) => finding.excerpt)).toContain(excerpt);
  });
});

describe("ordinary words pass", () => {
  test.each([
    "With courtesy, from the makers of Courtyard chairs. Your warranty is valid.",
    "We hope you and your family are well. We will answer within 24 hours.",
    "Your frozen pizza and the Summer Collection jacket: $40.00 are due on March 3.",
    "Order #1007 for $1,304.50 is due. Size 5 or 7, colour A 1 B 2.",
    "订单1001的100元尚未支付。送货上门,报警器一个,垃圾袋两卷。",
  ])("%s", (text) => {
    expect(review(text).findings).toEqual([]);
  });

  test.each(templates.map((template) => [template.id, template] as const))("the template %s passes", (_, template) => {
    expect(reviewScript({ ...template, channel: "email" }).findings).toEqual([]);
  });
});

describe("what is plainly denied is worth a look, not a block", () => {
  test.each([
    "We will never contact your employer.",
    "We do not call the police.",
    "There is no late fee.",
    "我们不会联系您的家人",
  ])("%s", (text) => {
    const { ok, findings } = review(text);
    expect(ok).toBe(true);
    expect(findings[0]?.severity).toBe("warn");
  });

  test.each([
    "If you do not pay we will sue you",
    "Do not ignore this or the police will come",
    "We won't stop until you are arrested",
    "We will not hesitate to contact your employer",
    "You have not paid, the police know",
    "若不还款,我们将起诉",
    "不还就起诉",
    "我们不会放过你,等着法院传票",
  ])("but a threat with a denial in it is a threat: %s", (text) => {
    expect(review(text).ok).toBe(false);
  });
});

describe("what can be read without opening the message does not reveal a debt", () => {
  const finds = (script: Parameters<typeof reviewScript>[0]) => reviewScript(script).findings.map(({ start }) => start);
  test("the subject of an e-mail, not its body", () => {
    expect(finds({ subject: "Overdue order", text: "It is overdue.", channel: "email", locale: "en" })).toEqual([0]);
    expect(finds({ subject: "Order #1", text: "It is overdue.", channel: "email", locale: "en" })).toEqual([]);
  });

  test("the whole of a push message, the beginning of a text message", () => {
    const text = "Your order from the shop in town is overdue";
    expect(finds({ text, channel: "push", locale: "en" })).toEqual([36]);
    expect(finds({ text, channel: "sms", locale: "en" })).toEqual([]);
    expect(finds({ text: "【小店】您有欠款", channel: "sms", locale: "zh" })).toEqual([6]);
  });
});

describe("findings", () => {
  test("offsets count in subject, line break and text", () => {
    const [finding] = reviewScript({ subject: "Hi 👋", text: "the police", channel: "email", locale: "en" }).findings;
    expect(finding).toMatchObject({ start: 10, end: 16, excerpt: "police" });
    expect("Hi 👋\nthe police".slice(10, 16)).toBe("police");
  });

  test("each lies in the text, and the text around it can be anything", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 60 }), (before, after) => {
        const text = `${before}\n\n police \n\n${after}`;
        const { findings } = review(text);
        expect(findings.some(({ excerpt }) => excerpt === "police")).toBe(true);
        for (const { start, end, excerpt } of findings) expect(text.slice(start, end)).toBe(excerpt);
      }),
    );
  });

  test("no text makes the review fail or hang", () => {
    for (const text of [
      "",
      "\u{1F468}\u200d\u{1F469}",
      "tell a b ".repeat(1_000),
      "a ".repeat(2_000),
      "逮 ".repeat(500),
    ])
      expect(review(text).ok).toBeTypeOf("boolean");
  });
});
