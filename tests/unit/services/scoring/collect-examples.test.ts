import { describe, expect, test } from "vitest";
import type { ScoringHistory } from "~/contracts/scores";
import { collectExamples, sampleCustomers } from "~/services/scoring/collect-examples.server";
import { day, repayment } from "~tests/factories/repayment";

const ids = Array.from({ length: 1_000 }, (_, i) => `c${String(i)}`);
const pagesOf = (all: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

describe("the customers who teach", () => {
  test("are all where there are few", async () => {
    expect((await sampleCustomers(pagesOf(ids, 100), 5_000)).sort()).toEqual(ids.toSorted());
  });

  test("are so many and no more, the same whatever the pages", async () => {
    const one = await sampleCustomers(pagesOf(ids, 7), 50);
    const other = await sampleCustomers(pagesOf(ids.toReversed(), 333), 50);
    expect(one).toHaveLength(50);
    expect(other).toEqual(one);
    expect(await sampleCustomers(pagesOf(ids, 7), 20)).toEqual(one.slice(0, 20));
  });
});

describe("examples of a shop", () => {
  const history = (customerId: string, optedOut: boolean): ScoringHistory => ({
    customerId,
    optedOut,
    credit: Array.from({ length: 20 }, (_, i) => repayment(30 * i, 30 * i + 20, { customerId })),
    purchases: [],
    nextAmountMinor: 0,
  });
  const asked: number[] = [];
  const collect = (count: number) =>
    collectExamples(
      {
        customerPages: () => pagesOf(ids.slice(0, count), 100),
        histories: (_, wanted) => {
          asked.push(wanted.length);
          return Promise.resolve(wanted.map((id) => history(id, id === "c1")));
        },
      },
      "shop",
      day(2_000),
    );

  test("leave out who opted out of automated scoring", async () => {
    const examples = await collect(3);
    expect(new Set(examples.map(({ customerId }) => customerId))).toEqual(new Set(["c0", "c2"]));
    expect(examples).toHaveLength(40);
  });

  test("are read in pages that a database takes", async () => {
    await collect(1_000);
    expect(Math.max(...asked)).toBeLessThanOrEqual(500);
  });
});
