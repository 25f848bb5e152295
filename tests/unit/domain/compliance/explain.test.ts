import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "~/domain/compliance/explain";
import { createGate } from "~/domain/compliance/gate";
import { jurisdictions } from "~/domain/compliance/registry";
import { entry, facts, GOOD_MOMENT } from "~tests/factories/contact-facts";

const PROFILES = ["strict_everywhere", "what_binds_me"] as const;
const gates = Object.fromEntries(PROFILES.map((profile) => [profile, createGate({ profile })]));
const countries = [...new Set(jurisdictions.all.flatMap(({ country }) => country ?? []))];

const anyFacts = fc.record({
  hour: fc.integer({ min: 0, max: 365 * 24 }),
  country: fc.constantFrom(...countries),
  province: fc.constantFrom(undefined, "NY", "MA", "QC", "ON", "RJ"),
  channel: fc.constantFrom("email" as const, "voice_human" as const, "sms" as const),
  late: fc.integer({ min: -10, max: 60 }),
  flagged: fc.boolean(),
  hoursAgo: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 4 }),
});

describe("what people read about a contact", () => {
  test("never differs from what the gate does: allowed exactly when no rule waits or refuses", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...PROFILES), (given, profile) => {
        const at = Date.parse("2026-08-01T00:00:00Z") + given.hour * 3_600_000;
        const asked = facts(new Date(at).toISOString(), {
          recipient: { addresses: [{ country: given.country, province: given.province }] },
          contact: { channel: given.channel },
          debts: [{ id: "order-1", daysPastDue: given.late, amountMinor: 100, currency: "USD" }],
          flags: given.flagged ? ["hardship"] : [],
          history: [...given.hoursAgo]
            .sort((a, b) => b - a)
            .map((hours) => entry(new Date(at - hours * 3_600_000).toISOString(), { channel: given.channel })),
        });
        const { rules } = explain(asked, profile);
        const against = rules.filter(({ state }) => state === "waits" || state === "refuses");
        expect(gates[profile]?.(asked).verdict === "allow").toBe(against.length === 0);
      }),
      { numRuns: 400 },
    );
  });

  test("says what is law and what only a habit of the house, and when a rule passes again", () => {
    const night = facts("2026-11-24T08:00:00Z");
    const { rules, notes } = explain(night, "strict_everywhere");
    const hours = rules.find(({ id }) => id === "US-F-HOURS");
    expect(hours).toMatchObject({ state: "waits", bindsByLaw: false, confidence: "R" });
    expect(hours?.from).toEqual(new Date("2026-11-24T16:00:00Z"));
    expect(rules.filter(({ confidence }) => confidence === "H").every(({ bindsByLaw }) => !bindsByLaw)).toBe(true);
    expect(notes.length).toBeGreaterThan(0);
  });

  test("leaves no rule without words for its source", () => {
    for (const { id, citation } of explain(facts(GOOD_MOMENT), "strict_everywhere").rules)
      expect(citation, id).not.toBe("");
  });
});
