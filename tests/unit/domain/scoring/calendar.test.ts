import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf } from "~/domain/scoring/feature-groups/calendar";

const SEASONS = [3, 3, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3];

test("the third of the month and the season are those of the calendar, before 1970 too", () => {
  const moments = fc.date({ min: new Date("1890-01-01"), max: new Date("2190-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (at) => {
      expect(partsOf(at.getTime())).toEqual({
        third: Math.min(2, Math.floor((at.getUTCDate() - 1) / 10)),
        season: SEASONS[at.getUTCMonth()],
      });
    }),
    { numRuns: 2_000 },
  );
});
