import { describe, expect, test } from "vitest";
import { createGate } from "~/domain/compliance/gate";
import { gateForProfile } from "~/domain/compliance/gates";
import { FLAGS } from "~/domain/compliance/types";
import { entry, facts, GOOD_MOMENT, livingIn } from "~tests/factories/contact-facts";

const gate = createGate({ profile: "strict_everywhere" });
const rules = (given: Parameters<typeof gate>[0]): string[] => gate(given).reasons.map(({ rule }) => rule);

describe("the person comes first, in every country and profile", () => {
  test.each(FLAGS)("a reminder is refused while the flag is %s", (flag) => {
    for (const profile of ["strict_everywhere", "what_binds_me"] as const)
      for (const country of ["US", "AU", "CN", "KE"]) {
        const verdict = gateForProfile(profile)(facts(GOOD_MOMENT, { flags: [flag], recipient: livingIn(country) }));
        expect(verdict.verdict).toBe("deny");
        expect(verdict.reasons.map(({ rule }) => rule)).toContain(`SAFE-${flag.toUpperCase().replace("_", "-")}`);
      }
  });

  test("all reasons are given, not the first", () => {
    expect(rules(facts(GOOD_MOMENT, { flags: ["dispute", "hardship"], consents: { email: "revoked" } }))).toEqual(
      expect.arrayContaining(["SAFE-DISPUTE", "SAFE-HARDSHIP", "SAFE-OPT-OUT"]),
    );
  });

  test("a reason names rule, jurisdiction, citation and version", () => {
    const [reason] = gate(facts("2026-11-24T10:00:00Z")).reasons;
    expect(reason).toEqual({ rule: "US-F-HOURS", jurisdiction: "us", citation: "12 CFR 1006.6(b)(1)(i)", version: expect.any(String) as string }); // prettier-ignore
  });

  test("a service message may go during a dispute, not after a request to stop", () => {
    const service = { contact: { purpose: "service" as const } };
    expect(gate(facts(GOOD_MOMENT, { ...service, flags: ["dispute"] })).verdict).toBe("allow");
    for (const flag of ["cease", "deceased", "attorney", "wrong_number"] as const)
      expect(gate(facts(GOOD_MOMENT, { ...service, flags: [flag] })).verdict).toBe("deny");
  });
});

describe("the confirmation of an opt-out", () => {
  const confirming = { contact: { purpose: "confirmation" as const, text: "You will get no more e-mails from us." } };
  const busy = [1, 2, 3, 4].map((day) => entry(`2026-11-${String(19 + day)}T18:00:00Z`));

  test("may go although the consent is withdrawn and no reminder may follow", () => {
    const stopped = { consents: { email: "revoked" as const }, history: busy };
    expect(gate(facts(GOOD_MOMENT, stopped)).verdict).toBe("deny");
    expect(gate(facts(GOOD_MOMENT, { ...stopped, ...confirming })).verdict).toBe("allow");
  });

  test("may not go at night, in forbidden words, or to somebody whom nobody may write to", () => {
    expect(gate(facts("2026-11-24T10:00:00Z", confirming)).verdict).toBe("defer");
    const threat = { purpose: "confirmation" as const, text: "Fine, then we will see you in jail." };
    expect(gate(facts(GOOD_MOMENT, { contact: threat })).verdict).toBe("deny");
    expect(gate(facts(GOOD_MOMENT, { ...confirming, flags: ["deceased"] })).verdict).toBe("deny");
  });
});

describe("consent", () => {
  test.each([
    ["email", "none", "allow"],
    ["email", "revoked", "deny"],
    ["sms", "none", "deny"],
    ["sms", "granted", "allow"],
    ["sms", "revoked", "deny"],
    ["push", "none", "deny"],
    ["push", "granted", "allow"],
    ["voice_auto", "none", "deny"],
    ["voice_auto", "granted", "allow"],
    ["voice_human", "none", "allow"],
    ["voice_human", "revoked", "deny"],
    ["letter", "none", "allow"],
  ] as const)("%s with consent %s: %s", (channel, state, expected) => {
    const kind = channel.startsWith("voice") ? "voice" : channel;
    expect(gate(facts(GOOD_MOMENT, { contact: { channel }, consents: { [kind]: state } })).verdict).toBe(expected);
  });
});

describe("what a message says", () => {
  test("marketing is refused", () => {
    expect(rules(facts(GOOD_MOMENT, { contact: { purpose: "marketing" } }))).toEqual(["SAFE-NO-MARKETING"]);
  });

  test("forbidden wording is refused, whoever wrote it", () => {
    const threat = { contact: { text: "Pay or we call the police" } };
    expect(rules(facts(GOOD_MOMENT, { ...threat, recipient: livingIn("KE") }))).toEqual(["SAFE-SCRIPT"]);
    expect(rules(facts(GOOD_MOMENT, threat))).toEqual(["SAFE-SCRIPT", "US-F-PROHIB", "US-UDAAP", "US-CA-ROS-CONTENT"]);
    expect(gate(facts(GOOD_MOMENT, { contact: { subject: "Your order #1", text: "A payment is due." } })).verdict).toBe(
      "allow",
    );
  });
});

describe("one contact in 24 hours over all channels", () => {
  test("the next may go when the day is over and the window is open", () => {
    const yesterday = (at: string) => facts(GOOD_MOMENT, { history: [entry(at, { channel: "push" })] });
    expect(gate(yesterday("2026-11-22T20:00:00Z")).verdict).toBe("allow");
    expect(gate(yesterday("2026-11-22T20:01:00Z"))).toMatchObject({ nextAllowedAt: new Date("2026-11-23T20:01:00Z") });
  });

  test("what the customer sent does not count; what is reserved for later does", () => {
    expect(gate(facts(GOOD_MOMENT, { history: [entry("2026-11-23T19:00:00Z", { kind: "inbound" })] })).verdict).toBe("allow"); // prettier-ignore
    expect(gate(facts(GOOD_MOMENT, { history: [entry("2026-11-23T21:00:00Z")] }))).toMatchObject({
      nextAllowedAt: new Date("2026-11-24T21:00:00Z"),
    });
  });

  test("history may come in any order", () => {
    const two = [entry("2026-11-23T19:00:00Z"), entry("2026-11-20T19:00:00Z")];
    expect(gate(facts(GOOD_MOMENT, { history: two }))).toEqual(gate(facts(GOOD_MOMENT, { history: two.toReversed() })));
  });
});

describe("when there is no moment", () => {
  const never = createGate({
    profile: "strict_everywhere",
    packs: [8, 20].map((hour) => ({
      id: `p${String(hour)}`,
      version: "1",
      reviewedOn: "2026-11-23",
      rules: [
        {
          id: `P-${String(hour)}`,
          citation: "made up",
          confidence: "H" as const,
          binds: ["first_party" as const],
          channels: ["email" as const],
          spec: {
            kind: "window" as const,
            closedOnHolidays: false,
            week: Array.from({ length: 7 }, () => ({ start: hour * 60, end: hour * 60 + 60 })) as never,
          },
        },
      ],
    })),
  });

  test("the contact is refused, and the rules that exclude each other are named", () => {
    const verdict = never(facts(GOOD_MOMENT));
    expect(verdict.verdict).toBe("deny");
    expect(verdict.reasons.map(({ rule }) => rule)).toEqual(["P-8", "P-20", "NO-MOMENT"]);
  });

  test("a clock that cannot be read is refused too", () => {
    expect(gate(facts("not a date")).verdict).toBe("deny");
  });
});

test("rules of another day can be asked for", () => {
  const florida = { recipient: livingIn("US", "FL") };
  const may = createGate({ profile: "what_binds_me", effectiveOn: "2025-01-01" });
  expect(may(facts("2026-11-24T08:00:00Z", florida)).reasons.map(({ rule }) => rule)).toEqual(["US-FL-FCCPA-EMAIL"]);
});

test("a rule that ends lets contacts through from then on", () => {
  const night = facts("2025-05-16T06:00:00Z", { recipient: livingIn("US", "FL") });
  const verdict = createGate({ profile: "what_binds_me" })(night);
  expect(verdict).toMatchObject({ verdict: "defer", nextAllowedAt: new Date("2025-05-16T12:00:00Z") });
});
