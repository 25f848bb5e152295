import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replayCustomer } from "~/domain/backtest/replay-customer";
import type { BacktestContact, BacktestParts, PastCustomer, PastInstalment } from "~/domain/backtest/types";
import { createGate } from "~/domain/compliance/gate";
import type { Gate } from "~/domain/compliance/types";
import { planNextContact } from "~/domain/schedule/plan-next";
import { TIERS } from "~/domain/scoring/types";
import { DAY_MS } from "~/domain/shared/duration";
import { strategies } from "~/domain/strategy/registry";

const FROM = new Date("2025-01-01T00:00:00Z");
const TO = new Date("2025-06-30T23:59:59.999Z");
const at = (day: number): Date => new Date(FROM.getTime() + day * DAY_MS);
const dayKey = (day: number): string => at(day).toISOString().slice(0, 10);

const REASON = { rule: "TEST", jurisdiction: "test", citation: "none", version: "1" };
const allow: Gate = () => ({ verdict: "allow", reasons: [] });
const deny: Gate = () => ({ verdict: "deny", reasons: [REASON] });
const deferBy =
  (days: number): Gate =>
  ({ now }) => ({ verdict: "defer", nextAllowedAt: new Date(now.getTime() + days * DAY_MS), reasons: [REASON] });

const partsWith = (gate: Gate, more: Partial<BacktestParts> = {}): BacktestParts => ({
  strategy: strategies.get("balanced")!,
  creditor: { country: "US", kind: "first_party" },
  shopTimeZone: "America/New_York",
  planNext: planNextContact,
  gate,
  tierAt: () => "high",
  ...more,
});

const instalment = (id: string, created: number, due: number, paid: number | undefined): PastInstalment => ({
  id,
  orderId: id,
  createdAt: at(created),
  dueOn: dayKey(due),
  amountMinor: 1_000,
  currency: "USD",
  paidAt: paid === undefined ? undefined : at(paid),
  excluded: undefined,
});

const customerWith = (instalments: readonly PastInstalment[], timeZone = "America/New_York"): PastCustomer => ({
  customerId: "c1",
  timeZone,
  recipient: { addresses: [{ country: "US", province: "NY" }], phones: [], timeZone, language: "en" },
  instalments,
});

const instalments = fc
  .array(
    fc.record({
      created: fc.integer({ min: -60, max: 150 }),
      term: fc.integer({ min: 0, max: 60 }),
      paidAfter: fc.option(fc.integer({ min: -5, max: 120 }), { nil: undefined }),
      excluded: fc.constantFrom(undefined, undefined, undefined, "disputed" as const, "third_party" as const),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ created, term, paidAfter, excluded }, i) => ({
      ...instalment(`o${i}`, created, created + term, paidAfter === undefined ? undefined : created + paidAfter),
      excluded,
    })),
  );
const zones = fc.constantFrom("America/New_York", "Pacific/Honolulu", "Asia/Tokyo", "UTC");
const gates = fc.constantFrom(allow, deny, deferBy(0.3), deferBy(9), createGate({ profile: "strict_everywhere" }));

const law = (check: (contacts: BacktestContact[], rows: readonly PastInstalment[]) => void): void => {
  fc.assert(
    fc.property(instalments, zones, zones, gates, fc.constantFrom(...TIERS), (rows, home, shop, gate, tier) => {
      const parts = partsWith(gate, { shopTimeZone: shop, tierAt: (_, now) => TIERS[now.getUTCDate() % 3] ?? tier });
      check(replayCustomer(customerWith(rows, home), parts, FROM, TO), rows);
    }),
    { numRuns: 300 },
  );
};

describe("laws of the replay", () => {
  it("gives each contact one verdict, and a moment exactly when it was made", () => {
    law((contacts) => {
      for (const contact of contacts) {
        expect(contact.effectiveAt === undefined).toBe(contact.verdict === "deny");
        if (contact.verdict === "allow") expect(contact.effectiveAt).toEqual(contact.plannedAt);
        if (contact.verdict === "defer") expect(contact.effectiveAt).toEqual(contact.nextAllowedAt);
      }
    });
  });

  it("contacts nobody about what is paid, excluded or not yet known", () => {
    law((contacts, rows) => {
      const byOrder = new Map(rows.map((row) => [row.orderId, row]));
      for (const { orderIds, plannedAt, effectiveAt } of contacts) {
        expect(orderIds.length).toBeGreaterThan(0);
        for (const id of orderIds) {
          const row = byOrder.get(id)!;
          expect(row.excluded).toBeUndefined();
          expect(row.createdAt <= plannedAt).toBe(true);
          if (row.paidAt) expect(row.paidAt > (effectiveAt ?? plannedAt)).toBe(true);
        }
      }
    });
  });

  it("plans only inside the period, in order, and keeps the gap between contacts made", () => {
    law((contacts) => {
      for (const { plannedAt } of contacts) expect(plannedAt >= FROM && plannedAt <= TO).toBe(true);
      const planned = contacts.map(({ plannedAt }) => plannedAt.getTime());
      expect([...planned].sort((a, b) => a - b)).toEqual(planned);
      const made = contacts.flatMap(({ effectiveAt }) => effectiveAt ?? []);
      for (let i = 1; i < made.length; i++)
        // Four calendar days, less the hours that a zone and a clock change can take off them.
        expect(made[i]!.getTime() - made[i - 1]!.getTime()).toBeGreaterThan(2 * DAY_MS);
    });
  });

  it("asks the gate for no step twice", () => {
    fc.assert(
      fc.property(instalments, gates, (rows, gate) => {
        const asked: string[] = [];
        const used = new Set<string>();
        const parts = partsWith(gate, {
          planNext: (facts) => {
            for (const step of facts.usedSteps) used.add(step);
            const result = planNextContact(facts);
            if (result.kind === "contact" && result.proposal.nominalAt <= facts.now)
              asked.push(`${result.proposal.anchorInstalmentId}:${result.proposal.stepId}`);
            return result;
          },
        });
        replayCustomer(customerWith(rows), parts, FROM, TO);
        expect(new Set(asked).size).toBe(asked.length);
      }),
    );
  });

  it("knows nothing of what comes later", () => {
    fc.assert(
      fc.property(instalments, fc.integer({ min: 1, max: 150 }), (rows, day) => {
        const until = at(day);
        const blind = rows
          .filter(({ createdAt }) => createdAt <= until)
          .map((row) => (row.paidAt && row.paidAt > until ? { ...row, paidAt: undefined } : row));
        const run = (known: readonly PastInstalment[]) =>
          replayCustomer(customerWith(known), partsWith(allow), FROM, TO).filter(({ plannedAt }) => plannedAt <= until);
        expect(run(rows)).toEqual(run(blind));
      }),
    );
  });
});

describe("replayCustomer", () => {
  it("does not contact somebody who pays at the very moment of the contact", () => {
    const [first] = replayCustomer(customerWith([instalment("a", 0, 20, undefined)]), partsWith(allow), FROM, TO);
    const paid = { ...instalment("a", 0, 20, undefined), paidAt: first!.plannedAt };
    expect(replayCustomer(customerWith([paid]), partsWith(allow), FROM, TO)).toEqual([]);
  });

  it("counts a contact as not made when its debt is paid while it waits", () => {
    const rows = [instalment("a", 0, 20, 19)];
    const [contact, ...rest] = replayCustomer(customerWith(rows), partsWith(deferBy(9)), FROM, TO);
    expect(contact).toMatchObject({ verdict: "deny", effectiveAt: undefined, rules: ["TEST", "no-longer-owed"] });
    expect(rest).toEqual([]);
  });

  it("uses the tier of the day of the contact, not of the day it was first planned", () => {
    const tierAt = (_: string, now: Date) => (now < at(20) ? ("low" as const) : ("high" as const));
    const contacts = replayCustomer(customerWith([instalment("a", 0, 20, 40)]), partsWith(allow, { tierAt }), FROM, TO);
    expect(contacts[0]).toMatchObject({ tier: "high" });
    expect(contacts[0]!.plannedAt.toISOString().slice(0, 10)).toBe(dayKey(21));
  });

  it("reaches a customer whose day begins long after the shop's", () => {
    const customer = customerWith([instalment("a", 0, 20, undefined)], "Pacific/Honolulu");
    const contacts = replayCustomer(customer, partsWith(allow, { shopTimeZone: "Asia/Tokyo" }), FROM, TO);
    expect(contacts.length).toBeGreaterThan(4);
  });

  it("walks a long history in time that grows with its length", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => instalment(`o${i}`, i / 200, i / 200 + 5, i / 200 + 1));
    const startedAt = performance.now();
    replayCustomer(customerWith(rows), partsWith(allow), FROM, TO);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  }, 60_000);
});
