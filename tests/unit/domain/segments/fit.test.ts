import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitSegments } from "~/domain/segments/fit";
import { FEWEST, mustFit, stabilityIndex } from "~/domain/segments/moved";
import { positionOf } from "~/domain/segments/scale";
import { STARTING_MODEL } from "~/domain/segments/start";
import type { Member, SegmentModel } from "~/domain/segments/types";
import { days, plus } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import { TIERS } from "~/domain/scoring/types";
import { findCentres } from "~/integrations/segments/find-centres.server";

const NOW = new Date("2026-09-15T04:00:00Z");
const KINDS = STARTING_MODEL.segments.map(({ centre }) => positionOf(STARTING_MODEL.scale, centre));

/** Customers around the five kinds that every lender knows, unevenly many of each. */
const crowd = (size: number, seed: string, shift: Partial<Member> = {}): Member[] => {
  const random = seededRandom(seed);
  const near = (spread: number) => (random() + random() + random() - 1.5) * spread;
  return Array.from({ length: size }, () => {
    const kind = KINDS[Math.min(KINDS.length - 1, Math.floor(random() ** 1.7 * 5))];
    if (!kind) throw new Error("no kind");
    const probability = Math.max(0.01, Math.min(0.99, kind.probability + near(0.06) + (shift.probability ?? 0)));
    return {
      probability,
      exposure: Math.max(0, kind.exposure + near(0.4)),
      daysLate: kind.daysLate + near(5) + (shift.daysLate ?? 0),
      trend: kind.trend + near(3),
      known: 5,
      lossRate: probability / 5,
    };
  });
};
const fit = (members: readonly Member[], inForce: SegmentModel = STARTING_MODEL) =>
  fitSegments(members, inForce, members.length, findCentres);
const fitted = (members: readonly Member[], inForce?: SegmentModel): SegmentModel => {
  const model = fit(members, inForce);
  if (!model) throw new Error("no fit");
  return model;
};

describe("the segments of a shop", () => {
  test("are found, named, ordered by loss and mapped to tiers that rise with it", () => {
    const { segments } = fitted(crowd(2_000, "one"));
    expect(segments.map(({ key }) => key)).toEqual(["1", "2", "3", "4", "5"]);
    expect(segments.map(({ name }) => `${name.behaviour} ${name.size}`)).toEqual([
      "on_time small", "on_time large", "sliding middle", "often_late middle", "long_late large",
    ]); // prettier-ignore
    expect(segments.map(({ tier }) => tier)).toEqual(["low", "low", "medium", "high", "high"]);
  });

  test("are the same whatever order the customers come in", () => {
    const members = crowd(400, "order");
    const model = fitted(members);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(members, { minLength: members.length, maxLength: members.length }),
        (shuffled) => {
          expect(fitted(shuffled)).toEqual(model);
        },
      ),
      { numRuns: 10 },
    );
  });

  test("keep their keys and names when they are found again among the same customers, or others like them", () => {
    const first = fitted(crowd(2_000, "one"));
    const named = (model: SegmentModel) => model.segments.map(({ key, name }) => ({ key, name }));
    expect(named(fitted(crowd(2_000, "one"), first))).toEqual(named(first));
    for (const seed of ["two", "three", "four"]) expect(named(fitted(crowd(2_000, seed), first))).toEqual(named(first));
    expect(named(fitted(crowd(2_000, "five", { daysLate: 4 }), first))).toEqual(named(first));
  });

  test("never have the same name twice, and tiers never fall along the order of loss", () => {
    const member: fc.Arbitrary<Member> = fc.record({
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      exposure: fc.double({ min: 0, max: 4, noNaN: true }),
      daysLate: fc.double({ min: -30, max: 120, noNaN: true }),
      trend: fc.double({ min: -60, max: 60, noNaN: true }),
      known: fc.nat(20),
      lossRate: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(member, { minLength: 20, maxLength: 80 }), (members) => {
        const model = fit(members);
        if (!model) return;
        const names = model.segments.map(({ name }) => JSON.stringify(name));
        expect(new Set(names).size).toBe(names.length);
        const tiers = model.segments.map(({ tier }) => TIERS.indexOf(tier));
        expect(tiers).toEqual([...tiers].sort((a, b) => a - b));
        expect(model.segments.every(({ centre }) => centre.every(Number.isFinite))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ["nobody", []],
    ["one customer", crowd(1, "one")],
    ["fewer customers than segments", crowd(4, "few")],
    ["customers who are all alike", Array.from({ length: 500 }, () => crowd(1, "one")).flat()],
  ])("are not found among %s", (_, members) => {
    expect(fit(members)).toBeUndefined();
  });
});

describe("finding segments anew", () => {
  const members = crowd(2_000, "one");
  const inForce = { model: fitted(members), fittedAt: NOW };
  const later = plus(NOW, days(30));

  test("waits until there are enough customers, and is done then", () => {
    expect(mustFit(undefined, members.slice(0, FEWEST - 1), 1_000, NOW)).toBe(false);
    expect(mustFit(undefined, members.slice(0, FEWEST), 1_000, NOW)).toBe(true);
  });

  test("is not done for the same kinds of customers", () => {
    expect(stabilityIndex(inForce.model.basis ?? [], members)).toBeCloseTo(0);
    expect(mustFit(inForce, crowd(2_000, "others"), 2_000, later)).toBe(false);
  });

  test("is done when they have moved, or have become many more, and not twice in a week", () => {
    const moved = crowd(2_000, "moved", { probability: 0.15, daysLate: 10 });
    expect(mustFit(inForce, moved, 2_000, later)).toBe(true);
    expect(mustFit(inForce, members, 8_000, later)).toBe(true);
    expect(mustFit(inForce, moved, 8_000, plus(NOW, days(6)))).toBe(false);
  });
});
