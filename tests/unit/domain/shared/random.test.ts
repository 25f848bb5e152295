import { expect, test } from "vitest";
import { hash32, seededRandom } from "~/domain/shared/random";

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: number | string) => Array.from({ length: 5 }, seededRandom(seed));
  expect(draw("a")).toEqual(draw("a"));
  expect(draw("a")).not.toEqual(draw("b"));
});

test("the numbers fill [0, 1) evenly enough to simulate with", () => {
  const random = seededRandom(7);
  const buckets = new Array<number>(10).fill(0);
  for (let i = 0; i < 100_000; i++) {
    const at = Math.floor(random() * 10);
    buckets[at] = (buckets[at] ?? 0) + 1;
  }
  for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test("the hash is the published FNV-1a", () => {
  // Reference value for "a": http://www.isthe.com/chongo/tech/comp/fnv/
  expect(hash32("a")).toBe(0xe40c292c);
});
