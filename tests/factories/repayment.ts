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
  ...more,
});

export const purchase = (on: number, more: Partial<PurchaseRecord> = {}): PurchaseRecord => ({
  customerId: "customer-1",
  orderId: `purchase-${String(on)}`,
  createdAt: day(on),
  amountMinor: 5_000,
  viaThirdPartyBnpl: false,
  discounted: false,
  ...more,
});

const byCreation = (a: { readonly createdAt: Date }, b: { readonly createdAt: Date }): number =>
  a.createdAt.getTime() - b.createdAt.getTime();

const anyLater = (on: number) => fc.option(fc.integer({ min: 1, max: 400 }).map((later) => day(on + later)), { nil: undefined, freq: 2 }); // prettier-ignore

/** What an order says beside its money, known on the day it was made or later. */
const anyTraits = (on: number) =>
  fc.record({
    discounted: fc.option(fc.boolean(), { nil: undefined }),
    articles: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
    intangible: fc.option(fc.boolean(), { nil: undefined }),
    returnedAt: anyLater(on),
    cancelledAt: anyLater(on),
  });

/** Part payments after the order was made, oldest first. */
const anyPayments = (on: number) =>
  fc.array(fc.record({ at: fc.integer({ min: 1, max: 300 }), amountMinor: fc.integer({ min: 1, max: 9_000 }) }), { maxLength: 3 })
    .map((payments) => payments.sort((a, b) => a.at - b.at).map(({ at, amountMinor }) => ({ at: day(on + at), amountMinor }))); // prettier-ignore

/** Credit of any kind over two years, sorted by creation. */
export const anyCredit: fc.Arbitrary<RepaymentRecord[]> = fc
  .array(
    fc
      .record({
        on: fc.integer({ min: 0, max: 700 }),
        term: fc.integer({ min: 0, max: 90 }),
        wait: fc.option(fc.double({ min: 0, max: 300, noNaN: true }), { nil: undefined, freq: 4 }),
        amountMinor: fc.integer({ min: 0, max: 5_000_000 }),
      })
      .chain(({ on, term, wait, amountMinor }) =>
        fc
          .record({ traits: anyTraits(on), disputedAt: anyLater(on), endedAt: anyLater(on), payments: anyPayments(on) })
          .map(({ traits, ...more }) =>
            repayment(on, wait === undefined ? undefined : on + wait, {
              dueAt: day(on + term),
              amountMinor,
              ...traits,
              ...more,
            }),
          ),
      ),
    { maxLength: 80 },
  )
  .map((records) => records.sort(byCreation));

export const anyPurchases: fc.Arbitrary<PurchaseRecord[]> = fc
  .array(
    fc
      .record({
        on: fc.integer({ min: 0, max: 700 }),
        viaThirdPartyBnpl: fc.boolean(),
      })
      .chain(({ on, viaThirdPartyBnpl }) =>
        anyTraits(on).map((traits) => purchase(on, { viaThirdPartyBnpl, ...traits })),
      ),
    { maxLength: 12 },
  )
  .map((records) => records.sort(byCreation));
