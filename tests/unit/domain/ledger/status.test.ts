import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planInstalments } from "~/domain/ledger/plan-instalments";
import { obligationStatus } from "~/domain/ledger/status";
import type { ObligationStatus, OrderFacts, ScheduleFacts } from "~/domain/ledger/types";
import { postingsOf } from "~tests/factories/ledger";
import { NO_MAPPING, owedOrder, schedule, terms, transaction } from "~tests/factories/order";

const statusOf = (given: OrderFacts, isCredit = true): ObligationStatus =>
  obligationStatus(given, planInstalments(given, "payment_terms", NO_MAPPING, "UTC"), postingsOf(given), isCredit);
/** "paid 0" or "open 2500" per instalment. */
const say = ({ instalments }: ObligationStatus): string[] =>
  instalments.map(({ state, balanceMinor }) => `${state} ${String(balanceMinor)}`);

/** Four instalments of 25.00, a month apart. */
const DUE = ["2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"];
const four = (more: Partial<OrderFacts> = {}, each: readonly Partial<ScheduleFacts>[] = []): OrderFacts =>
  owedOrder({
    paymentTerms: terms(
      "FIXED",
      DUE.map((day, i) => schedule(i + 1, `${day}T12:00:00Z`, { amountMinor: 2_500, balanceMinor: 2_500, ...each[i] })),
    ),
    ...more,
  });

describe("where the money goes", () => {
  test("nothing paid: all instalments are open", () => {
    expect(say(statusOf(four()))).toEqual(["open 2500", "open 2500", "open 2500", "open 2500"]);
  });

  test("a payment that names no schedule pays the oldest first", () => {
    expect(say(statusOf(four({ outstandingMinor: 6_000 })))).toEqual(["paid 0", "open 1000", "open 2500", "open 2500"]);
  });

  test("Shopify's own balances are followed when they add up to what is owed", () => {
    const balances = [{ balanceMinor: 2_500 }, { balanceMinor: 0 }, { balanceMinor: 2_500 }, { balanceMinor: 1_000 }];
    expect(say(statusOf(four({ outstandingMinor: 6_000 }, balances)))).toEqual([
      "open 2500",
      "paid 0",
      "open 2500",
      "open 1000",
    ]);
  });

  test("what is owed beyond the dated instalments stands in none of them", () => {
    expect(say(statusOf(four({ placedMinor: 13_000, outstandingMinor: 13_000 })))).toEqual(
      Array.from({ length: 4 }, () => "open 2500"),
    );
  });
});

describe("the moment an instalment was paid", () => {
  const paidAt = (given: OrderFacts) =>
    statusOf(given).instalments.map((one) => one.paidAt?.toISOString().slice(0, 10));
  const pay = (n: number, day: string, amountMinor: number) =>
    transaction(n, { amountMinor, processedAt: new Date(`${day}T09:00:00Z`) });

  test("is when payments, oldest first, had covered it", () => {
    const transactions = [pay(2, "2026-04-09", 3_000), pay(1, "2026-03-02", 2_000)];
    expect(paidAt(four({ outstandingMinor: 5_000, transactions }))).toEqual([
      "2026-04-09",
      "2026-04-09",
      undefined,
      undefined,
    ]);
  });

  test("is Shopify's own when its schedule says so", () => {
    const transactions = [pay(1, "2026-03-09", 2_500)];
    const given = four({ outstandingMinor: 7_500, transactions }, [{ completedAt: new Date("2026-03-05T00:00:00Z") }]);
    expect(paidAt(given)[0]).toBe("2026-03-05");
  });

  test("is the state's when no payment explains it: the amount was forgiven", () => {
    expect(paidAt(four({ outstandingMinor: 7_500, updatedAt: new Date("2026-03-20T00:00:00Z") }))[0]).toBe(
      "2026-03-20",
    );
  });
});

test("an instalment that an article taken off made disappear was cancelled, not paid", () => {
  const gone = { id: "gid://shopify/Refund/1", at: new Date("2026-03-03T12:00:00Z"), amountMinor: 0 };
  const status = statusOf(four({ totalMinor: 7_500, outstandingMinor: 7_500, refunds: [gone] }));
  expect(say(status)).toEqual(["open 2500", "open 2500", "open 2500", "cancelled 0"]);
});

describe("the obligation", () => {
  test("is open while anything is owed", () => {
    expect(statusOf(owedOrder({ outstandingMinor: 1 }))).toMatchObject({ state: "open", closedAt: null });
  });

  test("is settled by the last payment", () => {
    const last = new Date("2026-03-30T12:00:00Z");
    const transactions = [transaction(1), transaction(2, { amountMinor: 6_000, processedAt: last })];
    expect(statusOf(owedOrder({ outstandingMinor: 0, transactions }))).toMatchObject({
      state: "settled",
      closedAt: last,
    });
  });

  test("is cancelled with its order: nothing is owed and no instalment counts as paid", () => {
    const cancelledAt = new Date("2026-03-08T12:00:00Z");
    const status = statusOf(four({ cancelledAt }));
    expect(status).toMatchObject({ state: "cancelled", closedAt: cancelledAt });
    expect(say(status)).toEqual(Array.from({ length: 4 }, () => "cancelled 0"));
  });

  test("is released when it is unpaid but no longer on credit: what is owed stays true", () => {
    expect(statusOf(owedOrder(), false)).toMatchObject({ state: "released", balanceMinor: 10_000 });
    expect(statusOf(owedOrder({ outstandingMinor: 0, transactions: [transaction(1, { amountMinor: 10_000 })] }), false))
      .toMatchObject({ state: "settled" }); // prettier-ignore
  });

  test("is settled when the merchant owes the customer", () => {
    expect(statusOf(owedOrder({ outstandingMinor: -500 })).state).toBe("settled");
  });
});

const amounts = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 6 });
const anyCase = amounts.chain((planned) =>
  fc.record({
    planned: fc.constant(planned),
    balances: fc.tuple(...planned.map((amountMinor) => fc.integer({ min: 0, max: amountMinor }))),
    balanceMinor: fc.integer({ min: -5_000, max: 130_000 }),
    isByShopify: fc.boolean(),
    isCancelled: fc.boolean(),
  }),
);

test("instalments never owe less than nothing, more than they are, or together more than is owed", () => {
  fc.assert(
    fc.property(anyCase, ({ planned, balances, balanceMinor, isByShopify, isCancelled }) => {
      const schedules = planned.map((amountMinor, i) =>
        schedule(i + 1, `2026-0${String(i + 1)}-15T12:00:00Z`, { amountMinor, balanceMinor: balances[i] ?? 0 }),
      );
      const owed = isByShopify ? balances.reduce((sum, balance) => sum + balance, 0) : balanceMinor;
      const given = owedOrder({
        outstandingMinor: owed,
        paymentTerms: terms("FIXED", schedules),
        cancelledAt: isCancelled ? new Date("2026-07-01T00:00:00Z") : null,
      });
      const { instalments } = statusOf(given);
      let sum = 0;
      for (const one of instalments) {
        expect(one.balanceMinor).toBeGreaterThanOrEqual(0);
        expect(one.balanceMinor).toBeLessThanOrEqual(one.amountMinor);
        expect(one.state === "open").toBe(one.balanceMinor > 0);
        expect(one.paidAt !== null).toBe(one.state === "paid");
        sum += one.balanceMinor;
      }
      const total = planned.reduce((all, amount) => all + amount, 0);
      expect(sum).toBe(isCancelled ? 0 : Math.min(total, Math.max(0, owed)));
    }),
  );
});
