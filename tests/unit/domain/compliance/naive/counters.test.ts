import fc from "fast-check";
import { expect, test } from "vitest";
import { CONTACT_CHANNELS } from "~/domain/channels/types";
import { createGate } from "~/domain/compliance/gate";
import { jurisdictions } from "~/domain/compliance/registry";
import { FLAGS, MESSAGE_ELEMENTS, type ContactFacts } from "~/domain/compliance/types";
import { naiveGate } from "./naive-gate";
import type { Spot } from "./world";

const NOW = Date.UTC(2026, 7, 25);
const DAY = 86_400_000;

type Home = { readonly spot: Spot; readonly zones: readonly string[]; readonly postalCode?: string };
const home = (country: string, province: string | undefined, zones: string[], city = "elsewhere", postalCode?: string): Home =>
  ({ spot: { country, province, city }, zones, ...(postalCode === undefined ? {} : { postalCode }) }); // prettier-ignore

const homes = fc.constantFrom(
  home("US", "MA", ["America/New_York"]),
  home("US", "NY", ["America/New_York"], "nyc", "10451"),
  home("US", "NY", ["America/New_York"], undefined),
  home("US", "DC", ["America/New_York"]),
  home("US", "WA", ["America/Los_Angeles"]),
  home("US", "WV", ["America/New_York"]),
  home("US", "FL", ["America/Chicago", "America/New_York"]),
  home("CA", "ON", ["America/Toronto", "America/Winnipeg"]),
  home("CA", "BC", ["America/Edmonton", "America/Phoenix", "America/Vancouver"]),
  home("CA", "NL", ["America/Halifax", "America/St_Johns"]),
  home("IE", undefined, ["Europe/Dublin"]),
  home("DE", undefined, ["Europe/Berlin"]),
  home("AU", "SA", ["Australia/Adelaide"]),
  home("CN", undefined, ["Asia/Shanghai"]),
  home("BR", "RJ", ["America/Sao_Paulo"]),
  home("KE", undefined, ["Africa/Nairobi"]),
);
const consent = fc.constantFrom("granted", "granted", "granted", "none", "revoked");
const NUMBERS = [undefined, "+16175550100", "+16175550101"];

const entry = fc.record({
  at: fc.integer({ min: NOW - 40 * DAY, max: NOW + 2 * DAY }).map((ms) => new Date(ms)),
  channel: fc.constantFrom(...CONTACT_CHANNELS),
  debtIds: fc.constantFrom(["a"], ["b"], ["a", "b"], []),
  kind: fc.constantFrom("attempt", "contact", "conversation", "inbound"),
  number: fc.constantFrom(...NUMBERS),
  reaches: fc.constantFrom(undefined, "person", "workplace"),
});

const anyFacts: fc.Arbitrary<Omit<ContactFacts, "recipient">> = fc.record({
  // Around the day on which New York City's rules begin, and the end of a month.
  now: fc.integer({ min: NOW, max: NOW + 14 * DAY }).map((ms) => new Date(ms)),
  creditor: fc.record({ country: fc.constant("US"), kind: fc.constantFrom("first_party", "agency", "lender") }),
  contact: fc.record({
    channel: fc.constantFrom(...CONTACT_CHANNELS),
    purpose: fc.constantFrom("reminder", "reminder", "service", "marketing", "confirmation"),
    number: fc.constantFrom(...NUMBERS),
    reaches: fc.constantFrom(undefined, undefined, "person", "workplace", "third_party"),
    elements: fc.constantFrom(undefined, undefined, [], MESSAGE_ELEMENTS),
  }),
  debts: fc.constantFrom(
    [],
    [{ id: "a", daysPastDue: 0, amountMinor: 1, currency: "USD" }],
    [{ id: "a", daysPastDue: 20, amountMinor: 1, currency: "USD" }],
    [{ id: "a", daysPastDue: 40, amountMinor: 1, currency: "USD", noticeAt: new Date(NOW - 2 * DAY) }, { id: "b", daysPastDue: 31, amountMinor: 1, currency: "USD" }],
  ), // prettier-ignore
  history: fc.array(entry, { maxLength: 14 }),
  consents: fc.record({ email: consent, sms: consent, push: consent, voice: consent }),
  flags: fc.oneof({ weight: 6, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constantFrom(...FLAGS).map((flag) => [flag]) }), // prettier-ignore
});

test("with any history, consents, flags and debts the naive gate allows the same contacts, and the same next moment", () => {
  const gates = {
    true: createGate({ profile: "strict_everywhere" }),
    false: createGate({ profile: "what_binds_me" }),
  };
  let [allowed, deferred] = [0, 0];
  fc.assert(
    fc.property(anyFacts, homes, fc.boolean(), (some, { spot, zones, postalCode }, strict) => {
      const { country, province } = spot;
      const facts: ContactFacts = { ...some, recipient: { addresses: [{ country, province, postalCode: postalCode ?? (spot.city === undefined ? undefined : "99999") }], phones: [], language: "en" } }; // prettier-ignore
      const refusing = naiveGate({ packs: jurisdictions.all, strict, spots: [spot], zones }, facts);
      const verdict = gates[strict ? "true" : "false"](facts);
      const now = facts.now.getTime();
      expect(verdict.verdict === "allow").toBe(refusing(facts, now).length === 0);
      allowed += Number(verdict.verdict === "allow");
      if (verdict.verdict !== "defer") return;
      deferred++;
      const next = verdict.nextAllowedAt.getTime();
      expect(refusing(facts, next)).toEqual([]);
      expect(refusing(facts, next - 1)).not.toEqual([]);
      for (let n = 1; n < 20; n++) expect(refusing(facts, now + ((next - now) * n) / 20)).not.toEqual([]);
    }),
    { numRuns: 3_000 },
  );
  expect(Math.min(allowed, deferred)).toBeGreaterThan(100);
});
