import fc from "fast-check";
import { ELEMENTS } from "~/domain/messages/review/facts/elements";
import { explainFinding } from "~/i18n/explain-finding";
import { LOCALES, translate } from "~/i18n/translate";
import { describe, expect, test } from "vitest";
import { phraseBooks, phraseClasses } from "~/domain/messages/review/classes/registry";
import { stepsOf, wordings } from "~/domain/messages/review/phrases";
import { reviewScript } from "~/domain/messages/review/review";
import { CONSEQUENCES, type Consequence } from "~/domain/messages/consequences";

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

  /** The shortest text that a wording describes: stems as they are, a number for a number, gaps left out. */
  const example = (wording: string, hasWords: boolean) =>
    stepsOf(wording, hasWords)
      .map((step) => (step.kind === "number" ? "5" : step.kind === "gap" ? "" : step.text))
      .filter(Boolean)
      .join(hasWords ? " " : "");

  test.each(phraseBooks.all.map((book) => [book.id, book] as const))(
    "every phrase of %s is found where it stands alone",
    (_, { phrases, hasWords, harmless }) => {
      let everyday: readonly string[] | undefined;
      const isEveryday = (text: string) =>
        (everyday ??= harmless.flatMap((one) => wordings(one).map((wording) => example(wording, hasWords)))).some((one) => text.includes(one)); // prettier-ignore
      for (const [id, all] of Object.entries(phrases))
        for (const phrase of all) {
          const text = example(wordings(phrase)[0] ?? "", hasWords);
          const found = reviewScript({ text, channel: "push", locale: "en" }).findings.map((finding) => finding.class);
          if (!found.includes(id)) expect(isEveryday(text), `${phrase}: ${text}`).toBe(true);
        }
    },
  );

  test("each language has phrases for each class and each consequence, and no others", () => {
    for (const { phrases, stated } of phraseBooks.all) {
      expect(Object.keys(phrases).sort()).toEqual([...phraseClasses.ids].sort());
      expect(Object.keys(stated).sort()).toEqual([...CONSEQUENCES].sort());
    }
  });

  test("every finding says why, what to write instead and where that is written, in the language of staff", () => {
    const [finding] = review("You will be arrested.").findings;
    if (!finding) throw new Error("nothing was found");
    expect(finding.source).toMatch(/\w{3}/);
    expect(explainFinding("en", finding)).toMatchObject({
      why: "Speaks of arrest or crime: an unpaid instalment is neither.",
      suggestion: "State the amount and the due date only.",
    });
    expect(explainFinding("zh-CN", finding).suggestion).toBe("只写金额和到期日。");
  });

  test.each(LOCALES)("every class of finding is explained in %s", (locale) => {
    const facts = ["wrong-amount", "wrong-date", "wrong-order", ...ELEMENTS.map((element) => `missing-${element}`)];
    for (const id of [...phraseClasses.ids, ...facts])
      for (const part of ["why", "suggestion"]) {
        const key = `review.${id}.${part}`;
        expect(translate(locale, key)).not.toBe(key);
      }
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
    ["you will be po-li-ce business", "po-li-ce"],
    ["arrrrest", "arrrrest"],
    ["𝐩𝐨𝐥𝐢𝐜𝐞", "𝐩𝐨𝐥𝐢𝐜𝐞"],
    ["the pоliсе", "pоliсе"],
    ["w e w i l l s u e y o u", "s u e y o u"],
    ["announce: l@wsuit!", "l@wsuit"],
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
});

describe("what is plainly denied is worth a look, not a block", () => {
  test.each([
    "We will never contact your employer.",
    "There is no late fee.",
    "我们不会联系您的家人",
    "没有滞纳金,只有订单的20元。",
    "Nous ne contacterons jamais votre employeur.",
    "Wir werden nie Ihren Arbeitgeber kontaktieren.",
    "No hablaremos nunca con su jefe.",
    "ご家族に連絡することはありません。",
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

  test.each([
    ["arrest-or-criminal", "You will not be arrested."],
    ["arrest-or-criminal", "您不会被抓。"],
    ["intimidation", "Nobody will come to your house at night, we do not visit your home."],
    ["abuse", "We do not say that you are a liar."],
    ["status-threat", "This will not affect your visa status."],
  ])("and %s is not named even to deny it, because nobody would think of it otherwise: %s", (id, text) => {
    expect(blocked(text)).toContain(id);
  });
});

describe("a consequence may be named only when the merchant has confirmed it", () => {
  const CASES: readonly (readonly [Consequence, string])[] = [
    ["late_fee", "A late fee of $5.00 applies."],
    ["credit_reporting", "Unpaid orders may be reported to a credit bureau."],
    ["collection_partner", "If unpaid by June 1 we may refer this to a collection agency."],
    ["legal_action", "We may take legal action."],
    ["account_closure", "We may close your account."],
    ["late_fee", "逾期将产生违约金。"],
    ["collection_partner", "我们可能委托第三方催收。"],
  ];
  test.each(CASES)("%s: %s", (consequence, text) => {
    const given = (confirmed: readonly Consequence[]) => reviewScript({ text, channel: "email", locale: "en", confirmed }).ok; // prettier-ignore
    expect(given([])).toBe(false);
    expect(given([consequence])).toBe(true);
    expect(given(CONSEQUENCES.filter((other) => other !== consequence))).toBe(false);
  });

  test.each(["A lawsuit has been filed.", "Your credit is ruined.", "Daily interest is added every hour."])(
    "and no confirmation allows an exaggeration: %s",
    (text) => {
      expect(reviewScript({ text, channel: "email", locale: "en", confirmed: CONSEQUENCES }).ok).toBe(false);
    },
  );
});

describe("names say nothing by themselves", () => {
  const named = (text: string, names: string[]) => reviewScript({ text, channel: "email", locale: "en", names }).ok;
  test.each([
    ["Hello Police & Sons, your order #1 ships.", "Police & Sons"],
    ["致明德律师事务所通知科:订单已发货", "明德律师事务所通知科"],
  ])("%s", (text, name) => {
    expect(named(text, [])).toBe(false);
    expect(named(text, [name])).toBe(true);
  });

  test("but a threat beside a name is one", () => {
    expect(named("Hello Police & Sons, the police will come.", ["Police & Sons"])).toBe(false);
  });

  test("nor does the path of an address; its host does", () => {
    expect(review("https://shop.example/collections/police-lawsuit?debt=jail").findings).toEqual([]);
    expect(review("https://police.example/x").ok).toBe(false);
  });
});

describe("what can be read without opening the message does not reveal a debt", () => {
  const finds = (script: Parameters<typeof reviewScript>[0]) => reviewScript(script).findings.map(({ start }) => start);
  test("the subject of an e-mail, not its body", () => {
    expect(finds({ subject: "Overdue order", text: "It is overdue.", channel: "email", locale: "en" })).toEqual([0]);
    expect(finds({ subject: "Order #1", text: "It is overdue.", channel: "email", locale: "en" })).toEqual([]);
  });

  test("the whole of a push message, the beginning of a text message", () => {
    const text = `Your order from the shop in town ${"with a nice long name ".repeat(3)}is overdue`;
    expect(finds({ text, channel: "push", locale: "en" })).toEqual([text.indexOf("overdue")]);
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
