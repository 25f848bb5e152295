import { describe, expect, test } from "vitest";
import { stageOf, standingAsOf, type Standing } from "~/domain/ledger/standing";
import type { OrderFacts } from "~/domain/ledger/types";
import { record, type Recorded } from "~tests/factories/ledger";
import { owedOrder, schedule, terms, transaction } from "~tests/factories/order";

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
const endOf = (day: string): Date => new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000);

/** How the order stood at the end of `day` by what was known at the end of `known`. */
const standing = (ledger: readonly Recorded[], day: string, known = day): Standing =>
  standingAsOf(ledger, day, endOf(day), new Date(endOf(known).getTime() - 1));

/** 100.00 in two halves, due on 31 March and 30 April. */
const placed = (more: Partial<OrderFacts> = {}): OrderFacts =>
  owedOrder({
    paymentTerms: terms("FIXED", [
      schedule(1, "2026-03-31T12:00:00Z", { amountMinor: 5_000, balanceMinor: 5_000 }),
      schedule(2, "2026-04-30T12:00:00Z", { amountMinor: 5_000, balanceMinor: 5_000 }),
    ]),
    ...more,
  });
const ledgerOf = (...states: readonly OrderFacts[]): Recorded[] =>
  states.reduce<Recorded[]>((ledger, state) => record(ledger, state), []);

describe("how an obligation stood", () => {
  test("an instalment is late from the day after its due day, and as many days as have passed since", () => {
    const ledger = ledgerOf(placed());
    expect(standing(ledger, "2026-03-31")).toEqual({
      balanceMinor: 10_000,
      lateMinor: 0,
      daysPastDue: 0,
      stage: "current",
    });
    expect(standing(ledger, "2026-04-01")).toMatchObject({ lateMinor: 5_000, daysPastDue: 1, stage: "early" });
    expect(standing(ledger, "2026-05-01")).toMatchObject({ lateMinor: 10_000, daysPastDue: 31, stage: "30" });
  });

  test("before the order nothing was owed", () => {
    expect(standing(ledgerOf(placed()), "2026-02-28", "2026-06-01")).toMatchObject({ balanceMinor: 0, daysPastDue: 0 });
  });

  test("a payment that the merchant enters late corrects the past, and what was known then can still be asked for", () => {
    const bankTransfer = transaction(1, { amountMinor: 5_000, processedAt: noon("2026-03-30") });
    const entered = placed({ outstandingMinor: 5_000, transactions: [bankTransfer], updatedAt: noon("2026-04-20") });
    const ledger = ledgerOf(placed(), entered);
    expect(standing(ledger, "2026-04-10")).toMatchObject({ balanceMinor: 10_000, daysPastDue: 10 });
    expect(standing(ledger, "2026-04-10", "2026-04-20")).toMatchObject({ balanceMinor: 5_000, daysPastDue: 0 });
  });

  test("a due day that was moved moves past lateness, and the old answer stays", () => {
    const later = terms("FIXED", [
      schedule(1, "2026-04-20T12:00:00Z", { amountMinor: 5_000, balanceMinor: 5_000 }),
      schedule(2, "2026-04-30T12:00:00Z", { amountMinor: 5_000, balanceMinor: 5_000 }),
    ]);
    const ledger = ledgerOf(placed(), placed({ paymentTerms: later, updatedAt: noon("2026-04-08") }));
    expect(standing(ledger, "2026-04-07")).toMatchObject({ daysPastDue: 7 });
    expect(standing(ledger, "2026-04-07", "2026-04-08")).toMatchObject({ balanceMinor: 10_000, daysPastDue: 0 });
  });

  test("what the merchant owes is a balance below zero and never late", () => {
    const twice = [1, 2].map((n) => transaction(n, { amountMinor: 10_000, processedAt: noon("2026-03-15") }));
    const ledger = ledgerOf(placed({ outstandingMinor: -10_000, transactions: twice, updatedAt: noon("2026-03-15") }));
    expect(standing(ledger, "2026-05-15")).toMatchObject({ balanceMinor: -10_000, lateMinor: 0, daysPastDue: 0 });
  });
});

test.each([
  [-3, "current"],
  [0, "current"],
  [1, "early"],
  [29, "early"],
  [30, "30"],
  [59, "30"],
  [60, "60"],
  [179, "150"],
  [180, "180"],
  [900, "180"],
])("%i days past due are the stage %s", (daysPastDue, stage) => {
  expect(stageOf(daysPastDue)).toBe(stage);
});
