import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OTHERS, outcomesByGroup } from "~/domain/scoring/group-outcomes";

/** So many outcomes of a group of whom a share was expected to be late, and so many were. */
const of = (key: string, n: number, p: number, late: number) =>
  Array.from({ length: n }, (_, i) => ({ key, p, late: i < late }));
const byKey = (outcomes: ReturnType<typeof of>) => outcomesByGroup(outcomes, ({ key }) => key);

describe("what was said of a group of customers against what happened", () => {
  test("stands with the largest group first, and small ones together at the end", () => {
    const found = byKey([...of("fr", 40, 0.1, 4), ...of("en", 400, 0.25, 100), ...of("de", 5, 0.5, 1), ...of("", 5, 0.5, 3)]);
    expect(found.map(({ key, n, observed }) => [key, n, observed])).toEqual([["en", 400, 0.25], ["fr", 40, 0.1], [OTHERS, 10, 0.4]]);
    expect(found[1]?.expected).toBeCloseTo(0.1);
  }); // prettier-ignore

  test("is off where a wide gap over many outcomes cannot be chance, for that group alone", () => {
    const found = byKey([...of("en", 400, 0.2, 80), ...of("zh", 300, 0.2, 120), ...of("fr", 60, 0.2, 40)]);
    expect(found.map(({ key, isOff }) => [key, isOff])).toEqual([["en", false], ["zh", true], ["fr", false]]);
  }); // prettier-ignore

  test("counts every outcome once, in at most nine groups, whatever their order", () => {
    const some = fc.array(fc.record({ key: fc.string({ maxLength: 1 }), p: fc.double({ min: 0, max: 1, noNaN: true }), late: fc.boolean() }), { maxLength: 400 });
    const shuffled = some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    const sizes = (outcomes: ReturnType<typeof of>) => byKey(outcomes).map(({ key, n }) => [key, n] as const);
    fc.assert(
      fc.property(shuffled, ([outcomes, inOtherOrder]) => {
        const found = sizes(outcomes);
        expect(found.reduce((sum, [, n]) => sum + n, 0)).toBe(outcomes.length);
        expect(found.length).toBeLessThanOrEqual(9);
        expect(sizes(inOtherOrder)).toEqual(found);
      }),
    );
  }); // prettier-ignore
});
