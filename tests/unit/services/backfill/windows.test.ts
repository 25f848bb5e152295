import fc from "fast-check";
import { expect, test } from "vitest";
import type { Window } from "~/contracts/backfill";
import { chooseWindows, halve } from "~/services/backfill/windows.server";

const instants = fc.date({ min: new Date("2015-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
const holds = ({ from, to }: Window, at: Date): boolean => (!from || at >= from) && (!to || at < to);
const span = (a: Date, b: Date, count = 50_000) => ({ count, first: a < b ? a : b, last: a < b ? b : a });

test("every order is in one window and in no other, also those outside of what was known", () => {
  fc.assert(
    fc.property(instants, instants, instants, (a, b, order) => {
      const windows = chooseWindows(span(a, b));
      expect(windows.filter((window) => holds(window, order))).toHaveLength(1);
    }),
  );
});

test("a large history is read in five windows, a small one or an empty one in one", () => {
  const [a, b] = [new Date("2024-01-01"), new Date("2026-01-01")];
  expect(chooseWindows(span(a, b))).toHaveLength(5);
  expect(chooseWindows(span(a, b, 100))).toEqual([{ from: null, to: null }]);
  expect(chooseWindows({ count: 0, first: null, last: null })).toEqual([{ from: null, to: null }]);
});

test("the halves of a window hold what it holds", () => {
  fc.assert(
    fc.property(instants, instants, instants, (a, b, order) => {
      for (const window of chooseWindows(span(a, b))) {
        const halves = halve(window, span(a, b)) ?? [window];
        expect(halves.filter((half) => holds(half, order))).toHaveLength(holds(window, order) ? 1 : 0);
      }
    }),
  );
});

test("a window of a second cannot be halved", () => {
  const [a, b] = [new Date("2026-01-01T00:00:00Z"), new Date("2026-01-01T00:00:01Z")];
  expect(halve({ from: a, to: b }, span(a, b))).toBeUndefined();
});
