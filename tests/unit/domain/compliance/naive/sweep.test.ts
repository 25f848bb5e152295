import { afterEach, describe, expect, test } from "vitest";
import { createGate } from "~/domain/compliance/gate";
import { jurisdictions } from "~/domain/compliance/registry";
import type { Pack } from "~/domain/compliance/rules";
import type { ContactFacts, Verdict } from "~/domain/compliance/types";
import { COUNTRY_ZONES, PROVINCE_ZONES } from "~/domain/time/zone-tables";
import { REST_ZONES } from "~/domain/time/zone-tables-rest";
import { wall } from "./clock";
import { naiveGate, packsAt } from "./naive-gate";
import type { World } from "./world";

type Home = { readonly country: string; readonly province?: string; readonly postalCode?: string };

const homeOf = ({ country, countries, province, city, rules }: Pack): Home | undefined => {
  const home = country ?? countries?.[0];
  const where = province ?? rules[0]?.provinces?.[0];
  if (home === undefined) return undefined;
  return { country: home, ...(where === undefined ? {} : { province: where }), ...(city === "nyc" ? { postalCode: "10001" } : {}) }; // prettier-ignore
};

/** One home for every pack, and what is odd about clocks; a country without a province is all of it. */
const ODD: readonly (readonly [string, Home])[] = [
  ["half an hour: Newfoundland", { country: "CA", province: "NL" }],
  ["half an hour: South Australia", { country: "AU", province: "SA" }],
  ["three quarters of an hour: Nepal, by the house profile", { country: "NP" }],
  ["the date line: Kiribati, by the house profile", { country: "KI" }],
  ["the date line: Samoa, by the house profile", { country: "AS" }],
];
const HOMES = new Map<string, readonly [string, Home]>(
  [...jurisdictions.all.flatMap((pack) => { const home = homeOf(pack); return home ? [[pack.id, home] as const] : []; }), ...ODD]
    .reverse()
    .map((named) => [JSON.stringify(named[1]), named]),
); // prettier-ignore

const YEAR = 2027;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const CHANNELS = ["email", "sms", "voice_human"] as const;

const zonesOf = ({ country, province }: Home): readonly string[] => {
  const zones = PROVINCE_ZONES[`${country}-${province ?? ""}`] ?? COUNTRY_ZONES[country] ?? REST_ZONES[country];
  if (!zones) throw new Error(`no zones for ${country}`);
  return zones;
};

const edgesOf = (world: World): Set<number> => {
  const days = packsAt(world).flatMap(({ rules }) => rules.flatMap(({ spec }) => (spec.kind === "window" ? spec.week : []))); // prettier-ignore
  return new Set(days.flatMap((day) => (day === null ? [] : [day.start, day.end])));
};

/** Every full hour of a year, and the minutes before and at each opening and closing on any wall. */
const momentsOf = (world: World): number[] => {
  const edges = edgesOf(world);
  const moments = new Set<number>();
  for (let ms = Date.UTC(YEAR, 0, 1); ms < Date.UTC(YEAR + 1, 0, 1); ms += HOUR) {
    moments.add(ms);
    for (const zone of world.zones) {
      const { minute } = wall(ms, zone);
      for (const edge of edges)
        if (edge >= minute && edge < minute + 60) moments.add(ms + (edge - minute) * MINUTE).add(ms + (edge - minute - 1) * MINUTE); // prettier-ignore
    }
  }
  return [...moments].sort((a, b) => a - b);
};

const factsAt = (home: Home, channel: (typeof CHANNELS)[number], ms: number): ContactFacts => ({
  now: new Date(ms),
  creditor: { country: "US", kind: "first_party" },
  recipient: { addresses: [home], phones: [], language: "en" },
  contact: { channel, purpose: "reminder" },
  debts: [{ id: "a", daysPastDue: 40, amountMinor: 100, currency: "USD", noticeAt: new Date("2026-01-01T00:00:00Z") }],
  history: [],
  consents: { email: "granted", sms: "granted", push: "granted", voice: "granted" },
  flags: [],
});

const gates = {
  strict: createGate({ profile: "strict_everywhere" }),
  lawful: createGate({ profile: "what_binds_me" }),
};

/** Of the homes in the United States the one with a postal code is in New York City; no province may be anywhere. */
const cityOf = ({ country, province, postalCode }: Home): string | undefined => {
  if (country !== "US") return "elsewhere";
  if (postalCode !== undefined) return "nyc";
  return province === undefined || province === "NY" ? undefined : "elsewhere";
};

const openingOf = (verdict: Verdict, ms: number): number | undefined => {
  if (verdict.verdict === "allow") return ms;
  return verdict.verdict === "defer" ? verdict.nextAllowedAt.getTime() : undefined;
};
const say = (ms: number | undefined): string => (ms === undefined ? "never" : new Date(ms).toISOString());

/** Where the two gates differ. The year is walked backwards, so that the next opening is known at each moment. */
const differences = (home: Home, strict: boolean): string[] => {
  const world: World = { packs: jurisdictions.all, strict, spots: [{ ...home, city: cityOf(home) }], zones: zonesOf(home) }; // prettier-ignore
  const gate = strict ? gates.strict : gates.lawful;
  const found: string[] = [];
  const moments = momentsOf(world).reverse();
  for (const channel of CHANNELS) {
    const refusing = naiveGate(world, factsAt(home, channel, 0));
    let opens: number | undefined;
    for (const ms of moments) {
      const facts = factsAt(home, channel, ms);
      if (refusing(facts, ms).length === 0) opens = ms;
      const said = openingOf(gate(facts), ms);
      // Past the last opening of the year there is nothing to compare a deferral with.
      if (opens !== undefined && said !== opens) found.push(`${channel} ${say(ms)}: gate ${say(said)}, naive ${say(opens)}`); // prettier-ignore
    }
  }
  return found.slice(0, 5);
};

// A long calculation lets the runner hear from it between two homes.
afterEach(() => new Promise<void>((resolve) => setImmediate(resolve)));

describe(`a naive gate that looks at every moment of ${String(YEAR)} by itself says the same, with the same next opening`, () => {
  test.each([...HOMES.values()])("%s", (_, home) => {
    expect(differences(home, true)).toEqual([]);
    expect(differences(home, false)).toEqual([]);
  });
});
