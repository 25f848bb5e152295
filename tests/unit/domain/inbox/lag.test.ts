import { expect, test } from "vitest";
import { lagOf } from "~/domain/inbox/lag";

const START = Date.parse("2026-09-01T12:00:00Z");
const event = (deliveryMs: number | null, handlingMs: number | null) => ({
  triggeredAt: deliveryMs === null ? null : new Date(START - deliveryMs),
  receivedAt: new Date(START),
  processedAt: handlingMs === null ? null : new Date(START + handlingMs),
});

test("nothing measured is nothing said", () => {
  expect(lagOf([])).toEqual({ delivery: null, handling: null });
  expect(lagOf([event(null, null)])).toEqual({ delivery: null, handling: null });
});

test("half were faster than the median, 95 of 100 faster than the rest", () => {
  const events = Array.from({ length: 100 }, (_, i) => event(100 - i, 10 * (i + 1)));
  expect(lagOf(events)).toEqual({ delivery: { medianMs: 50, p95Ms: 95 }, handling: { medianMs: 500, p95Ms: 950 } });
});

test("a clock that runs ahead makes no wait shorter than nothing", () => {
  expect(lagOf([event(-5_000, 1)]).delivery).toEqual({ medianMs: 0, p95Ms: 0 });
});
