import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideEntries } from "~/domain/ledger/decide";
import type { LedgerEntry, OrderFacts } from "~/domain/ledger/types";
import { owedOrder, transaction } from "~tests/factories/order";

type Ledger = Map<string, number>;

const append = (ledger: Ledger, entries: readonly LedgerEntry[]): Ledger => {
  const next = new Map(ledger);
  for (const { sourceRef, amountMinor } of entries) {
    expect(next.has(sourceRef), `${sourceRef} appended twice`).toBe(false);
    next.set(sourceRef, amountMinor);
  }
  return next;
};
const balance = (ledger: Ledger): number => [...ledger.values()].reduce((sum, amount) => sum + amount, 0);
const after = (...states: readonly OrderFacts[]): Ledger =>
  states.reduce((ledger, state) => append(ledger, decideEntries(state, ledger)), new Map<string, number>());
const kinds = (given: OrderFacts, known: Ledger = new Map()): string[] =>
  decideEntries(given, known).map(({ kind, amountMinor }) => `${kind} ${String(amountMinor)}`);

const later = (hours: number): Date => new Date(Date.UTC(2026, 2, 1, 12 + hours));

describe("the entries of", () => {
  test("a new order: its charge", () => {
    expect(kinds(owedOrder())).toEqual(["charge 10000"]);
  });

  test("a part payment: the payment by its transaction", () => {
    const paid = owedOrder({ outstandingMinor: 6_000, transactions: [transaction(1)], updatedAt: later(1) });
    expect(kinds(paid, after(owedOrder()))).toEqual(["payment -4000"]);
  });

  test("transactions that moved no money: nothing", () => {
    const transactions = [
      transaction(1, { status: "FAILURE" }),
      transaction(2, { status: "PENDING" }),
      transaction(3, { kind: "AUTHORIZATION" }),
      transaction(4, { kind: "VOID" }),
      transaction(5, { amountMinor: 0 }),
    ];
    expect(kinds(owedOrder({ transactions }))).toEqual(["charge 10000"]);
  });

  test("a refund of what was paid, when the goods stay: the same is owed again", () => {
    const transactions = [transaction(1), transaction(2, { kind: "REFUND", amountMinor: 1_500 })];
    expect(kinds(owedOrder({ outstandingMinor: 7_500, transactions }))).toEqual([
      "charge 10000",
      "payment -4000",
      "refund 1500",
    ]);
  });

  test("a refund with a return: the refund, and a correction of the total", () => {
    const transactions = [transaction(1), transaction(2, { kind: "REFUND", amountMinor: 1_500 })];
    expect(kinds(owedOrder({ outstandingMinor: 6_000, transactions }))).toEqual([
      "charge 10000",
      "payment -4000",
      "refund 1500",
      "adjustment -1500",
    ]);
  });

  test("an edited order: one correction by the difference", () => {
    const edited = owedOrder({ totalMinor: 12_500, outstandingMinor: 12_500, updatedAt: later(2) });
    expect(kinds(edited, after(owedOrder()))).toEqual(["adjustment 2500"]);
  });

  test("a cancelled order: nothing stays owed, even when Shopify still shows an amount", () => {
    const cancelled = owedOrder({ cancelledAt: later(3), updatedAt: later(3) });
    expect(kinds(cancelled, after(owedOrder()))).toEqual(["cancellation -10000"]);
    expect(balance(after(owedOrder(), cancelled))).toBe(0);
  });

  test("a cancelled order whose payment was not given back: the merchant owes it", () => {
    const state = {
      cancelledAt: later(3),
      updatedAt: later(3),
      outstandingMinor: -4_000,
      transactions: [transaction(1)],
    };
    expect(balance(after(owedOrder(state)))).toBe(-4_000);
  });

  test("a state that is corrected, put back, and corrected again: three different entries", () => {
    const at = (outstandingMinor: number) => owedOrder({ outstandingMinor, updatedAt: later(1) });
    expect(balance(after(owedOrder(), at(9_000), at(10_000), at(9_000)))).toBe(9_000);
  });
});

const anyTransaction = fc.record({
  n: fc.integer({ min: 1, max: 6 }),
  kind: fc.constantFrom("SALE", "CAPTURE", "REFUND", "AUTHORIZATION", "VOID"),
  status: fc.constantFrom("SUCCESS", "FAILURE", "PENDING"),
});

/** One order as it stood at some hour; a transaction's amount belongs to its number, as at Shopify. */
const anyState = fc
  .record({
    hour: fc.integer({ min: 0, max: 400 }),
    totalMinor: fc.integer({ min: 0, max: 50_000 }),
    outstandingMinor: fc.integer({ min: -5_000, max: 50_000 }),
    isCancelled: fc.boolean(),
    transactions: fc.uniqueArray(anyTransaction, { maxLength: 4, selector: ({ n }) => n }),
  })
  .map(({ hour, isCancelled, transactions, ...money }) =>
    owedOrder({
      ...money,
      updatedAt: later(hour),
      cancelledAt: isCancelled ? later(hour) : null,
      transactions: transactions.map(({ n, ...more }) => transaction(n, { ...more, amountMinor: n * 700 })),
    }),
  );
const anyStates = fc.uniqueArray(anyState, {
  minLength: 1,
  maxLength: 6,
  selector: ({ updatedAt }) => updatedAt.getTime(),
});

const owed = ({ cancelledAt, outstandingMinor }: OrderFacts): number =>
  cancelledAt === null ? outstandingMinor : Math.min(0, outstandingMinor);

/** States reach the ledger as `apply-orders` lets them: an older one than the newest seen changes nothing. */
const newestWins = (states: readonly OrderFacts[]): Ledger => {
  let ledger: Ledger = new Map();
  let newest = Number.NEGATIVE_INFINITY;
  for (const state of states) {
    if (state.updatedAt.getTime() < newest) continue;
    newest = state.updatedAt.getTime();
    ledger = append(ledger, decideEntries(state, ledger));
  }
  return ledger;
};

describe("whatever happened to an order", () => {
  test("repeating a state appends nothing", () => {
    fc.assert(
      fc.property(anyStates, (states) => {
        const ledger = after(...states);
        expect(decideEntries(states.at(-1)!, ledger)).toEqual([]);
      }),
    );
  });

  test("what is owed is what the newest state says, whichever states came before and in whatever order", () => {
    const shuffled = anyStates.chain((states) =>
      fc.shuffledSubarray(states, { minLength: states.length }).map((mixed) => ({ states, mixed })),
    );
    fc.assert(
      fc.property(shuffled, ({ states, mixed }) => {
        const newest = states.reduce((a, b) => (a.updatedAt > b.updatedAt ? a : b));
        expect(balance(newestWins(mixed))).toBe(owed(newest));
        expect(balance(newestWins([newest]))).toBe(owed(newest));
      }),
    );
  });

  test("nothing is written twice: every entry has a source of its own and moves something", () => {
    fc.assert(
      fc.property(anyStates, (states) => {
        for (const { kind, amountMinor } of decideEntries(states[0]!, new Map()))
          if (kind !== "charge") expect(amountMinor).not.toBe(0);
        after(...states, ...states);
      }),
    );
  });

  test("payments lower what is owed and refunds raise it", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        for (const { kind, amountMinor } of decideEntries(state, new Map())) {
          if (kind === "payment") expect(amountMinor).toBeLessThan(0);
          if (kind === "refund" || kind === "charge") expect(amountMinor).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
