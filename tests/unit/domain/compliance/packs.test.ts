import { describe, expect, test } from "vitest";
import { createGate, packVersionsFor } from "~/domain/compliance/gate";
import { defineRegistry } from "~/domain/shared/registry";
import type { ContactFacts } from "~/domain/compliance/types";
import { entry, facts, livingIn } from "~tests/factories/contact-facts";

const strict = createGate({ profile: "strict_everywhere" });
const lawful = createGate({ profile: "what_binds_me" });

/** "allow", "deny RULE …" or "2026-… RULE …". */
const say = (given: ContactFacts, gate = strict): string => {
  const verdict = gate(given);
  const rules = verdict.reasons.map(({ rule }) => rule).join(" ");
  return verdict.verdict === "defer"
    ? `${verdict.nextAllowedAt.toISOString().slice(0, 16)} ${rules}`
    : `${verdict.verdict} ${rules}`.trim();
};
const call = { contact: { channel: "voice_human" as const } };
const text = { contact: { channel: "sms" as const } };

describe("United States, federal", () => {
  const NY = livingIn("US", "NY");
  test.each([
    ["2026-11-24T12:59:59Z", "2026-11-24T13:00 US-F-HOURS"],
    ["2026-11-24T13:00:00Z", "allow"],
    ["2026-11-25T01:59:59Z", "allow"],
    ["2026-11-25T02:00:00Z", "2026-11-25T13:00 US-F-HOURS"],
  ])("8 to 21 o'clock where the customer is: at %s %s", (now, expected) => {
    expect(say(facts(now, { recipient: NY }))).toBe(expected);
  });

  test("the hours follow the clock change", () => {
    expect(say(facts("2026-03-08T05:00:00Z", { recipient: NY }))).toBe("2026-03-08T12:00 US-F-HOURS");
    expect(say(facts("2026-11-01T05:30:00Z", { recipient: NY }))).toBe("2026-11-01T13:00 US-F-HOURS");
  });

  test("they do not bind a first party, but a collector", () => {
    const night = facts("2026-11-24T08:00:00Z", { recipient: NY });
    expect(say(night, lawful)).toBe("allow");
    expect(say({ ...night, creditor: { country: "US", kind: "agency" } }, lawful)).toContain("US-F-HOURS");
  });

  test("an address in one zone and a number in another: open only where both are", () => {
    const both = { recipient: { ...NY, phones: ["+14155550100"] } };
    expect(say(facts("2026-11-24T15:00:00Z", both))).toContain("2026-11-24T16:00");
    expect(say(facts("2026-11-25T02:30:00Z", both))).toContain("2026-11-25T16:00");
  });

  test("the state unknown: open in Honolulu and in New York alike", () => {
    const somewhere = { recipient: livingIn("US") };
    expect(say(facts("2026-11-24T14:00:00Z", somewhere))).toContain("2026-11-24T18:00");
    expect(say(facts("2026-11-24T18:00:00Z", somewhere))).toBe("allow");
  });

  const sevenCalls = [16, 17, 18, 19, 20, 21, 22].map((day) =>
    entry(`2026-11-${String(day)}T15:00:00Z`, { channel: "voice_human" }),
  );
  test("seven calls in seven days for one debt; another debt has its own count", () => {
    const calls = facts("2026-11-23T14:59:00Z", { ...call, recipient: NY, history: sevenCalls });
    expect(say(calls)).toContain("US-F-7IN7");
    expect(say({ ...calls, debts: [{ id: "other", daysPastDue: 9, amountMinor: 1, currency: "USD" }] })).not.toContain(
      "US-F-7IN7",
    );
  });

  test("no call for seven calendar days after a talk, whose day is the first; other channels are free", () => {
    const talked = { recipient: NY, history: [entry("2026-11-16T22:00:00Z", { channel: "voice_human", kind: "conversation" })] }; // prettier-ignore
    expect(say(facts("2026-11-18T15:00:00Z", { ...call, ...talked }))).toBe("2026-11-23T13:00 US-F-HOURS US-F-COOL7");
    expect(say(facts("2026-11-18T15:00:00Z", talked))).toBe("allow");
  });
});

describe("states", () => {
  const MA = livingIn("US", "MA");
  const twoTexts = [
    entry("2026-11-18T15:00:00Z", { channel: "sms" }),
    entry("2026-11-20T15:00:00Z", { channel: "voice_human" }),
  ];
  test("Massachusetts: two calls and texts together in seven days for a debt", () => {
    const third = facts("2026-11-23T15:00:00Z", { ...text, recipient: MA, history: twoTexts });
    expect(say(third, lawful)).toBe("2026-11-25T15:00 US-MA-CAP");
    expect(say({ ...third, contact: { channel: "email", purpose: "reminder" } }, lawful)).toBe("allow");
  });

  test("Massachusetts: a debt from 31 days, under the strict profile from the first", () => {
    const late = (daysPastDue: number) =>
      facts("2026-11-23T15:00:00Z", { ...text, recipient: MA, history: twoTexts, debts: [{ id: "order-1", daysPastDue, amountMinor: 1, currency: "USD" }] }); // prettier-ignore
    expect([late(30), late(31)].map((given) => say(given, lawful))).toEqual(["allow", "2026-11-25T15:00 US-MA-CAP"]);
    expect([late(0), late(1)].map((given) => say(given))).toEqual(["allow", "2026-11-25T15:00 US-MA-CAP"]);
  });

  test("California binds first parties to the hours; Florida leaves e-mail out since 2025-05-16", () => {
    const at = "2026-11-24T10:00:00Z";
    expect(say(facts(at), lawful)).toBe("2026-11-24T16:00 US-CA-ROS");
    expect(say(facts(at, { recipient: livingIn("US", "FL") }), lawful)).toBe("allow");
    expect(say(facts(at, { ...text, recipient: livingIn("US", "FL") }), lawful)).toBe("2026-11-24T14:00 US-FL-FCCPA");
    expect(say(facts("2025-05-13T08:00:00Z", { recipient: livingIn("US", "FL") }), lawful)).toContain("FCCPA-EMAIL");
  });

  test("a state that nobody can read may be any state", () => {
    const versions = (province?: string) => packVersionsFor(facts("2026-11-24T18:00:00Z", { ...text, recipient: livingIn("US", province) }), "strict_everywhere").map((id) => id.split("@")[0]); // prettier-ignore
    expect(versions("Masachusets")).toEqual(["person", "us", "us-ma", "us-ny", "us-nyc", "us-ca", "us-fl", "us-dc", "us-wa", "us-wv", "us-creditor-states"]); // prettier-ignore
    expect(versions("VT")).toEqual(["person", "us"]);
  });
});

describe("Australia", () => {
  const QLD = { recipient: livingIn("AU", "QLD") };
  test.each([
    ["weekdays from 7:30", "2026-11-23T21:29:00Z", "2026-11-23T21:30 AU-HOURS"],
    ["weekdays to 21", "2026-11-24T11:00:00Z", "2026-11-24T21:30 AU-HOURS"],
    ["Saturdays from 9", "2026-11-27T22:00:00Z", "2026-11-27T23:00 AU-HOURS"],
    ["no contact on a public holiday", "2026-12-25T02:00:00Z", "2026-12-26T23:00 AU-HOURS"],
  ])("%s", (_, now, expected) => {
    expect(say(facts(now, QLD), lawful)).toBe(expected);
  });

  test("three contacts in a week and ten in a month for an account; a dial that nobody took is none", () => {
    const on = (...days: number[]) => days.map((day) => entry(`2026-11-${String(day).padStart(2, "0")}T02:00:00Z`));
    const at = (history: ReturnType<typeof on>) => say(facts("2026-11-24T02:30:00Z", { ...QLD, history }), lawful);
    expect(at(on(18, 20, 22))).toBe("2026-11-25T02:00 AU-CAP");
    expect(at(on(20, 22))).toBe("allow");
    expect(at(on(1, 3, 5, 8, 10, 12, 15, 16, 18, 22))).toBe("2026-12-02T02:00 AU-CAP-MONTH");
    const dials = on(18, 20, 22).map((dial) => ({ ...dial, channel: "voice_human" as const }));
    expect(at(dials)).toBe("allow");
  });
});

describe("China", () => {
  const home = { recipient: livingIn("CN"), creditor: { country: "CN" } };
  test("8 to 22 o'clock, adopted under the strict profile; binding for lenders", () => {
    expect(say(facts("2026-11-24T14:00:00Z", home))).toBe("2026-11-25T00:00 CN-HOURS");
    expect(say(facts("2026-11-24T13:59:00Z", home))).toBe("allow");
    expect(say(facts("2026-11-24T14:00:00Z", home), lawful)).toBe("allow");
    expect(say(facts("2026-11-24T14:00:00Z", { ...home, creditor: { country: "CN", kind: "lender" } }), lawful)).toContain("CN-HOURS"); // prettier-ignore
  });

  test("three talks and six dials a day", () => {
    const dials = (n: number, kind: "attempt" | "conversation") =>
      Array.from({ length: n }, (_, i) => entry(`2026-11-24T0${String(i)}:30:00Z`, { channel: "voice_human", kind }));
    const next = (history: ReturnType<typeof dials>) => say(facts("2026-11-24T08:00:00Z", { ...call, ...home, history })); // prettier-ignore
    expect(next(dials(3, "conversation"))).toContain("CN-CAP-TALK");
    expect(next(dials(6, "attempt"))).toContain("CN-CAP-TRY");
    expect(next(dials(5, "attempt"))).not.toContain("CN-CAP-TRY");
  });
});

describe("the house profile, where no law is known", () => {
  const far = { recipient: livingIn("KE") };
  test.each([
    ["weekdays from 9", "2026-11-24T05:59:00Z", "2026-11-24T06:00 HOUSE-HOURS"],
    ["weekdays to 19", "2026-11-24T16:00:00Z", "2026-11-25T06:00 HOUSE-HOURS"],
    ["Saturdays to 14, then from Monday", "2026-11-28T11:00:00Z", "2026-11-30T06:00 HOUSE-HOURS"],
    ["e-mail of a holiday waits", "2026-12-25T08:00:00Z", "2026-12-28T06:00 HOUSE-HOURS"],
  ])("%s", (_, now, expected) => {
    expect(say(facts(now, far))).toBe(expected);
  });

  test("two calls and texts, three contacts in seven days, ten in a month", () => {
    const on = (channel: "email" | "sms", ...days: number[]) =>
      days.map((day) => entry(`2026-11-${String(day).padStart(2, "0")}T08:00:00Z`, { channel }));
    const at = (history: ReturnType<typeof on>) => say(facts("2026-11-24T09:00:00Z", { ...text, ...far, history }));
    expect(at(on("sms", 19, 21))).toBe("2026-11-26T08:00 HOUSE-PHONE-CAP");
    expect(at(on("email", 19, 21))).toBe("allow");
    expect(at(on("email", 18, 20, 22))).toBe("2026-11-25T08:00 HOUSE-WEEK-CAP");
    expect(at(on("email", 1, 3, 5, 8, 10, 12, 15, 16, 18, 22))).toBe("2026-12-02T08:00 HOUSE-MONTH-CAP");
  });

  test("nothing known at all: the creditor's country gives the clock", () => {
    const nobody = { recipient: { addresses: [], phones: [] }, creditor: { country: "JP" } };
    expect(say(facts("2026-11-24T10:00:00Z", nobody))).toBe("2026-11-25T00:00 HOUSE-HOURS");
    expect(say(facts("2026-11-24T19:00:00Z", { ...nobody, creditor: { country: "XX" } }))).toBe("2026-11-25T09:00 HOUSE-HOURS"); // prettier-ignore
  });

  test("a number without an address: its country's law and the house profile both", () => {
    const phoneOnly = facts("2026-11-24T18:00:00Z", { recipient: { addresses: [], phones: ["+14155550100"] } });
    expect(packVersionsFor(phoneOnly, "strict_everywhere").map((id) => id.split("@")[0])).toEqual(["person", "default", "us", "us-ca"]); // prettier-ignore
  });
});

test("two packs with one id are refused", () => {
  expect(() => defineRegistry({ id: "a" }, { id: "a" })).toThrow(/id/);
});
