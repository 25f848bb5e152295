import { describe, expect, test } from "vitest";
import { elementsOf } from "~/domain/messages/elements";
import { templateFor, templates } from "~/domain/messages/templates/registry";
import { carriedBy } from "~/domain/messages/wordings/carried";
import { SHIPPED, wordingsOf, type SavedWording } from "~/domain/messages/wordings/wordings";

const SENDER = { postalAddress: "1 Example Street", taxId: "12-3456789" };
const starter = templateFor("still-late", "en")?.starter ?? "";
const saved = (more: Partial<SavedWording> = {}): SavedWording => ({
  templateId: "still-late", locale: "en", version: 2, subject: "Your order", text: starter, ...more,
}); // prettier-ignore

describe("a shop's own words", () => {
  test("are those of their reminder and language, and of no other", () => {
    const wordings = wordingsOf([saved()]);
    expect(wordings.find("still-late", "en")).toMatchObject({ version: "own-2", subject: "Your order", text: starter });
    expect(wordings.find("still-late", "fr")).toBe(templateFor("still-late", "fr"));
    expect(wordings.find("just-late", "en")).toBe(templateFor("just-late", "en"));
    expect(wordings.find("no-such-message", "en")).toBeUndefined();
  });

  test("give way to the app's when the newest version goes back to them", () => {
    expect(wordingsOf([saved({ version: 3, subject: null, text: null })]).find("still-late", "en")).toBe(
      templateFor("still-late", "en"),
    );
  });
});

describe("what the gate is told that a message carries", () => {
  const elements = (text: string, locales: readonly string[] = ["en"]) =>
    wordingsOf([saved({ text })]).elements("still-late", locales, SENDER, true);
  const all = elementsOf("still-late", SENDER, true);

  test("is all of it for the app's own words", () => {
    expect(SHIPPED.elements("still-late", ["en"], SENDER, true)).toBe(all);
    for (const { id, locale } of templates) {
      const words = templateFor(id, locale);
      expect([...carriedBy({ ...words!, text: words!.starter })].sort()).toEqual(
        [...elementsOf(id, SENDER, true)].sort(),
      );
    }
  });

  test("is what the shop's words still say", () => {
    expect(elements(starter)).toEqual(all);
    const left = elements(starter.replace("{{ nextSteps }}", ""));
    expect(all.filter((element) => !left.includes(element))).toEqual(["consequences", "debt_advice"]);
    const mine = "{{ creditor.name }}, {{ creditor.postalAddress }}, {{ creditor.replyTo }}: {{ unsubscribeUrl }}";
    const own = elements(starter.replace("{{ signature }}", mine));
    expect(all.filter((element) => !own.includes(element))).toEqual(["creditor_tax_id"]);
  });

  test("is only what every customer reads", () => {
    const some = starter.replace("{{ nextSteps }}", '{% if tone == "firm" %}{{ nextSteps }}{% endif %}');
    expect(elements(some)).not.toContain("consequences");
  });

  test("is what all languages of the message say", () => {
    const without = starter.replace("{{ nextSteps }}", "");
    expect(elements(without, ["fr"])).toEqual(all);
    expect(elements(without, ["fr", "en"])).not.toContain("consequences");
  });

  test("is nothing of words that cannot be merged", () => {
    expect(elements("{{ gone }}")).toEqual([]);
  });
});
