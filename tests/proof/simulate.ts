import { createGate } from "~/domain/compliance/gate";
import { FLAGS, type ContactFacts, type ConsentState, type Flag, type HistoryEntry } from "~/domain/compliance/types";
import { seededRandom, type Random } from "~/domain/shared/random";
import { unexplained, violationsOf } from "./checker";
import { PLACES, type Place } from "./law-table";
import type { Attempt, PersonRecord } from "./record";

const HOUR = 3_600_000;
const DAY = 86_400_000;
/** From before New York City's rules to after the next revocation rule, with both changes of the clocks. */
const FROM = Date.parse("2026-03-01T00:00:00Z");
const SPAN = 360 * DAY;

const pick = <T>(random: Random, values: readonly T[]): T => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
};

type Channel = ContactFacts["contact"]["channel"];
/** How a strategy spaces its attempts, and whether it comes back at the moment that the gate named. */
type Strategy = { readonly gap: readonly [number, number]; readonly channels: readonly Channel[]; readonly obeys: number }; // prettier-ignore

const STRATEGIES: readonly Strategy[] = [
  { gap: [0, 6], channels: ["email", "sms", "push", "voice_auto", "voice_human"], obeys: 0 },
  { gap: [20, 40], channels: ["email", "email", "sms"], obeys: 0.9 },
  { gap: [1, 30], channels: ["voice_human", "voice_auto"], obeys: 0.5 },
  { gap: [24, 25], channels: ["email", "push", "voice_human"], obeys: 1 },
  { gap: [0.01, 80], channels: ["sms", "voice_human", "letter", "email"], obeys: 0.7 },
];

type Person = {
  readonly places: readonly Place[];
  readonly debtIds: readonly string[];
  readonly startAt: number;
  readonly strategy: Strategy;
  readonly base: Omit<ContactFacts, "now" | "contact" | "debts" | "history" | "flags" | "consents">;
};

const personOf = (random: Random): Person => {
  const places = random() < 0.12 ? [pick(random, PLACES), pick(random, PLACES)] : [pick(random, PLACES)];
  return {
    places,
    debtIds: ["a", "b", "c", "d"].slice(0, 1 + Math.floor(random() * 4)),
    startAt: FROM + Math.floor(random() * SPAN),
    strategy: pick(random, STRATEGIES),
    base: {
      creditor: { country: "US", kind: pick(random, ["first_party", "first_party", "agency", "lender"] as const) },
      recipient: { addresses: places, phones: [], language: "en" },
    },
  };
};

const consentOf = (random: Random): ConsentState => pick(random, ["granted", "granted", "granted", "granted", "none", "revoked"]); // prettier-ignore
const consentsOf = (random: Random): ContactFacts["consents"] => ({
  email: consentOf(random),
  sms: consentOf(random),
  push: consentOf(random),
  voice: consentOf(random),
});

const outcomeOf = (random: Random, channel: Channel): HistoryEntry["kind"] => {
  if (channel !== "voice_auto" && channel !== "voice_human") return "contact";
  return pick(random, ["attempt", "attempt", "contact", "conversation"] as const);
};

const gate = createGate({ profile: "strict_everywhere" });

type Asked = { readonly facts: ContactFacts; readonly debtIds: readonly string[] };

const ask = (person: Person, at: number, random: Random, history: readonly HistoryEntry[]): Asked => {
  const flags: Flag[] = random() < 0.04 ? [pick(random, FLAGS)] : [];
  const first = Math.floor(random() * person.debtIds.length);
  const debtIds = person.debtIds.slice(first, first + 1 + Math.floor(random() * 2));
  return {
    debtIds,
    facts: {
      ...person.base,
      now: new Date(at),
      contact: {
        channel: pick(random, person.strategy.channels),
        purpose: random() < 0.03 ? "marketing" : "reminder",
        ...(random() < 0.03 ? { reaches: "third_party" as const } : {}),
      },
      debts: debtIds.map((id) => ({ id, daysPastDue: 1 + Math.floor((at - person.startAt) / DAY), amountMinor: 100, currency: "USD", ...(id === "a" ? { noticeAt: new Date(person.startAt - 3 * DAY) } : {}) })), // prettier-ignore
      history,
      consents: consentsOf(random),
      flags,
    },
  };
};

const toAttempt = ({ facts, debtIds }: Asked, kind: HistoryEntry["kind"] | undefined, verdict: ReturnType<typeof gate>): Attempt => ({
  at: facts.now.getTime(),
  channel: facts.contact.channel,
  debtIds,
  flags: facts.flags,
  consents: facts.consents,
  purpose: facts.contact.purpose,
  thirdParty: facts.contact.reaches === "third_party",
  verdict: verdict.verdict,
  nextAllowedAt: verdict.verdict === "defer" ? verdict.nextAllowedAt.getTime() : undefined,
  rules: verdict.reasons.map(({ rule }) => rule),
  kind,
}); // prettier-ignore

/** One person's attempts, each asked of the gate with all that was made before. */
const live = (person: Person, attempts: number, random: Random): PersonRecord => {
  const history: HistoryEntry[] = [];
  const record: Attempt[] = [];
  let at = person.startAt;
  for (let n = 0; n < attempts; n++) {
    const asked = ask(person, at, random, history);
    const verdict = gate(asked.facts);
    const { channel } = asked.facts.contact;
    const kind = verdict.verdict === "allow" ? outcomeOf(random, channel) : undefined;
    record.push(toAttempt(asked, kind, verdict));
    if (kind !== undefined) history.push({ at: new Date(at), channel, debtIds: asked.debtIds, kind });
    if (random() < 0.02) {
      // The customer calls back.
      history.push({ at: new Date(at + 1), channel: "voice_human", debtIds: [], kind: "inbound" });
      record.push({ ...toAttempt(asked, "inbound", { verdict: "allow", reasons: [] }), at: at + 1, channel: "voice_human" }); // prettier-ignore
    }
    const { gap, obeys } = person.strategy;
    const obeying = verdict.verdict === "defer" && random() < obeys;
    at = obeying ? verdict.nextAllowedAt.getTime() : at + Math.ceil((gap[0] + random() * (gap[1] - gap[0])) * HOUR) + 2;
  }
  return { places: person.places, attempts: record };
};

export type Tally = {
  readonly attempts: number;
  readonly people: number;
  readonly allowed: number;
  readonly deferred: number;
  readonly denied: number;
  readonly unexplained: number;
  readonly violations: readonly string[];
};

/** `attempts` attempts over `people` people by random strategies, checked person by person from the record alone. */
export const simulate = (attempts: number, people: number, seed: number): Tally => {
  const random = seededRandom(seed);
  const each = Math.ceil(attempts / people);
  const count = { allow: 0, defer: 0, deny: 0 };
  const violations: string[] = [];
  let silent = 0;
  for (let n = 0; n < people; n++) {
    const record = live(personOf(random), each, random);
    for (const { verdict, kind } of record.attempts) if (kind !== "inbound") count[verdict]++;
    silent += unexplained(record);
    violations.push(...violationsOf(record));
  }
  return { attempts: each * people, people, allowed: count.allow, deferred: count.defer, denied: count.deny, unexplained: silent, violations }; // prettier-ignore
};
