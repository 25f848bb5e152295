import { createGate } from "~/domain/compliance/gate";
import type { ContactFacts } from "~/domain/compliance/types";
import { hash32 } from "~/domain/shared/random";
import { days, hours } from "~/domain/shared/duration";
import { timed, toResult } from "./measure.server";
import type { Bench } from "./types.server";

const GOAL = 150_000;
const PEOPLE = 20_000;
const CHUNK = 1_000;

const PLACES: readonly ContactFacts["recipient"]["addresses"][number][] = [
  { country: "US", province: "MA", postalCode: "02110" },
  { country: "US", province: "NY", postalCode: "10001" },
  { country: "US", province: "TX", postalCode: "73301" },
  { country: "US" },
  { country: "CA", province: "QC" },
  { country: "CA", province: "ON" },
  { country: "AU", province: "NSW" },
  { country: "GB" },
  { country: "DE" },
  { country: "BR", province: "RJ" },
  { country: "CN" },
  { country: "KE" },
];
const CHANNELS = ["email", "email", "sms", "voice_human"] as const;

/** A question as it comes: one of many places and channels, up to five contacts before it, at any hour. */
const factsOf = (i: number, now: Date): ContactFacts => {
  const random = hash32(String(i));
  const before = Array.from({ length: random % 6 }, (_, n) => n + 1).reverse();
  return {
    now: new Date(now.getTime() + hours(random % 720)),
    creditor: { country: "US", kind: "first_party" },
    recipient: { addresses: [PLACES[random % PLACES.length] ?? { country: "US" }], phones: [], language: "en" },
    contact: { channel: CHANNELS[random % CHANNELS.length] ?? "email", purpose: "reminder" },
    debts: [{ id: "a", daysPastDue: random % 60, amountMinor: 100, currency: "USD" }],
    history: before.map((n) => ({
      at: new Date(now.getTime() - days(n * 3)),
      channel: "email",
      debtIds: ["a"],
      kind: "attempt",
    })),
    consents: { email: "granted", sms: "granted", push: "none", voice: "granted" },
    flags: [],
  };
};

/** Verdicts a second on one core, over all packs: zones, holidays, counters, deferrals with their moment, reasons. */
export const gate: Bench = {
  name: "gate",
  run: async (n = 1_000_000) => {
    const judge = createGate({ profile: "strict_everywhere" });
    const now = new Date();
    const questions = Array.from({ length: PEOPLE }, (_, i) => factsOf(i, now));
    const durationsMs: number[] = [];
    const round = () => {
      for (let first = 0; first < questions.length; first += CHUNK) {
        const startedAt = performance.now();
        for (const facts of questions.slice(first, first + CHUNK)) judge(facts);
        durationsMs.push(performance.now() - startedAt);
      }
    };
    round();
    durationsMs.length = 0;
    const rounds = Math.max(1, Math.round(n / PEOPLE));
    const seconds = await timed(() => {
      for (let r = 0; r < rounds; r++) round();
      return Promise.resolve();
    });
    const limit = { what: "the design's goal for one core", perSecond: GOAL };
    return toResult({ name: "gate", n: rounds * PEOPLE, seconds, durationsMs, limit });
  },
};
