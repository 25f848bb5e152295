import { describe, expect, test } from "vitest";
import { createGate } from "~/domain/compliance/gate";
import type { ContactFacts } from "~/domain/compliance/types";
import { entry, facts, livingIn } from "~tests/factories/contact-facts";

const lawful = createGate({ profile: "what_binds_me" });
const strict = createGate({ profile: "strict_everywhere" });
const rules = (given: ContactFacts, gate = lawful): string[] => gate(given).reasons.map(({ rule }) => rule);

describe("rules that begin or end count from the first place on earth where their day begins", () => {
  const brooklyn = { addresses: [{ country: "US", province: "NY", postalCode: "11201" }], phones: [] };

  test.each([
    ["2026-08-31T09:59:00Z", []],
    ["2026-08-31T10:00:00Z", ["US-NYC-CAP"]],
    ["2026-09-02T14:00:00Z", ["US-NYC-CAP"]],
  ])("New York City's three in seven days begin on 2026-09-01: at %s %s", (now, expected) => {
    const history = [3, 2, 1].map((days) => entry(new Date(Date.parse(now) - days * 90_000_000).toISOString()));
    expect(rules(facts(now, { recipient: brooklyn, history }))).toEqual(expected);
  });

  test.each([
    ["2027-01-29T18:00:00Z", []],
    ["2027-02-01T18:00:00Z", ["US-TCPA-REVALL"]],
  ])("a revoked consent to calls ends texts too from 2027-01-31: at %s %s", (now, expected) => {
    expect(rules(facts(now, { contact: { channel: "sms" }, consents: { voice: "revoked" } }))).toEqual(expected);
  });

  test.each([
    ["2026-11-18T12:00:00Z", []],
    ["2026-11-20T12:00:00Z", ["EU-CCD2-35"]],
  ])("the second consumer credit directive asks lenders for forbearance from 2026-11-20: at %s %s", (now, expected) => {
    const lender = facts(now, { recipient: livingIn("FR"), creditor: { kind: "lender" }, flags: ["hardship"] });
    expect(rules(lender)).toEqual(["SAFE-HARDSHIP", ...expected]);
  });

  test.each([
    ["2026-07-13T12:00:00Z", []],
    ["2026-07-15T12:00:00Z", ["UK-DPC-MISSED"]],
  ])("third-party lenders in Britain say more about a missed payment from 2026-07-15: at %s %s", (now, expected) => {
    const lender = facts(now, { recipient: livingIn("GB"), creditor: { kind: "lender" }, contact: { elements: ["agreement"] } }); // prettier-ignore
    expect(rules(lender)).toEqual(expected);
  });
});

describe("a region in place of its country's rule", () => {
  // Saturday noon in São Paulo and Rio de Janeiro.
  const now = "2026-11-21T15:00:00Z";
  const call = (...provinces: (string | undefined)[]) =>
    facts(now, { contact: { channel: "voice_human" }, recipient: { addresses: provinces.map((province) => ({ country: "BR", province })), phones: [] } }); // prettier-ignore

  test("Rio de Janeiro's business days replace the country's custom", () => {
    expect(rules({ ...call("RJ"), now: new Date("2026-11-20T23:30:00Z") })).toEqual(["BR-RJ"]);
    expect(rules({ ...call("PR"), now: new Date("2026-11-20T23:30:00Z") })).toEqual(["BR-DEFAULT"]);
  });

  test("only for somebody who cannot be elsewhere in the country", () => {
    const evening = { now: new Date("2026-11-20T23:30:00Z") };
    expect(rules({ ...call("RJ", "PR"), ...evening })).toEqual(["BR-DEFAULT", "BR-RJ"]);
    expect(rules({ ...call(undefined), ...evening })).toContain("BR-DEFAULT");
  });

  test("Ontario has hours and a number of its own in place of the house's for Canada", () => {
    // Seven in the morning in Winnipeg: open in Ontario, before the house's hours elsewhere.
    const early = (province: string) => facts("2026-11-24T13:00:00Z", { recipient: livingIn("CA", province) });
    expect(rules(early("ON"), strict)).toEqual([]);
    expect(rules(early("MB"), strict)).toEqual(["CA-HOUSE-HOURS"]);
  });
});

describe("what decides only when it is known", () => {
  test("an unanswered dial is not repeated within five minutes, to the same number", () => {
    const dial = (number: string) =>
      facts("2026-11-24T18:04:00Z", {
        recipient: livingIn("US", "VT"),
        creditor: { kind: "agency" },
        contact: { channel: "voice_human", number },
        history: [entry("2026-11-24T18:00:00Z", { channel: "voice_human", number: "+18025550100" })],
      });
    expect(rules(dial("+18025550100"))).toContain("US-F-BURST");
    expect(rules(dial("+18025550101"))).not.toContain("US-F-BURST");
  });

  test("at work: never in California, twice in thirty days in Massachusetts", () => {
    const atWork = { contact: { channel: "voice_human", reaches: "workplace" } } as const;
    expect(rules(facts("2026-11-24T18:00:00Z", atWork))).toEqual(["US-CA-ROS-3P"]);
    const calls = ["2026-11-02T15:00:00Z", "2026-11-12T15:00:00Z"].map((at) => entry(at, { channel: "voice_human", reaches: "workplace" })); // prettier-ignore
    const boston = { recipient: livingIn("US", "MA"), history: calls };
    expect(rules(facts("2026-11-24T18:00:00Z", { ...atWork, ...boston }))).toEqual(["US-MA-CAP-WORK"]);
    expect(rules(facts("2026-11-24T18:00:00Z", { contact: { channel: "voice_human" }, ...boston }))).toEqual([]);
  });

  test("nobody but the debtor is contacted, anywhere", () => {
    for (const country of ["KE", "GB", "US"]) {
      const neighbour = facts("2026-11-24T18:00:00Z", { recipient: livingIn(country), contact: { reaches: "third_party" } }); // prettier-ignore
      expect(rules(neighbour)).toContain("SAFE-THIRD-PARTY");
    }
  });

  test("a text to Quebec is also in French", () => {
    const text = (language: string, languages?: string[]) =>
      rules(facts("2026-11-24T18:00:00Z", { recipient: { ...livingIn("CA", "QC"), language }, contact: { text: "12,50 $", languages } })); // prettier-ignore
    expect(text("en")).toEqual(["CA-QC-LANG"]);
    expect(text("fr-CA")).toEqual([]);
    expect(text("en", ["en", "fr"])).toEqual([]);
  });

  test("a call in Ontario waits six days after the notice, and is refused where none is known", () => {
    const call = (noticeAt?: Date) =>
      facts("2026-11-24T18:00:00Z", {
        recipient: livingIn("CA", "ON"),
        creditor: { kind: "agency" },
        contact: { channel: "voice_human" },
        debts: [{ id: "order-1", daysPastDue: 20, amountMinor: 1, currency: "CAD", noticeAt }],
      });
    expect(lawful(call()).verdict).toBe("deny");
    expect(lawful(call(new Date("2026-11-20T18:00:00Z")))).toMatchObject({ nextAllowedAt: new Date("2026-11-26T18:00:00Z") }); // prettier-ignore
    expect(lawful(call(new Date("2026-11-18T18:00:00Z"))).verdict).toBe("allow");
  });
});

test("Ireland's three are by the calendar month", () => {
  const history = ["2026-11-02T12:00:00Z", "2026-11-10T12:00:00Z", "2026-11-17T12:00:00Z"].map((at) => entry(at));
  const dublin = facts("2026-11-25T12:00:00Z", { recipient: livingIn("IE"), creditor: { kind: "lender" }, history });
  expect(lawful(dublin)).toMatchObject({ verdict: "defer", nextAllowedAt: new Date("2026-12-01T09:00:00Z") });
  expect(rules(dublin)).toContain("IE-CPC-CAP");
});
