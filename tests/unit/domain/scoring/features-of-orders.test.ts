import { describe, expect, test } from "vitest";
import { computeFeatures } from "~/domain/scoring/features";
import type { PurchaseRecord, RepaymentRecord, Signals } from "~/domain/scoring/types";
import { day, purchase, repayment } from "~tests/factories/repayment";

const features = (credit: readonly RepaymentRecord[], on: number) => computeFeatures(credit, [], day(on), 10_000);

describe("what was bought", () => {
  const about = { dueAt: day(330), instalments: 2, articles: 8, intangible: true };
  const with_ = (credit: readonly RepaymentRecord[], purchases: readonly PurchaseRecord[], asked: Signals["about"] = about) =>
    computeFeatures(credit, purchases, day(300), 10_000, undefined, { about: asked }); // prettier-ignore
  const credit = [
    repayment(0, 60, { articles: 1, intangible: true }),
    repayment(40, 65, { articles: 3, intangible: false, returnedAt: day(90) }),
    repayment(80, 100, { returnedAt: day(301) }),
  ];
  const bought = [purchase(10, { articles: 2, intangible: true, cancelledAt: day(12) })];

  test("articles count against those of other orders that say how many they had", () => {
    const found = with_(credit, bought);
    expect(found["articles"]).toBeCloseTo(Math.log(9));
    expect(found["articles_ratio"]).toBeCloseTo(Math.log(9 / 3));
    expect(found["article_value"]).toBeCloseTo(Math.log1p(200 / 8));
    const { articles, articles_ratio, article_value } = with_(credit, bought, { dueAt: day(330), instalments: 1 });
    expect({ articles, articles_ratio, article_value }).toEqual({ articles: 0, articles_ratio: 0, article_value: 0 });
  });

  test("orders with nothing to ship are a kind of their own", () => {
    const found = with_(credit, bought);
    expect(found["intangible"]).toBe(1);
    expect(found["intangible_share"]).toBeCloseTo(2 / 4);
    expect(found["same_kind_late"]).toBeCloseTo((1 - 1 / 3) / 3);
  });

  test("what was given back or cancelled by then counts, on credit or not", () => {
    const found = with_(credit, bought);
    expect(found["return_rate"]).toBeCloseTo(1 / 4);
    expect(found["cancel_rate"]).toBeCloseTo(1 / 4);
  });
});

describe("what became of an instalment", () => {
  const parts = [{ at: day(20), amountMinor: 4_000 }, { at: day(50), amountMinor: 6_000 }]; // prettier-ignore

  test("paid in parts, it says so from the first part on, and less of it is open", () => {
    const credit = [repayment(0, 50, { payments: parts })];
    const open = features(credit, 40);
    expect(open["part_rate"]).toBeCloseTo(1 / 2);
    expect(open["overdue_share"]).toBeCloseTo(Math.log1p(0.6));
    expect(features(credit, 60)["part_rate"]).toBeCloseTo(1 / 2);
    expect(features([repayment(0, 50, { payments: [{ at: day(50), amountMinor: 10_000 }] })], 60)["part_rate"]).toBe(0);
    expect(features(credit, 20)["part_rate"]).toBe(0);
  });

  test("ended without being paid, it is neither owed nor an outcome from then on", () => {
    const credit = [repayment(0, undefined, { endedAt: day(50) })];
    expect(features(credit, 45)["overdue_count"]).toBeCloseTo(Math.log(2));
    expect(features(credit, 60)).toMatchObject({ overdue_count: 0, known_count: 0, credit_count: 0, open_share: 0 });
  });

  test("disputed, it counts from the day that became known", () => {
    const credit = [repayment(0, 20, { disputedAt: day(70) })];
    expect(features(credit, 60)["dispute_rate"]).toBe(0);
    expect(features(credit, 80)["dispute_rate"]).toBe(1);
  });
});

describe("what the store says of the customer", () => {
  const traits = [
    { kind: "rfm" as const, value: "LOYAL", at: day(10) },
    { kind: "marketing" as const, value: "SUBSCRIBED", at: day(20) },
    { kind: "rfm" as const, value: "AT_RISK", at: day(50) },
  ];
  const on = (n: number) => computeFeatures([], [], day(n), 10_000, undefined, { traits });

  test("holds from the day it was said until the next word", () => {
    expect(on(5)).toMatchObject({ often_here: 0, slipping_away: 0, subscribed: 0 });
    expect(on(30)).toMatchObject({ often_here: 1, slipping_away: 0, subscribed: 1 });
    expect(on(60)).toMatchObject({ often_here: 0, slipping_away: 1, subscribed: 1 });
  });
});
