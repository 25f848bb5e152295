import { describe, expect, test } from "vitest";
import { days, minus } from "~/domain/shared/duration";
import { sampleCustomers } from "~/services/scoring/collect-examples.server";
import { trainingDue } from "~/services/scoring/training-due.server";

const NOW = new Date("2026-09-15T08:00:00Z");
const last = (daysAgo: number, newOutcomes: number, state = "ready", examples = 4_000) => ({
  at: minus(NOW, days(daysAgo)),
  state,
  examples,
  newOutcomes,
});

describe("when a model is trained anew", () => {
  test.each([
    ["never before the merchant began it", undefined, undefined],
    ["not while one trains", last(40, 9_000, "training"), undefined],
    ["not within a week, whatever came", last(6, 9_000), undefined],
    ["when a quarter more is known", last(8, 1_000), "outcomes"],
    ["not for less", last(8, 999), undefined],
    ["not for a handful in a small shop", last(8, 400, "ready", 600), undefined],
    ["after a month in any case", last(30, 0), "monthly"],
    ["a week after one failed, if enough came", last(7, 1_000, "failed"), "outcomes"],
    ["not the night after somebody stopped one", last(1, 1_000, "cancelled"), undefined],
  ])("%s", (_, state, cause) => {
    expect(trainingDue(state, NOW)).toBe(cause);
  });
});

const pages = async function* (ids: readonly string[], size: number) {
  for (let i = 0; i < ids.length; i += size) yield await Promise.resolve(ids.slice(i, i + size));
};
const ids = Array.from({ length: 5_000 }, (_, i) => `shop/c/${String(i)}`);

describe("the sample of customers that is looked at", () => {
  test("is the same however the pages fall and whatever order they come in", async () => {
    const sample = await sampleCustomers(pages(ids, 700), 300);
    expect(sample).toHaveLength(300);
    expect(await sampleCustomers(pages([...ids].reverse(), 33), 300)).toEqual(sample);
  });

  test("is everybody in a small shop, and stays nearly the same as one grows", async () => {
    expect(new Set(await sampleCustomers(pages(ids.slice(0, 40), 7), 300))).toEqual(new Set(ids.slice(0, 40)));
    const before = new Set(await sampleCustomers(pages(ids.slice(0, 4_500), 500), 300));
    const after = await sampleCustomers(pages(ids, 500), 300);
    expect(after.filter((id) => before.has(id)).length).toBeGreaterThan(250);
  });

  test("is drawn evenly", async () => {
    const sample = await sampleCustomers(pages(ids, 500), 1_000);
    const firstHalf = sample.filter((id) => ids.indexOf(id) < 2_500).length;
    expect(Math.abs(firstHalf - 500)).toBeLessThan(60);
  });
});
