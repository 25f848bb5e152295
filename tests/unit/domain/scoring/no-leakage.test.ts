import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { examplesOf } from "~/domain/scoring/examples";
import { computeFeatures } from "~/domain/scoring/features";
import type { PurchaseRecord, RepaymentRecord, Signals } from "~/domain/scoring/types";
import { anyCredit, anyPurchases, day, purchase, repayment } from "~tests/factories/repayment";

const DAY = 86_400_000;
const anyDay = fc.integer({ min: 0, max: 1_000 });
const anyContacts = fc.array(anyDay.map(day), { maxLength: 10 });
const anyPromises = fc.array(fc.record({ from: anyDay, length: fc.integer({ min: 1, max: 60 }) }).map(({ from, length }) => ({ from: day(from), until: day(from + length) })), { maxLength: 5 }); // prettier-ignore

type World = {
  readonly credit: readonly RepaymentRecord[];
  readonly purchases: readonly PurchaseRecord[];
  readonly contacts: readonly Date[];
  readonly promises: NonNullable<Signals["promises"]>;
};
const about = { dueAt: day(1_030), instalments: 1 };
const featuresAt = ({ credit, purchases, contacts, promises }: World, at: Date) =>
  computeFeatures(credit, purchases, at, 12_345, undefined, { about, contacts, promises });

/** Another future: later payments elsewhere or never, later rows gone, rewritten and added. */
const rewritten = (world: World, at: Date, shift: number, never: boolean): World => {
  const later = new Date(at.getTime() + shift * DAY);
  return {
    credit: [
      ...world.credit
        .filter(({ createdAt }) => createdAt < at)
        .map((record) => (record.paidAt && record.paidAt < at ? record : { ...record, paidAt: never ? undefined : later })),
      repayment(0, undefined, { createdAt: later, dueAt: later, amountMinor: 999_999, disputed: true, discounted: true }),
    ],
    purchases: [
      ...world.purchases.filter(({ createdAt }) => createdAt < at),
      purchase(0, { createdAt: later, cancelled: true, viaThirdPartyBnpl: true, amountMinor: 1 }),
    ],
    contacts: [...world.contacts.filter((contact) => contact < at), later],
    promises: [...world.promises.filter(({ from }) => from < at).map((promise) => (promise.until < at ? promise : { ...promise, until: later })), { from: later, until: new Date(later.getTime() + DAY) }],
  };
}; // prettier-ignore

describe("a feature as of a moment", () => {
  const anyWorld = fc.record({ credit: anyCredit, purchases: anyPurchases, contacts: anyContacts, promises: anyPromises }); // prettier-ignore

  test("does not change with anything that becomes known at that moment or later", () => {
    fc.assert(
      fc.property(anyWorld, anyDay.map(day), fc.integer({ min: 0, max: 400 }), fc.boolean(), (world, at, shift, never) => {
        expect(featuresAt(rewritten(world, at, shift, never), at)).toEqual(featuresAt(world, at));
      }),
      { numRuns: 300 },
    ); // prettier-ignore
  });

  test("does change with what became known before", () => {
    const world = { credit: [repayment(0, 20)], purchases: [], contacts: [], promises: [] };
    const unpaid = { ...world, credit: [repayment(0, undefined)] };
    expect(featuresAt(world, day(100))).not.toEqual(featuresAt(unpaid, day(100)));
    expect(featuresAt({ ...world, contacts: [day(90)] }, day(100))["contact_count"]).toBeGreaterThan(0);
  });
});

describe("a training example as known at a moment", () => {
  test("does not change with the future either", () => {
    fc.assert(
      fc.property(anyCredit, anyPurchases, anyDay.map(day), (credit, purchases, until) => {
        const then = rewritten({ credit, purchases, contacts: [], promises: [] }, until, 1, false);
        expect(examplesOf(then.credit, then.purchases, until, 3)).toEqual(examplesOf(credit, purchases, until, 3));
      }),
    );
  });
});
