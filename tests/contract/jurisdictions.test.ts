import { describe, expect, test } from "vitest";
import { createGate, packVersionsFor } from "~/domain/compliance/gate";
import { jurisdictions } from "~/domain/compliance/registry";
import type { Pack, RuleSpec } from "~/domain/compliance/rules";
import { CONTACT_CHANNELS } from "~/domain/channels/types";
import { FLAGS, type ContactFacts } from "~/domain/compliance/types";
import { instantOf } from "~/domain/time/local";
import { COUNTRY_ZONES, PROVINCE_ZONES } from "~/domain/time/zone-tables";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const facts = (pack: Pack, change: Partial<ContactFacts>): ContactFacts => ({
  now: new Date("2026-11-24T12:00:00Z"),
  creditor: { country: "US", kind: "first_party" },
  recipient: { addresses: pack.country === undefined ? [] : [{ country: pack.country, province: pack.province }], phones: [], language: "en" }, // prettier-ignore
  contact: { channel: "email", purpose: "reminder" },
  debts: [{ id: "a", daysPastDue: 40, amountMinor: 1, currency: "USD" }],
  history: [],
  consents: { email: "granted", sms: "granted", push: "granted", voice: "granted" },
  flags: [],
  ...change,
});

const isPossible = (spec: RuleSpec): boolean => {
  if (spec.kind === "window")
    return spec.week.some((day) => day !== null) && spec.week.every((day) => day === null || (day.start >= 0 && day.start < day.end && day.end <= 1_440)); // prettier-ignore
  if (spec.kind === "cap") return spec.max > 0 && spec.days > 0 && spec.counts.length > 0;
  if (spec.kind === "cooldown") return spec.days > 0 && spec.counts.length > 0;
  return spec.kind !== "gap" || spec.hours > 0;
};

describe.each(jurisdictions.all.map((pack) => [pack.id, pack] as const))("the pack %s", (_, pack) => {
  test("has a version and a day of review, and is named after its place", () => {
    expect(pack.version).not.toBe("");
    expect(pack.reviewedOn).toMatch(DAY);
    if (pack.country !== undefined)
      expect(pack.id).toBe([pack.country, pack.province].filter(Boolean).join("-").toLowerCase());
  });

  test("is of a place whose clocks are known", () => {
    if (pack.country !== undefined) expect(COUNTRY_ZONES[pack.country]).toBeDefined();
    if (pack.province !== undefined) expect(PROVINCE_ZONES[`${pack.country ?? ""}-${pack.province}`]).toBeDefined();
  });

  test("gives for every rule a source, its confidence, whom it binds, and possible numbers", () => {
    expect(pack.rules.length).toBeGreaterThan(0);
    for (const rule of pack.rules) {
      expect(rule.id).toMatch(/^[A-Z]{2,}(-[A-Z0-9]+)+$/);
      expect(rule.citation.trim(), rule.id).not.toBe("");
      expect(["R", "S", "G", "H"]).toContain(rule.confidence);
      expect(rule.binds.length, rule.id).toBeGreaterThan(0);
      expect(rule.channels.length, rule.id).toBeGreaterThan(0);
      expect(isPossible(rule.spec), rule.id).toBe(true);
      for (const day of [rule.effectiveFrom, rule.effectiveTo]) if (day !== undefined) expect(day).toMatch(DAY);
    }
  });

  test("lets nothing through during a dispute, nor with any other stop, by any channel or profile", () => {
    for (const profile of ["strict_everywhere", "what_binds_me"] as const) {
      const gate = createGate({ profile });
      for (const flag of FLAGS)
        for (const channel of CONTACT_CHANNELS) {
          const given = facts(pack, { flags: [flag], contact: { channel, purpose: "reminder" } });
          expect(gate(given).verdict, `${flag} ${channel}`).toBe("deny");
        }
    }
  });

  test("is no way round the house profile for somebody of whom nothing is known", () => {
    const creditor = { country: pack.country ?? "US", kind: "first_party" } as const;
    const nobody = facts(pack, { creditor, recipient: { addresses: [], phones: [], language: "en" } });
    const zone = COUNTRY_ZONES[creditor.country]?.[0] ?? "UTC";
    for (const profile of ["strict_everywhere", "what_binds_me"] as const) {
      expect(packVersionsFor(nobody, profile).some((version) => version.startsWith("default@"))).toBe(true);
      const night = { ...nobody, now: instantOf("2026-11-24", 3 * 60, zone) };
      expect(createGate({ profile })(night).verdict).toBe("defer");
    }
  });

  test("leaves some moment within a week for somebody who has not been contacted", () => {
    const verdict = createGate({ profile: "strict_everywhere" })(facts(pack, {}));
    expect(verdict.verdict).not.toBe("deny");
    if (verdict.verdict === "defer") expect(verdict.nextAllowedAt.getTime()).toBeLessThan(Date.UTC(2026, 11, 1));
  });
});

test("no two rules share an id, in any pack", () => {
  const ids = jurisdictions.all.flatMap(({ rules }) => rules.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});
