import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGate } from "~/domain/compliance/gate";
import type { ContactFacts } from "~/domain/compliance/types";
import { localParts } from "~/domain/time/local";
import { facts, livingIn } from "~tests/factories/contact-facts";

const MINUTE = 60_000;
const gate = createGate({ profile: "strict_everywhere" });

/** The openings of one UTC day and the next, as wall clock times of `zone`, found by asking at every minute. */
const openings = (given: ContactFacts, from: string, zone: string): string[] => {
  const start = Date.parse(from);
  const spans: string[] = [];
  let opened: string | undefined;
  const clock = (ms: number) => {
    const { hour, minute } = localParts(new Date(ms), zone);
    return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  };
  for (let ms = start; ms < start + 1_440 * MINUTE; ms += MINUTE) {
    const isOpen = gate({ ...given, now: new Date(ms) }).verdict === "allow";
    if (isOpen && opened === undefined) opened = clock(ms);
    if (!isOpen && opened !== undefined) {
      spans.push(`${opened}-${clock(ms)}`);
      opened = undefined;
    }
  }
  return spans;
};

describe("the hours of a person who may be in two zones are those open in both", () => {
  const NOON = "2026-11-24T20:00:00Z";

  test("a number from the East, an address in the West: 11 to 21 o'clock in New York", () => {
    const given = facts(NOON, { recipient: { ...livingIn("US", "CA"), phones: ["+12125550100"] } });
    expect(openings(given, "2026-11-24T08:00:00Z", "America/New_York")).toEqual(["11:00-21:00"]);
  });

  test("a state with two zones: 9 to 21 o'clock by the eastern one", () => {
    const given = facts(NOON, { recipient: livingIn("US", "TN") });
    expect(openings(given, "2026-11-24T08:00:00Z", "America/New_York")).toEqual(["09:00-21:00"]);
  });

  test("a declared zone counts beside the address", () => {
    const given = facts(NOON, { recipient: { ...livingIn("US", "NY"), timeZone: "America/Los_Angeles" } });
    expect(openings(given, "2026-11-24T08:00:00Z", "America/New_York")).toEqual(["11:00-21:00"]);
  });

  test("two addresses far apart: New York and Shanghai leave two hours in the evening", () => {
    // 8 o'clock in New York is 21 in Shanghai: the rules of both countries hold by both clocks.
    const addresses = [{ country: "US", province: "NY" }, { country: "CN" }];
    const given = facts(NOON, { recipient: { addresses, phones: [] } });
    expect(openings(given, "2026-11-24T10:00:00Z", "America/New_York")).toEqual(["19:00-21:00"]);
  });
});

test("the moment that a deferral names is the first open minute, found by asking at each", () => {
  const places = fc.constantFrom(
    livingIn("US", "NY"),
    livingIn("US", "TN"),
    livingIn("US"),
    livingIn("AU", "NSW"),
    livingIn("CN"),
    livingIn("KE"),
    { ...livingIn("US", "CA"), phones: ["+12125550100"] },
  );
  // The weeks in which New York, then Sydney, change their clocks.
  const starts = fc.constantFrom("2026-03-07", "2026-04-03", "2026-10-02", "2026-10-31");
  fc.assert(
    fc.property(places, starts, fc.integer({ min: 0, max: 3 * 1_440 }), (recipient, start, offset) => {
      const from = Date.parse(start) + offset * MINUTE;
      const at = (ms: number) => gate(facts(new Date(ms).toISOString(), { recipient })).verdict;
      const verdict = gate(facts(new Date(from).toISOString(), { recipient }));
      if (verdict.verdict !== "defer") return;
      let first = from;
      while (at(first) !== "allow") first += MINUTE;
      expect(verdict.nextAllowedAt.toISOString()).toBe(new Date(first).toISOString());
    }),
    { numRuns: 60 },
  );
});
