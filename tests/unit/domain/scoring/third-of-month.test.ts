import fc from "fast-check";
import { expect, test } from "vitest";
import { third } from "~/domain/scoring/feature-groups/facts";

test("the third of the month is that of the calendar, before 1970 too", () => {
  const moments = fc.date({ min: new Date("1890-01-01"), max: new Date("2190-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (at) => {
      expect(third(at.getTime())).toBe(Math.min(2, Math.floor((at.getUTCDate() - 1) / 10)));
    }),
    { numRuns: 2_000 },
  );
});
