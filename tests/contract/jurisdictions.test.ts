import { describe, expect, test } from "vitest";
import { createGate, packVersionsFor } from "~/domain/compliance/gate";
import { phraseClasses } from "~/domain/messages/review/classes/registry";
import { jurisdictions } from "~/domain/compliance/registry";
import type { CapRule, Pack, RuleSpec, WindowRule } from "~/domain/compliance/rules";
import { CONTACT_CHANNELS } from "~/domain/channels/types";
import { FLAGS, type ContactFacts } from "~/domain/compliance/types";
import { instantOf } from "~/domain/time/local";
import { COUNTRY_ZONES, PROVINCE_ZONES } from "~/domain/time/zone-tables";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Somebody of whom the pack speaks for certain. */
const addressesOf = ({ country, countries, province, city, rules }: Pack): ContactFacts["recipient"]["addresses"] => {
  const home = country ?? countries?.[0];
  if (home === undefined) return [];
  return [{ country: home, province: province ?? rules[0]?.provinces?.[0], ...(city === "nyc" ? { postalCode: "10001" } : {}) }]; // prettier-ignore
};

const facts = (pack: Pack, change: Partial<ContactFacts>): ContactFacts => ({
  now: new Date("2026-11-24T12:00:00Z"),
  creditor: { country: "US", kind: "first_party" },
  recipient: { addresses: addressesOf(pack), phones: [], language: "en" }, // prettier-ignore
  contact: { channel: "email", purpose: "reminder" },
  debts: [{ id: "a", daysPastDue: 40, amountMinor: 1, currency: "USD" }],
  history: [],
  consents: { email: "granted", sms: "granted", push: "granted", voice: "granted" },
  flags: [],
  ...change,
});

const isWeek = ({ week }: WindowRule): boolean =>
  week.some((day) => day !== null) &&
  week.every((day) => day === null || (day.start >= 0 && day.start < day.end && day.end <= 1_440));
const LONGEST = { day: 1, week: 7, month: 31 };
const isPeriod = ({ per, days }: CapRule): boolean => per === undefined || LONGEST[per] === days;

/** Every number counts something, every list names something, and hours, periods and classes of wording exist. */
const isPossible = (spec: RuleSpec): boolean => {
  const values: unknown[] = Object.values(spec);
  if (values.some((value) => (typeof value === "number" && value <= 0) || (Array.isArray(value) && value.length === 0)))
    return false;
  if (spec.kind === "window") return isWeek(spec);
  if (spec.kind === "cap") return isPeriod(spec);
  return spec.kind !== "script" || (spec.classes ?? []).every((id) => phraseClasses.ids.includes(id));
};

/** A group of places: each of its rules says where, or of which contacts, it speaks. */
const isGroup = ({ rules }: Pack): boolean => rules.every(({ provinces, purposes }) => provinces !== undefined || purposes !== undefined); // prettier-ignore

describe.each(jurisdictions.all.map((pack) => [pack.id, pack] as const))("the pack %s", (_, pack) => {
  test("has a version and a day of review, and is named after its place", () => {
    expect(pack.version).not.toBe("");
    expect(pack.reviewedOn).toMatch(DAY);
    const place = [pack.country, pack.city ?? pack.province].filter(Boolean).join("-").toLowerCase();
    if (isGroup(pack)) expect(pack.id.startsWith(`${place}-`)).toBe(true);
    else if (pack.country !== undefined) expect(pack.id).toBe(place);
  });

  test("is of a place whose clocks are known", () => {
    for (const country of pack.countries ?? (pack.country === undefined ? [] : [pack.country]))
      expect(COUNTRY_ZONES[country], country).toBeDefined();
    const provinces = [...(pack.province === undefined ? [] : [pack.province]), ...pack.rules.flatMap((rule) => rule.provinces ?? [])]; // prettier-ignore
    for (const province of provinces) expect(PROVINCE_ZONES[`${pack.country ?? ""}-${province}`], province).toBeDefined(); // prettier-ignore
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

  test("says of a house rule that it is one, and of a law that it is not", () => {
    for (const { id, confidence, citation } of pack.rules) {
      expect(/^(?:SAFE|HOUSE)-|-HOUSE-/.test(id), id).toBe(confidence === "H");
      if (confidence !== "H") expect(citation, id).not.toMatch(/house/i);
    }
  });

  test("gives what no software can judge as notes with a source, and retention in months", () => {
    for (const note of pack.notes ?? []) {
      expect(note.id).toMatch(/^[A-Z]{2,}(-[A-Z0-9]+)+$/);
      expect(note.citation.trim(), note.id).not.toBe("");
      expect(note.text.trim(), note.id).toMatch(/\.$/);
    }
    for (const { id, months, what } of pack.retention ?? []) {
      expect(months, id).toBeGreaterThan(0);
      expect(what.trim(), id).not.toBe("");
    }
  });

  test("lifts only rules that there are, in its own country", () => {
    for (const { rule, citation } of pack.lifts ?? []) {
      const owner = jurisdictions.all.find(({ rules }) => rules.some(({ id }) => id === rule));
      expect(owner?.country, rule).toBe(pack.country);
      expect(citation.trim()).not.toBe("");
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
  const ids = jurisdictions.all.flatMap(({ rules, notes = [], retention = [] }) => [...rules, ...notes, ...retention].map(({ id }) => id)); // prettier-ignore
  expect(new Set(ids).size).toBe(ids.length);
});
