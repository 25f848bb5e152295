import fc from "fast-check";
import { expect, test } from "vitest";
import { decideEntries } from "~/domain/ledger/decide";
import { eventsOf, owedMinor } from "~/domain/ledger/events";
import { standingAsOf } from "~/domain/ledger/standing";
import type { OrderFacts } from "~/domain/ledger/types";
import { asKnownNow, balanceOf, newestWins, postingsOf, record, type Recorded } from "~tests/factories/ledger";
import { owedOrder, schedule, terms, transaction } from "~tests/factories/order";

const HOUR = 3_600_000;
const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 1, 12) + hour * HOUR);

/** What may happen to an order next; the amount is cut to what is possible. */
const anyStep = fc.record({
  what: fc.constantFrom("pay", "pay", "refund", "return", "edit", "cancel", "move due day", "void"),
  hours: fc.integer({ min: 1, max: 400 }),
  amountMinor: fc.integer({ min: 1, max: 9_000 }),
});
type Step = { readonly what: string; readonly hours: number; readonly amountMinor: number };

const withOwed = (order: OrderFacts): OrderFacts => {
  const moved = order.transactions.reduce(
    (sum, { kind, amountMinor }) => sum + (kind === "SALE" ? amountMinor : kind === "REFUND" ? -amountMinor : 0),
    0,
  );
  return { ...order, outstandingMinor: order.totalMinor - moved };
};

const ACTS: Readonly<Record<string, (order: OrderFacts, n: number, when: Date, amountMinor: number) => OrderFacts>> = {
  pay: (order, n, processedAt, amountMinor) => ({
    ...order,
    transactions: [...order.transactions, transaction(n, { processedAt, amountMinor })],
  }),
  refund: (order, n, processedAt, amountMinor) => ({
    ...order,
    transactions: [...order.transactions, transaction(n, { kind: "REFUND", processedAt, amountMinor })],
    refunds: [...order.refunds, { id: `gid://shopify/Refund/${String(n)}`, at: processedAt, amountMinor }],
  }),
  return: (order, n, when, amountMinor) => ({
    ...order,
    totalMinor: Math.max(0, order.totalMinor - amountMinor),
    refunds: [...order.refunds, { id: `gid://shopify/Refund/${String(n)}`, at: when, amountMinor: 0 }],
  }),
  edit: (order, n, when, amountMinor) => ({
    ...order,
    totalMinor: order.totalMinor + amountMinor,
    edits: [...(order.edits ?? []), { id: `gid://shopify/OrderEditAgreement/${String(n)}`, at: when, amountMinor }],
  }),
  cancel: (order, _n, when) => ({ ...order, cancelledAt: when }),
  "move due day": (order, n, when) => ({
    ...order,
    paymentTerms: terms("FIXED", [
      schedule(n * 10, new Date(when.getTime() + 72 * HOUR).toISOString(), { amountMinor: 4_000, balanceMinor: 0 }),
      schedule(n * 10 + 1, new Date(when.getTime() + 900 * HOUR).toISOString(), {
        amountMinor: 6_000,
        balanceMinor: 0,
      }),
    ]),
  }),
  void: (order) => ({ ...order, transactions: order.transactions.slice(0, -1) }),
};

/** The states of an order, one after each step, as Shopify would show them. */
const historyOf = (steps: readonly Step[]): OrderFacts[] => {
  const states = [owedOrder({ edits: [] })];
  let hour = 0;
  for (const [i, { what, hours, amountMinor }] of steps.entries()) {
    const before = states.at(-1)!;
    hour += hours;
    if (before.cancelledAt !== null) break;
    const next = ACTS[what]!(before, i + 1, at(hour), amountMinor);
    states.push({ ...withOwed(next), updatedAt: at(hour) });
  }
  return states;
};
const anyHistory = fc.array(anyStep, { maxLength: 8 }).map(historyOf);

/** Any part of a history in any order with repetitions, and at last a re-reading of what is true now. */
const anyArrival = anyHistory.chain((states) =>
  fc
    .array(fc.constantFrom(...states), { maxLength: 12 })
    .map((arrived) => ({ states, arrived: [...arrived, states.at(-1)!] })),
);

test("lost, repeated and reordered states lead to the same ledger as the clean order of things", () => {
  fc.assert(
    fc.property(anyArrival, ({ states, arrived }) => {
      expect(asKnownNow(newestWins(arrived))).toEqual(asKnownNow(newestWins(states)));
    }),
    { numRuns: 500 },
  );
});

test("the entries add up to what Shopify says is owed, to the minor unit, after every state", () => {
  fc.assert(
    fc.property(anyHistory, (states) => {
      let ledger: Recorded[] = [];
      for (const state of states) {
        ledger = record(ledger, state);
        expect(balanceOf(ledger)).toBe(owedMinor(state));
      }
    }),
    { numRuns: 500 },
  );
});

test("also when Shopify explains nothing: any two amounts after each other", () => {
  const anyState = fc.record({
    hour: fc.integer({ min: 1, max: 99 }),
    outstandingMinor: fc.integer({ min: -9_000, max: 20_000 }),
  });
  fc.assert(
    fc.property(fc.array(anyState, { minLength: 1, maxLength: 8 }), (states) => {
      const orders = states.map(({ hour, outstandingMinor }) => owedOrder({ outstandingMinor, updatedAt: at(hour) }));
      let ledger: Recorded[] = [];
      for (const order of orders) {
        ledger = record(ledger, order);
        expect(balanceOf(ledger)).toBe(owedMinor(order));
      }
    }),
  );
});

test("repeating a state appends nothing, and every entry has a source of its own", () => {
  fc.assert(
    fc.property(anyHistory, (states) => {
      const ledger = newestWins([...states, ...states]);
      expect(decideEntries(postingsOf(states.at(-1)!, ledger), ledger)).toEqual([]);
      expect(new Set(ledger.map(({ sourceRef }) => sourceRef)).size).toBe(ledger.length);
      for (const { amountMinor } of ledger) expect(amountMinor).not.toBe(0);
    }),
  );
});

test("the parts of an event add up to the event", () => {
  fc.assert(
    fc.property(anyHistory, (states) => {
      const state = states.at(-1)!;
      const postings = postingsOf(state);
      for (const { ref, amountMinor } of eventsOf(state))
        expect(balanceOf(postings.filter((posting) => posting.ref === ref))).toBe(amountMinor);
      expect(balanceOf(postings.filter(({ kind }) => kind === "reallocation"))).toBe(0);
    }),
  );
});

test("what an instalment is owed never falls below zero, and the merchant owes only once nothing is open", () => {
  fc.assert(
    fc.property(anyHistory, (states) => {
      const open = new Map<string | null, number>();
      for (const { instalmentKey, amountMinor } of postingsOf(states.at(-1)!)) {
        open.set(instalmentKey, (open.get(instalmentKey) ?? 0) + amountMinor);
        for (const [key, amount] of open) if (key !== null) expect(amount).toBeGreaterThanOrEqual(0);
      }
      if ((open.get(null) ?? 0) < 0) for (const [key, amount] of open) if (key !== null) expect(amount).toBe(0);
    }),
  );
});

test("an answer for a fixed pair of days never changes, whatever is learned afterwards", () => {
  const anyPair = fc.tuple(anyHistory, fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 3_000 }));
  fc.assert(
    fc.property(anyPair, ([states, day, knownHour]) => {
      const dayEndsAt = at(12 + day * 24);
      const dateKey = new Date(dayEndsAt.getTime() - 1).toISOString().slice(0, 10);
      let ledger: Recorded[] = [];
      let before: unknown;
      for (const state of states) {
        ledger = record(ledger, state);
        const answer = standingAsOf(ledger, dateKey, dayEndsAt, at(knownHour));
        if (state.updatedAt > at(knownHour)) expect(answer).toEqual(before);
        before = answer;
      }
    }),
  );
});
