import { expect, test } from "vitest";
import { timeOrderedIds } from "~/integrations/ids.server";

test("later ids sort after earlier ones, and ids of one moment differ", () => {
  let now = new Date("2026-01-01T00:00:00Z");
  const ids = timeOrderedIds(() => now);
  const first = ids.next();
  now = new Date("2026-01-01T00:00:00.001Z");
  const [second, third] = [ids.next(), ids.next()];
  expect(first < second).toBe(true);
  expect(second).not.toBe(third);
  expect(first).toMatch(/^[0-9a-z]{26}$/);
});
