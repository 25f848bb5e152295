import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presentedOf } from "~/domain/ledger/presented";
import type { OrderFacts } from "~/domain/ledger/types";
import { planInstalments } from "~/domain/ledger/plan-instalments";
import { obligationStatus } from "~/domain/ledger/status";
import { postingsOf } from "~tests/factories/ledger";
import { NO_MAPPING, owedOrder, schedule, terms } from "~tests/factories/order";

const presented = (order: OrderFacts) => {
  const plans = planInstalments(order, "payment_terms", NO_MAPPING, "UTC");
  return presentedOf(order, obligationStatus(order, plans, postingsOf(order)));
};

const inParts = (amounts: readonly number[], more: Partial<OrderFacts>): OrderFacts => {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const schedules = amounts.map((amountMinor, i) => ({
    ...schedule(i + 1, `2026-0${String(i + 3)}-15T12:00:00Z`),
    amountMinor,
    balanceMinor: amountMinor,
  }));
  const paymentTerms = terms("FIXED", schedules);
  return owedOrder({ placedMinor: total, totalMinor: total, outstandingMinor: total, paymentTerms, ...more });
};

describe("what the customer is asked for", () => {
  test("is the ledger itself in the shop's currency", () => {
    const { currency, balanceMinor, instalments } = presented(inParts([6_000, 4_000], {}));
    expect([currency, balanceMinor, ...instalments.map((one) => one.balanceMinor)]).toEqual(["USD", 10_000, 6_000, 4_000]); // prettier-ignore
  });

  test("is Shopify's own amount for each schedule in another currency, to the cent", () => {
    const order = inParts([6_000, 4_000], {
      presentment: { currency: "EUR", totalMinor: 9_123, outstandingMinor: 9_123 },
    });
    const schedules = order.paymentTerms?.schedules.map((one, i) => ({
      ...one,
      presented: i === 0 ? { amountMinor: 5_470, balanceMinor: 5_470 } : { amountMinor: 3_653, balanceMinor: 3_653 },
    }));
    const { currency, balanceMinor, instalments } = presented({
      ...order,
      paymentTerms: order.paymentTerms && { ...order.paymentTerms, schedules: schedules ?? [] },
    });
    expect([currency, balanceMinor, ...instalments.map((one) => one.balanceMinor)]).toEqual(["EUR", 9_123, 5_470, 3_653]); // prettier-ignore
  });

  test("adds up to what Shopify says is outstanding where only the order's rate is known, whatever the parts", () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 9_000_000 }), (parts, theirs) => {
        const order = inParts(parts, {
          presentment: { currency: "JPY", totalMinor: theirs, outstandingMinor: theirs },
        });
        const { instalments } = presented(order);
        expect(instalments.reduce((sum, one) => sum + one.balanceMinor, 0)).toBe(theirs);
      }),
    );
  });

  test("is nothing on a cancelled order", () => {
    const order = inParts([10_000], {
      cancelledAt: new Date("2026-03-05T12:00:00Z"),
      presentment: { currency: "EUR", totalMinor: 9_000, outstandingMinor: 9_000 },
    });
    expect(presented(order)).toMatchObject({ balanceMinor: 0, instalments: [{ balanceMinor: 0 }] });
  });
});
