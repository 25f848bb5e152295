import { describe, expect, test } from "vitest";
import type { OrderFacts } from "~/domain/ledger/types";
import { balanceOf, record, type Recorded } from "~tests/factories/ledger";
import { owedOrder, schedule, terms, transaction } from "~tests/factories/order";

const after = (...states: readonly OrderFacts[]): Recorded[] =>
  states.reduce<Recorded[]>((ledger, state) => record(ledger, state), []);
/** "payment -4000" for what the last state appended. */
const appended = (...states: readonly OrderFacts[]): string[] =>
  after(...states)
    .slice(after(...states.slice(0, -1)).length)
    .map(({ kind, amountMinor }) => `${kind} ${String(amountMinor)}`);

const later = (hours: number): Date => new Date(Date.UTC(2026, 2, 1, 12 + hours));
const refund = (n: number, amountMinor: number, hours = 4) => ({
  id: `gid://shopify/Refund/${String(n)}`,
  at: later(hours),
  amountMinor,
});

describe("the entries of", () => {
  test("a new order: its charge", () => {
    expect(appended(owedOrder())).toEqual(["charge 10000"]);
  });

  test("a part payment: the payment by its transaction", () => {
    const paid = owedOrder({ outstandingMinor: 6_000, transactions: [transaction(1)], updatedAt: later(1) });
    expect(appended(owedOrder(), paid)).toEqual(["payment -4000"]);
  });

  test("transactions that moved no money: nothing", () => {
    const transactions = [
      transaction(1, { status: "FAILURE" }),
      transaction(2, { status: "PENDING" }),
      transaction(3, { kind: "AUTHORIZATION" }),
      transaction(4, { kind: "VOID" }),
      transaction(5, { amountMinor: 0 }),
    ];
    expect(appended(owedOrder({ transactions }))).toEqual(["charge 10000"]);
  });

  test("a refund of what was paid, when the goods stay: the same is owed again", () => {
    const transactions = [transaction(1), transaction(2, { kind: "REFUND", amountMinor: 1_500 })];
    expect(appended(owedOrder({ outstandingMinor: 7_500, transactions, refunds: [refund(1, 1_500)] }))).toEqual([
      "charge 10000",
      "payment -4000",
      "refund 1500",
    ]);
  });

  test("a refund with a return: the refund, and what the return took off the total, on the day of the refund", () => {
    const state = {
      totalMinor: 8_500,
      outstandingMinor: 6_000,
      transactions: [
        transaction(1),
        transaction(2, { kind: "REFUND", amountMinor: 1_500, processedAt: new Date("2026-03-12T12:00:00Z") }),
      ],
      refunds: [{ ...refund(1, 1_500), at: new Date("2026-03-12T12:00:00Z") }],
    };
    expect(appended(owedOrder(state))).toEqual(["charge 10000", "payment -4000", "refund 1500", "return -1500"]);
  });

  test("an article taken off an unpaid order: what it was worth, though no money moved", () => {
    const state = { totalMinor: 7_000, outstandingMinor: 7_000, refunds: [refund(1, 0)], updatedAt: later(4) };
    expect(appended(owedOrder(), owedOrder(state))).toEqual(["return -3000"]);
  });

  test("an edited order whose edits were read: each edit on its day", () => {
    const edits = [{ id: "gid://shopify/OrderEditAgreement/1", at: later(2), amountMinor: 2_500 }];
    const edited = owedOrder({ totalMinor: 12_500, outstandingMinor: 12_500, updatedAt: later(9), edits });
    const last = after(owedOrder(), edited).at(-1);
    expect(last).toMatchObject({ kind: "edit", amountMinor: 2_500, effectiveAt: later(2), recordedAt: later(9) });
  });

  test("a change that nothing explains: an adjustment, which keeps the moment at which it was first seen", () => {
    const edited = owedOrder({ totalMinor: 12_500, outstandingMinor: 12_500, updatedAt: later(2) });
    const touched = { ...edited, updatedAt: later(30) };
    expect(appended(owedOrder(), edited)).toEqual(["adjustment 2500"]);
    expect(appended(owedOrder(), edited, touched)).toEqual([]);
  });

  test("an adjustment that Shopify explains afterwards: taken back where it stood, and the fact where it happened", () => {
    const edited = owedOrder({ totalMinor: 12_500, outstandingMinor: 12_500, updatedAt: later(5) });
    const edits = [{ id: "gid://shopify/OrderEditAgreement/1", at: later(2), amountMinor: 2_500 }];
    expect(appended(owedOrder(), edited, { ...edited, edits })).toEqual(["adjustment -2500", "edit 2500"]);
  });

  test("a cancelled order: nothing stays owed, even when Shopify still shows an amount", () => {
    const cancelled = owedOrder({ cancelledAt: later(3), updatedAt: later(3) });
    expect(appended(owedOrder(), cancelled)).toEqual(["cancellation -10000"]);
    expect(balanceOf(after(owedOrder(), cancelled))).toBe(0);
  });

  test("a cancelled order whose payment was not given back: the merchant owes it", () => {
    const transactions = [transaction(1)];
    const state = { cancelledAt: later(3), updatedAt: later(3), outstandingMinor: -4_000, transactions };
    expect(balanceOf(after(owedOrder(state)))).toBe(-4_000);
  });

  test("a payment that Shopify took back (the transaction is gone): the opposite at the same moment", () => {
    const paid = owedOrder({ outstandingMinor: 6_000, transactions: [transaction(1)], updatedAt: later(1) });
    const ledger = after(owedOrder(), paid, owedOrder({ updatedAt: later(2) }));
    expect(ledger.at(-1)).toMatchObject({ kind: "payment", amountMinor: 4_000, recordedAt: later(2) });
    expect(ledger.at(-1)?.effectiveAt).toEqual(ledger.at(-2)?.effectiveAt);
  });

  test("a due day that was moved: what stood on the old day now stands on the new one, and has from the start", () => {
    const moved = owedOrder({
      paymentTerms: terms("NET", [schedule(1, "2026-04-15T12:00:00Z")], 45),
      updatedAt: later(2),
    });
    expect(after(owedOrder(), moved).map(({ dueOn, amountMinor }) => [dueOn, amountMinor])).toEqual([
      ["2026-03-31", 10_000],
      ["2026-03-31", -10_000],
      ["2026-04-15", 10_000],
    ]);
  });

  test("a state that is corrected, put back, and corrected again: every entry has a source of its own", () => {
    const at = (outstandingMinor: number) => owedOrder({ outstandingMinor, updatedAt: later(1) });
    const ledger = after(owedOrder(), at(9_000), at(10_000), at(9_000));
    expect(balanceOf(ledger)).toBe(9_000);
    expect(new Set(ledger.map(({ sourceRef }) => sourceRef)).size).toBe(ledger.length);
  });
});
