import { describe, expect, test } from "vitest";
import { jurisdictionRules, overview } from "~/domain/compliance/overview";
import { jurisdictions } from "~/domain/compliance/registry";

describe("the overview of all rules", () => {
  test("has every jurisdiction, and counts each of its rules on one ground", () => {
    const places = overview();
    expect(places.map(({ id }) => id)).toEqual(jurisdictions.ids);
    for (const { id, ruleIds, confidence } of places)
      expect(
        Object.values(confidence).reduce((sum, n) => sum + n, 0),
        id,
      ).toBe(ruleIds.length);
  });

  test("names the countries of a union, and none for what holds everywhere", () => {
    const countriesOf = (wanted: string) => overview().find(({ id }) => id === wanted)?.countries;
    expect(countriesOf("eu")).toContain("FR");
    expect(countriesOf("us-ma")).toEqual(["US"]);
    expect(countriesOf("person")).toEqual([]);
  });
});

describe("one jurisdiction", () => {
  test("tells law for collectors only from law for a shop, and both from rules of the house", () => {
    const binding = (place: string, wanted: string) =>
      jurisdictionRules(place, "first_party")?.rules.find(({ id }) => id === wanted)?.bindsByLaw;
    expect(binding("us", "US-F-HOURS")).toBe(false);
    expect(binding("us-ma", "US-MA-CAP")).toBe(true);
    expect(binding("default", "HOUSE-HOURS")).toBe(false);
    expect(jurisdictionRules("us", "agency")?.rules.find(({ id }) => id === "US-F-HOURS")?.bindsByLaw).toBe(true);
  });

  test("says what each rule is about", () => {
    const rules = new Map(jurisdictionRules("us-ma", "first_party")?.rules.map((rule) => [rule.id, rule]));
    expect(rules.get("US-MA-CAP-WORK")).toMatchObject({ reaches: ["workplace"], minDaysPastDue: 31, provinces: [] });
    expect(rules.get("US-MA-CAP-WORK")?.channels).toEqual(["voice_auto", "voice_human", "sms"]);
  });

  test("has its notes, what is to be kept, and the country's rules that do not hold in it", () => {
    const place = jurisdictionRules("us-nyc", "first_party");
    expect(place?.notes.map(({ id }) => id)).toContain("US-NYC-MEDIUM");
    expect(place?.retention).toMatchObject([{ id: "US-NYC-REC", months: 36 }]);
    expect(jurisdictionRules("ca-on", "first_party")?.lifts.map(({ rule }) => rule)).toEqual(["CA-HOUSE-HOURS", "CA-HOUSE-CAP"]); // prettier-ignore
  });

  test("that is not served is nothing", () => {
    expect(jurisdictionRules("atlantis", "first_party")).toBeUndefined();
  });
});
