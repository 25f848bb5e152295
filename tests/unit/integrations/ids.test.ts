import { expect, test } from "vitest";
import { timeOrderedIds } from "~/integrations/ids.server";

test("identifiers sort by the time they were made, and never repeat", () => {
  let ms = Date.UTC(2026, 10, 24);
  const ids = timeOrderedIds(() => new Date(ms));
  const made = Array.from({ length: 500 }, (_, i) => {
    if (i % 50 === 49) ms += 1;
    return ids.next();
  });
  expect(new Set(made).size).toBe(500);
  expect([...made].sort()).toEqual(made);
  expect(made[0]).toHaveLength(26);
});

test("a clock that is set back does not turn the order round", () => {
  let ms = Date.UTC(2026, 10, 24);
  const ids = timeOrderedIds(() => new Date(ms));
  const first = ids.next();
  ms -= 60_000;
  expect(ids.next() > first).toBe(true);
});

test("two processes make different ones in the same millisecond", () => {
  const now = () => new Date(Date.UTC(2026, 10, 24));
  expect(timeOrderedIds(now).next()).not.toBe(timeOrderedIds(now).next());
});
