import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { examplesOf, isRipe, lateBy } from "~/domain/scoring/examples";
import { computeFeatures, toArray } from "~/domain/scoring/features";
import { anyCredit, day, repayment } from "~tests/factories/repayment";

describe("whether an instalment due on day 30 was late by more than five days", () => {
  test.each([
    ["paid on its day", 30, 100, false],
    ["paid within the five days", 35.9, 100, false],
    ["paid after them", 36, 100, true],
    ["unpaid, the five days over", undefined, 36, true],
    ["unpaid, the five days not over: open", undefined, 35.9, undefined],
    ["paid later than we look: as if unpaid", 90, 50, true],
    ["paid later than we look, too early to say", 34, 33, undefined],
  ] as const)("%s", (_, paidOn, until, expected) => {
    expect(lateBy(repayment(0, paidOn), day(until), 5)).toBe(expected);
  });
});

test("an instalment that ended before it was late, as with an order cancelled, says nothing; one that ended after it says late", () => {
  expect(lateBy(repayment(0, undefined, { endedAt: day(35) }), day(100), 5)).toBeUndefined();
  expect(lateBy(repayment(0, undefined, { endedAt: day(36) }), day(100), 5)).toBe(true);
  expect(examplesOf([repayment(0, undefined, { endedAt: day(35) })], [], day(100), 5)).toEqual([]);
});

describe("training examples", () => {
  test("see only what came before each instalment was made", () => {
    const credit = [repayment(0, 60), repayment(40, 70), repayment(90, 110)];
    const examples = examplesOf(credit, [], day(500), 0);
    expect(examples.map(({ late }) => late)).toEqual([true, false, false]);
    const signals = { about: { dueAt: day(70), instalments: 1 } };
    const seen = computeFeatures([repayment(0, undefined)], [], day(40), 10_000, undefined, signals);
    expect(examples[1]?.features).toEqual(toArray(seen));
  });

  test("come only of instalments that all had their time: one paid early does not teach before it was due", () => {
    const credit = [repayment(0, 5), repayment(0, undefined, { orderId: "other" })];
    expect(examplesOf(credit, [], day(30.9), 0)).toEqual([]);
    expect(examplesOf(credit, [], day(31), 0).map(({ late }) => late)).toEqual([false, true]);
  });

  test("of a customer with very many are the newest", () => {
    const credit = [repayment(0, 30), repayment(50, 80), repayment(100, 130)];
    expect(examplesOf(credit, [], day(500), 0, {}, 2).map(({ orderId }) => orderId)).toEqual(["order-50", "order-100"]);
  });

  test("are of ripe instalments only, and a later look changes none of them", () => {
    fc.assert(
      fc.property(anyCredit, fc.integer({ min: 0, max: 800 }), (credit, until) => {
        const now = examplesOf(credit, [], day(until), 5);
        const later = new Map(credit.map((record) => [record, lateBy(record, day(2_000), 5)]));
        const decided = credit.filter((record) => isRipe(record, day(until), 5)); // prettier-ignore
        expect(now).toHaveLength(decided.length);
        for (const [i, { late }] of now.entries()) expect(late).toBe(later.get(decided[i]!));
      }),
    );
  });
});
