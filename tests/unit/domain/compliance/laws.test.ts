import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGate } from "~/domain/compliance/gate";
import { jurisdictions } from "~/domain/compliance/registry";
import { COLLECTORS, EVERYBODY, MESSAGES, everyDay, type Pack, type Rule } from "~/domain/compliance/rules";
import { CONTACT_CHANNELS } from "~/domain/channels/types";
import { FLAGS, type ContactFacts, type Verdict } from "~/domain/compliance/types";

const NOW = Date.UTC(2026, 10, 1);
const DAY = 86_400_000;
const MINUTE = 60_000;

const addresses = fc.constantFrom(
  [],
  [{ country: "US", province: "CA" }],
  [{ country: "US", province: "MA" }, { country: "US", province: "TX" }],
  [{ country: "US" }],
  [{ country: "AU", province: "NSW" }],
  [{ country: "AU", province: "WA" }, { country: "CN" }],
  [{ country: "CN" }],
  [{ country: "FR" }],
  [{ country: "US", province: "FL" }, { country: "KE" }],
  [{ country: "US", province: "NY", postalCode: "10001" }],
  [{ country: "CA", province: "ON" }],
  [{ country: "CA", province: "QC" }, { country: "CA", province: "BC" }],
  [{ country: "BR", province: "RJ" }],
  [{ country: "IE" }],
  [{ country: "GB" }, { country: "JP" }],
); // prettier-ignore
const phones = fc.constantFrom([], ["+16175550100"], ["+8613800138000"], ["+447911123456"]);
const consent = fc.constantFrom("granted", "granted", "none", "revoked");

const historyEntry = fc.record({
  at: fc.integer({ min: NOW - 45 * DAY, max: NOW }).map((ms) => new Date(ms)),
  channel: fc.constantFrom(...CONTACT_CHANNELS),
  debtIds: fc.constantFrom(["a"], ["b"], ["a", "b"], []),
  kind: fc.constantFrom("attempt", "contact", "conversation", "inbound"),
  number: fc.constantFrom(undefined, "+16175550100", "+16175550101"),
  reaches: fc.constantFrom(undefined, "person", "workplace"),
});

const anyFacts: fc.Arbitrary<ContactFacts> = fc.record({
  now: fc.integer({ min: NOW, max: NOW + 30 * DAY }).map((ms) => new Date(ms)),
  creditor: fc.record({ country: fc.constantFrom("US", "CN"), kind: fc.constantFrom("first_party", "agency", "lender") }), // prettier-ignore
  recipient: fc.record({
    addresses,
    phones,
    timeZone: fc.constantFrom(undefined, "America/New_York", "Asia/Tokyo"),
    language: fc.constant("en"),
  }),
  contact: fc.record({
    channel: fc.constantFrom(...CONTACT_CHANNELS),
    purpose: fc.constantFrom("reminder", "service", "confirmation"),
    number: fc.constantFrom(undefined, "+16175550100"),
    reaches: fc.constantFrom(undefined, undefined, "person", "workplace"),
  }),
  // Late enough that no rule begins to apply while a contact waits.
  debts: fc.constantFrom(
    [{ id: "a", daysPastDue: 40, amountMinor: 100, currency: "USD" }],
    [
      { id: "a", daysPastDue: 40, amountMinor: 100, currency: "USD" },
      { id: "b", daysPastDue: 31, amountMinor: 100, currency: "USD" },
    ],
  ),
  history: fc.array(historyEntry, { maxLength: 12 }),
  consents: fc.record({ email: consent, sms: consent, push: consent, voice: consent }),
  flags: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constantFrom(...FLAGS).map((flag) => [flag]) }), // prettier-ignore
});

const profile = fc.constantFrom("strict_everywhere", "what_binds_me");
const gates = {
  strict_everywhere: createGate({ profile: "strict_everywhere" }),
  what_binds_me: createGate({ profile: "what_binds_me" }),
};

/** When the contact may go: a smaller number is more permissive. */
const opens = (verdict: Verdict, now: Date): number =>
  verdict.verdict === "deny" ? Infinity : verdict.verdict === "defer" ? verdict.nextAllowedAt.getTime() : now.getTime();

const neverMilder =
  (change: (given: ContactFacts) => ContactFacts) =>
  (given: ContactFacts, id: keyof typeof gates): void => {
    expect(opens(gates[id](change(given)), given.now)).toBeGreaterThanOrEqual(opens(gates[id](given), given.now));
  };

describe("knowing more of what forbids never opens a contact earlier", () => {
  test("a flag", () => {
    fc.assert(fc.property(anyFacts, profile, fc.constantFrom(...FLAGS), (given, id, flag) => neverMilder((f) => ({ ...f, flags: [...f.flags, flag] }))(given, id))); // prettier-ignore
  });

  test("another contact in the history", () => {
    fc.assert(fc.property(anyFacts, profile, historyEntry, (given, id, more) => neverMilder((f) => ({ ...f, history: [...f.history, more] as never }))(given, id))); // prettier-ignore
  });

  test("a further address, number or time zone of somebody with an address", () => {
    const change = (f: ContactFacts, more: ContactFacts["recipient"]): ContactFacts => ({
      ...f,
      recipient: {
        ...f.recipient,
        addresses: [...f.recipient.addresses, ...more.addresses],
        phones: [...f.recipient.phones, ...more.phones],
      },
    });
    const withAddress = anyFacts.filter(({ recipient }) => recipient.addresses.length > 0);
    fc.assert(fc.property(withAddress, profile, anyFacts, (given, id, { recipient }) => neverMilder((f) => change(f, recipient))(given, id))); // prettier-ignore
  });

  test("an unknown state or postal code", () => {
    const forget = (keep: "province" | "nothing") => (f: ContactFacts): ContactFacts => ({
      ...f,
      recipient: { ...f.recipient, addresses: f.recipient.addresses.map(({ country, province }) => (keep === "province" ? { country, province } : { country })) },
    });
    const keep = fc.constantFrom("province", "nothing");
    fc.assert(fc.property(anyFacts, profile, keep, (given, id, kept) => neverMilder(forget(kept))(given, id)));
  }); // prettier-ignore

  test("not knowing when a debt's notice was given, which number was dialled, or whom a contact reached", () => {
    const noticed = (f: ContactFacts, noticeAt: Date | undefined): ContactFacts => ({
      ...f,
      debts: f.debts.map((debt) => (noticeAt ? { ...debt, noticeAt } : debt)),
    });
    const longAgo = new Date(NOW - 90 * DAY);
    fc.assert(fc.property(anyFacts, profile, (given, id) => {
      expect(opens(gates[id](noticed(given, undefined)), given.now)).toBeGreaterThanOrEqual(opens(gates[id](noticed(given, longAgo)), given.now));
    }));
    const forget = (f: ContactFacts): ContactFacts => ({
      ...f,
      contact: { ...f.contact, number: undefined },
      history: f.history.map((entry) => ({ ...entry, number: undefined, reaches: undefined })),
    });
    fc.assert(fc.property(anyFacts, profile, (given, id) => neverMilder(forget)(given, id)));
  }); // prettier-ignore

  test("a declared time zone", () => {
    const zones = fc.constantFrom("Asia/Kolkata", "Pacific/Kiritimati", "America/Los_Angeles", "Australia/Lord_Howe");
    const placed = anyFacts.filter(({ recipient }) => recipient.addresses.length > 0 && recipient.timeZone === undefined);
    fc.assert(fc.property(placed, profile, zones, (given, id, timeZone) => neverMilder((f) => ({ ...f, recipient: { ...f.recipient, timeZone } }))(given, id)));
  }); // prettier-ignore

  test("any single rule of any pack, applied to everybody", () => {
    const rules = jurisdictions.all.flatMap(({ rules }) => rules);
    const more = (rule: Rule): Pack => ({ id: "more", version: "1", reviewedOn: "2026-11-23", rules: [{ ...rule, id: "MORE-1", binds: EVERYBODY }] });
    fc.assert(fc.property(anyFacts, profile, fc.constantFrom(...rules), (given, id, rule) => {
      const stricter = createGate({ profile: id, packs: [...jurisdictions.all, more(rule)] });
      expect(opens(stricter(given), given.now)).toBeGreaterThanOrEqual(opens(gates[id](given), given.now));
    }));
  }); // prettier-ignore

  test("a rule pack", () => {
    const extra = (binds: Pack["rules"][number]["binds"], country?: string): Pack => ({
      id: "extra",
      version: "1",
      reviewedOn: "2026-11-23",
      ...(country === undefined ? {} : { country }),
      rules: [
        { id: "X-1", citation: "made up", confidence: "H", binds, channels: MESSAGES, spec: { kind: "window", week: everyDay("10:00-17:00"), closedOnHolidays: true } },
        { id: "X-2", citation: "made up", confidence: "H", binds, channels: MESSAGES, spec: { kind: "cap", max: 1, days: 9, unit: "attempt", scope: "person", counts: MESSAGES } },
      ],
    }); // prettier-ignore
    // For a country that had none, a pack takes the place of the default: that is decided when it is reviewed.
    const packs = fc.constantFrom(extra(EVERYBODY), extra(COLLECTORS), extra(EVERYBODY, "US"), extra(EVERYBODY, "AU"));
    fc.assert(
      fc.property(anyFacts, profile, packs, (given, id, pack) => {
        const more = createGate({ profile: id, packs: [...jurisdictions.all, pack] });
        expect(opens(more(given), given.now)).toBeGreaterThanOrEqual(opens(gates[id](given), given.now));
      }),
    );
  });

  test("the strict profile", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const [strict, lawful] = [gates.strict_everywhere(given), gates.what_binds_me(given)];
        expect(opens(strict, given.now)).toBeGreaterThanOrEqual(opens(lawful, given.now));
      }),
    );
  });
});

describe("the moment that a deferral names", () => {
  const at = (given: ContactFacts, ms: number): ContactFacts => ({ ...given, now: new Date(ms) });

  test("is allowed, and no moment before it is", () => {
    fc.assert(
      fc.property(
        anyFacts,
        profile,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12 }),
        (given, id, samples) => {
          // prettier-ignore
          const verdict = gates[id](given);
          if (verdict.verdict !== "defer") return;
          const [from, to] = [given.now.getTime(), verdict.nextAllowedAt.getTime()];
          expect(to).toBeGreaterThan(from);
          expect(gates[id](at(given, to)).verdict).toBe("allow");
          expect(gates[id](at(given, to - 1)).verdict).not.toBe("allow");
          for (const sample of samples) {
            const earlier = from + Math.floor((sample * (to - from)) / MINUTE) * MINUTE;
            if (earlier < to) expect(gates[id](at(given, earlier)).verdict).not.toBe("allow");
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test("is the first allowed minute, found by asking at every one before it", () => {
    fc.assert(
      fc.property(anyFacts, profile, (given, id) => {
        const verdict = gates[id](given);
        if (verdict.verdict !== "defer") return;
        const [from, to] = [given.now.getTime(), verdict.nextAllowedAt.getTime()];
        for (let ms = from; ms < to && ms < from + 3 * DAY; ms += MINUTE)
          if (gates[id](at(given, ms)).verdict === "allow") throw new Error(`allowed at ${new Date(ms).toISOString()}`);
      }),
      { numRuns: 60 },
    );
  });

  test("is the same for the same facts, whatever was asked before", () => {
    fc.assert(
      fc.property(anyFacts, profile, (given, id) => {
        expect(createGate({ profile: id })(given)).toEqual(gates[id](given));
      }),
    );
  });

  test.each(["US", "AU"])("through the clock changes of %s is inside the window of every zone", (country) => {
    const gate = gates.strict_everywhere;
    const given = (ms: number): ContactFacts => ({
      ...fc.sample(anyFacts, { seed: 1, numRuns: 1 })[0]!,
      now: new Date(ms),
      recipient: { addresses: [{ country }], phones: [], language: "en" },
      contact: { channel: "email", purpose: "reminder" },
      consents: { email: "granted", sms: "none", push: "none", voice: "none" },
      history: [],
      flags: [],
    });
    for (const start of ["2026-03-06", "2026-04-03", "2026-10-02", "2026-10-30"])
      for (let ms = Date.parse(start); ms < Date.parse(start) + 4 * DAY; ms += 53 * MINUTE) {
        const open = opens(gate(given(ms)), new Date(ms));
        expect(gate(given(open)).verdict).toBe("allow");
        // Easter closes Australia for four days.
        expect(open - ms).toBeLessThan(6 * DAY);
      }
  });
});
