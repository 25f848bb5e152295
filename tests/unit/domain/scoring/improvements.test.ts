import { describe, expect, test } from "vitest";
import { computeFeatures } from "~/domain/scoring/features";
import { improvementsOf } from "~/domain/scoring/improvements";
import { scorecard } from "~/domain/scoring/scorecard";
import type { RepaymentRecord } from "~/domain/scoring/types";
import { day, repayment } from "~tests/factories/repayment";

const AT = day(300);
const askedOf = (credit: readonly RepaymentRecord[], nextAmountMinor = 10_000) =>
  improvementsOf(scorecard, { credit, purchases: [], nextAmountMinor }, AT);
const score = (credit: readonly RepaymentRecord[]) =>
  scorecard.score(computeFeatures(credit, [], AT, 10_000)).probability;

describe("what would lower a score", () => {
  const late = [repayment(0, 28), repayment(60, 120), repayment(150, undefined), repayment(200, undefined)];

  test("starts from the score as it is, and says what it would be if the overdue were paid", () => {
    const paid = askedOf(late).find(({ id }) => id === "paid");
    expect(paid?.from).toBeCloseTo(score(late), 12);
    const paidUp = late.map((record) => (record.paidAt ? record : { ...record, paidAt: day(299.99) }));
    expect(paid?.to).toBeCloseTo(score(paidUp), 12);
    expect(paid?.to).toBeLessThan(paid?.from ?? 0);
  });

  test("three more payments on time lower it further", () => {
    const [first, second] = askedOf(late);
    expect([first?.id, second?.id]).toEqual(["three_on_time", "paid"]);
  });

  test("a much larger amount than usual is said, a smaller one is not", () => {
    const good = [repayment(0, 50), repayment(60, 110), repayment(150, 200)];
    expect(askedOf(good, 60_000).map(({ id }) => id)).toContain("usual_amount");
    expect(askedOf(good, 5_000).map(({ id }) => id)).not.toContain("usual_amount");
  });

  test("nothing is said of a customer without history, and nothing that would change hardly anything", () => {
    expect(askedOf([])).toEqual([]);
    expect(askedOf(Array.from({ length: 9 }, (_, i) => repayment(30 * i, 30 * i + 20)))).toEqual([]);
  });

  test("what is not known yet plays no part", () => {
    expect(askedOf([...late, repayment(310, undefined)])).toEqual(askedOf(late));
    const paidLater = late.map((record) => ({ ...record, paidAt: record.paidAt ?? day(301) }));
    expect(askedOf(paidLater)).toEqual(askedOf(late));
  });
});
