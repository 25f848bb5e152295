import fc from "fast-check";
import type { PurchaseRecord, RepaymentRecord } from "~/domain/scoring/types";

const DAY = 86_400_000;
/** Day 0 of all histories. */
export const START = Date.UTC(2026, 0, 1);
export const day = (n: number): Date => new Date(START + n * DAY);

/** An instalment of 100.00 made on a day, due 30 days later and paid on another, or not. */
export const repayment = (
  createdOn: number,
  paidOn: number | undefined,
  more: Partial<RepaymentRecord> = {},
): RepaymentRecord => ({
  customerId: "customer-1",
  orderId: `order-${String(createdOn)}`,
  createdAt: day(createdOn),
  dueAt: day(createdOn + 30),
  amountMinor: 10_000,
  paidAt: paidOn === undefined ? undefined : day(paidOn),
  disputed: false,
  ...more,
});

export const purchase = (on: number, more: Partial<PurchaseRecord> = {}): PurchaseRecord => ({
  customerId: "customer-1",
  orderId: `purchase-${String(on)}`,
  createdAt: day(on),
  amountMinor: 5_000,
  cancelled: false,
  viaThirdPartyBnpl: false,
  discounted: false,
  ...more,
});

const byCreation = (a: { readonly createdAt: Date }, b: { readonly createdAt: Date }): number =>
  a.createdAt.getTime() - b.createdAt.getTime();

/** Credit of any kind over two years, sorted by creation. */
export const anyCredit: fc.Arbitrary<RepaymentRecord[]> = fc
  .array(
    fc
      .record({
        on: fc.integer({ min: 0, max: 700 }),
        term: fc.integer({ min: 0, max: 90 }),
        wait: fc.option(fc.double({ min: 0, max: 300, noNaN: true }), { nil: undefined, freq: 4 }),
        amountMinor: fc.integer({ min: 0, max: 5_000_000 }),
        disputed: fc.boolean(),
      })
      .map(({ on, term, wait, ...more }) =>
        repayment(on, wait === undefined ? undefined : on + wait, { dueAt: day(on + term), ...more }),
      ),
    { maxLength: 80 },
  )
  .map((records) => records.sort(byCreation));

export const anyPurchases: fc.Arbitrary<PurchaseRecord[]> = fc
  .array(
    fc
      .record({
        on: fc.integer({ min: 0, max: 700 }),
        cancelled: fc.boolean(),
        viaThirdPartyBnpl: fc.boolean(),
        discounted: fc.boolean(),
      })
      .map(({ on, ...more }) => purchase(on, more)),
    { maxLength: 12 },
  )
  .map((records) => records.sort(byCreation));
