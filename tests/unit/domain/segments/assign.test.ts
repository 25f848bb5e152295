import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assign, type Standing } from "~/domain/segments/assign";
import { positionOf } from "~/domain/segments/scale";
import { STARTING_MODEL } from "~/domain/segments/start";
import type { Position } from "~/domain/segments/types";
import { hours, plus } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";

const NOW = new Date("2026-09-15T04:00:00Z");
const MODEL = STARTING_MODEL;

/** A point on the way from one centre to another: 0 is the one, 1 the other. */
const between = (from: string, to: string, way: number): Position => {
  const of = (key: string) => MODEL.segments.find((one) => one.key === key)?.centre ?? [];
  return positionOf(MODEL.scale, of(from).map((x, d) => x + way * ((of(to)[d] ?? 0) - x))); // prettier-ignore
};
const settled = (segment: string): Standing => ({ segment, pending: null, pendingAt: null });
const anywhere: fc.Arbitrary<Position> = fc.record({
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  exposure: fc.double({ min: 0, max: 5, noNaN: true }),
  daysLate: fc.double({ min: -30, max: 120, noNaN: true }),
  trend: fc.double({ min: -60, max: 60, noNaN: true }),
});

describe("the segment of a customer", () => {
  test("is the nearest one for somebody new", () => {
    for (const { key, centre } of MODEL.segments)
      expect(assign(MODEL, positionOf(MODEL.scale, centre), undefined, NOW)).toEqual(settled(key));
  });

  test("is the nearest one for somebody whose segment is no more, or who was in none", () => {
    expect(assign(MODEL, between("2", "1", 0), settled("person"), NOW)).toEqual(settled("2"));
    expect(assign(MODEL, between("2", "1", 0), settled("9"), NOW)).toEqual(settled("2"));
  });

  test("changes at once where another is clearly nearer", () => {
    expect(assign(MODEL, between("1", "4", 0.9), settled("1"), NOW)).toEqual(settled("4"));
  });

  test("changes at the second run where another is only just nearer, and not when the first is repeated", () => {
    const position = between("1", "4", 0.52);
    const first = assign(MODEL, position, settled("1"), NOW);
    expect(first).toEqual({ segment: "1", pending: "4", pendingAt: NOW });
    expect(assign(MODEL, position, first, plus(NOW, hours(2)))).toEqual(first);
    expect(assign(MODEL, position, first, plus(NOW, hours(24)))).toEqual(settled("4"));
  });

  test("forgets what was nearer once the customer is back, or something else is nearer", () => {
    const first = assign(MODEL, between("1", "4", 0.52), settled("1"), NOW);
    expect(assign(MODEL, between("1", "4", 0.4), first, plus(NOW, hours(24)))).toEqual(settled("1"));
    const later = plus(NOW, hours(24));
    expect(assign(MODEL, between("1", "2", 0.52), first, later)).toEqual({
      segment: "1",
      pending: "2",
      pendingAt: later,
    });
  });

  test("is the same again for the same figures, however often", () => {
    fc.assert(
      fc.property(anywhere, (position) => {
        let standing = assign(MODEL, position, undefined, NOW);
        const { segment } = standing;
        for (let run = 1; run < 5; run++) standing = assign(MODEL, position, standing, plus(NOW, hours(24 * run)));
        expect(standing).toEqual(settled(segment));
      }),
    );
  });

  test("is one of the model's, wherever the customer is", () => {
    fc.assert(
      fc.property(anywhere, fc.constantFrom("1", "2", "3", "4", "5"), (position, before) => {
        expect(MODEL.segments.map(({ key }) => key)).toContain(assign(MODEL, position, settled(before), NOW).segment);
      }),
    );
  });

  test("is kept by nearly everybody when figures go up and down a little", () => {
    const random = seededRandom("noise");
    const noise = () => (random() + random() + random() - 1.5) * 0.1;
    const people = Array.from({ length: 5_000 }, () => Array.from({ length: 4 }, () => random() * 4 - 2));
    let changes = 0;
    for (const point of people) {
      let standing = assign(MODEL, positionOf(MODEL.scale, point), undefined, NOW);
      for (let run = 1; run <= 10; run++) {
        const next = assign(MODEL, positionOf(MODEL.scale, point.map((x) => x + noise())), standing, plus(NOW, hours(24 * run))); // prettier-ignore
        changes += next.segment === standing.segment ? 0 : 1;
        standing = next;
      }
    }
    // Without the rule it is several in a hundred each night.
    expect(changes / (people.length * 10)).toBeLessThan(0.005);
  });
});
