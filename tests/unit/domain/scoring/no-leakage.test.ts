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

const anyTraits = fc.array(fc.record({ kind: fc.constantFrom("rfm" as const, "marketing" as const), value: fc.constantFrom("LOYAL", "DORMANT", "SUBSCRIBED"), at: anyDay.map(day) }), { maxLength: 5 }).map((traits) => traits.sort((a, b) => a.at.getTime() - b.at.getTime())); // prettier-ignore

type World = {
  readonly credit: readonly RepaymentRecord[];
  readonly purchases: readonly PurchaseRecord[];
  readonly contacts: readonly Date[];
  readonly promises: NonNullable<Signals["promises"]>;
  readonly traits: NonNullable<Signals["traits"]>;
};
const about = { dueAt: day(1_030), instalments: 1 };
const featuresAt = ({ credit, purchases, ...signals }: World, at: Date) =>
  computeFeatures(credit, purchases, at, 12_345, undefined, { about, ...signals });

/** What carries a time of its own, and another future for what was not known yet. */
const otherwise = <T extends RepaymentRecord | PurchaseRecord>(record: T, at: Date, later: Date | undefined): T => {
  const told = (known: Date | undefined): Date | undefined => (known && known < at ? known : later);
  return { ...record, returnedAt: told(record.returnedAt), cancelledAt: told(record.cancelledAt) };
};
const owedOtherwise = (record: RepaymentRecord, at: Date, later: Date | undefined): RepaymentRecord => {
  const told = (known: Date | undefined): Date | undefined => (known && known < at ? known : later);
  const known = (record.payments ?? []).filter((payment) => payment.at < at);
  return {
    ...otherwise(record, at, later),
    paidAt: told(record.paidAt),
    disputedAt: told(record.disputedAt),
    endedAt: told(record.endedAt),
    payments: later ? [...known, { at: later, amountMinor: 77 }] : known,
  };
};

/** Another future: later payments elsewhere or never, later rows gone, rewritten and added. */
const rewritten = (world: World, at: Date, shift: number, never: boolean): World => {
  const later = new Date(at.getTime() + shift * DAY);
  const then = never ? undefined : later;
  return {
    credit: [
      ...world.credit.filter(({ createdAt }) => createdAt < at).map((record) => owedOtherwise(record, at, then)),
      repayment(0, undefined, { createdAt: later, dueAt: later, amountMinor: 999_999, disputedAt: later, discounted: true }),
    ],
    purchases: [
      ...world.purchases.filter(({ createdAt }) => createdAt < at).map((record) => otherwise(record, at, then)),
      purchase(0, { createdAt: later, cancelledAt: later, viaThirdPartyBnpl: true, amountMinor: 1 }),
    ],
    traits: [...world.traits.filter((trait) => trait.at < at), { kind: "rfm", value: "DORMANT", at: later }],
    contacts: [...world.contacts.filter((contact) => contact < at), later],
    promises: [...world.promises.filter(({ from }) => from < at).map((promise) => (promise.until < at ? promise : { ...promise, until: later })), { from: later, until: new Date(later.getTime() + DAY) }],
  };
}; // prettier-ignore

describe("a feature as of a moment", () => {
  const anyWorld = fc.record({ credit: anyCredit, purchases: anyPurchases, contacts: anyContacts, promises: anyPromises, traits: anyTraits }); // prettier-ignore

  test("does not change with anything that becomes known at that moment or later", () => {
    fc.assert(
      fc.property(anyWorld, anyDay.map(day), fc.integer({ min: 0, max: 400 }), fc.boolean(), (world, at, shift, never) => {
        expect(featuresAt(rewritten(world, at, shift, never), at)).toEqual(featuresAt(world, at));
      }),
      { numRuns: 300 },
    ); // prettier-ignore
  });

  test("does change with what became known before", () => {
    const world = { credit: [repayment(0, 20)], purchases: [], contacts: [], promises: [], traits: [] };
    const unpaid = { ...world, credit: [repayment(0, undefined)] };
    expect(featuresAt(world, day(100))).not.toEqual(featuresAt(unpaid, day(100)));
    expect(featuresAt({ ...world, contacts: [day(90)] }, day(100))["contact_count"]).toBeGreaterThan(0);
  });
});

describe("a training example as known at a moment", () => {
  test("does not change with the future either", () => {
    fc.assert(
      fc.property(anyCredit, anyPurchases, anyDay.map(day), (credit, purchases, until) => {
        const then = rewritten({ credit, purchases, contacts: [], promises: [], traits: [] }, until, 1, false);
        expect(examplesOf(then.credit, then.purchases, until, 3)).toEqual(examplesOf(credit, purchases, until, 3));
      }),
    );
  });
});
