import { describe, expect, test } from "vitest";
import { actorWords, logWords } from "~/components/log-words";
import { LOCALES, translate, type Locale } from "~/i18n/translate";

const reader = (locale: Locale) => ({
  t: (key: string, values?: Record<string, string | number>) => translate(locale, key, values),
  moment: (at: string) => new Date(at).toISOString().slice(0, 10),
});
const said = (action: string, detail: string | object, locale: Locale = "en") =>
  logWords({ action, detail: typeof detail === "string" ? detail : JSON.stringify(detail) }, reader(locale));

const MAPPING = {
  payLaterGateways: [
    { gateway: "bank deposit", dueInDays: 14, isCredit: true, goodsFirst: false },
    { gateway: "cash", dueInDays: 1, isCredit: false, goodsFirst: false },
  ],
  terms: [{ kind: "NET", isCredit: true, goodsFirst: true }],
};

describe("what was kept with a decision, in words", () => {
  test.each([
    ["settings.sender", { senderName: "Lamp Shop" }, ["Name: Lamp Shop"]],
    ["settings.policy", { policyId: "gentle", profile: "what_binds_me" }, ["Policy: Gentle", "Rules to follow: What binds a merchant"]],
    ["settings.policy", { policyId: "firm" }, ["Policy: Firm"]],
    ["settings.switches", { testMode: false }, ["Test mode off"]],
    ["settings.switches", { stopped: true }, ["All contact stopped"]],
    ["settings.switches", { stopped: false }, ["Contact started again"]],
    ["settings.tier_in_shopify", { show: true }, ["Shown in Shopify"]],
    ["settings.credit_orders", MAPPING, ["bank deposit: your credit, due in 14 days", "cash: not your credit", "Net terms: your credit"]],
    ["settings.credit_orders", { payLaterGateways: [], terms: [] }, ["No kind settled; all are as usual"]],
    ["settings.consequences", { consequences: ["late_fee", "account_closure"] }, ["A late fee is added", "Buying on credit ends"]],
    ["settings.consequences", { consequences: [] }, ["Nothing is announced"]],
    ["model.consent", { text: "I agree." }, ["I agree."]],
    ["model.consent_withdrawn", {}, []],
    ["model.in_service", { cause: "returned_by_person" }, ["A person went back to it."]],
    ["case.reviewed", "", []],
    ["hold.paused", "2026-12-01T05:00:00.000Z", ["Until 2026-12-01"]],
    ["hold.hardship", "", []],
    ["hold.lifted", "", []],
    ["time.requested", "job_loss", ["Lost my job"]],
    ["call.made", "talked", ["We talked"]],
    ["call.made", "no_answer: asked to be called: at three", ["No answer", "asked to be called: at three"]],
    ["customer.erased", "requested through Shopify", ["Requested through Shopify"]],
    ["customer.merged", "credit-shop.myshopify.com:7", []],
  ] as const)("%s with %j", (action, detail, words) => {
    expect(said(action, detail)).toEqual(words);
    const chinese = said(action, detail, "zh-CN");
    expect(chinese).toHaveLength(words.length);
    if (words.length > 0 && action !== "model.consent") expect(chinese[0]).toMatch(/\p{Script=Han}/u);
  }); // prettier-ignore

  test.each([
    ["an action of another version", "plans.agreed", '{"months":3}'],
    ["a shape of another version", "settings.policy", '{"policy":"gentle"}'],
    ["a policy that is no more", "settings.policy", '{"policyId":"fierce"}'],
    ["a consequence that is no more", "settings.consequences", '{"consequences":["prison"]}'],
    ["consequences that are no list", "settings.consequences", "{}"],
    ["what is no JSON", "settings.sender", "Lamp Shop"],
    ["what is no day", "hold.paused", "soon"],
    ["a text where a record was", "settings.credit_orders", '"all"'],
  ])("leaves %s as it was kept", (_, action, detail) => {
    for (const locale of LOCALES) expect(said(action, detail, locale)).toEqual([detail]);
  });

  test("names who it was, and leaves the number of a person as it is", () => {
    const { t } = reader("zh-CN");
    expect(actorWords("customer", { t })).toBe("客户");
    expect(actorWords("902541635", { t })).toBe("902541635");
  });
});
