import { describe, expect, test } from "vitest";
import { inOrder, isOutdated } from "~/domain/inbox/in-order";

const at = (time: string): Date => new Date(`2026-09-01T${time}:00Z`);
const event = (topic: string, triggeredAt: Date | null, receivedAt: Date) => ({ topic, triggeredAt, receivedAt });

describe("events are taken in the order in which they happened", () => {
  test("whatever the order of their arrival", () => {
    const late = event("orders/paid", at("10:00"), at("12:00"));
    const early = event("orders/create", at("11:00"), at("11:01"));
    expect(inOrder([early, late])).toEqual([late, early]);
  });

  test("one that does not say when it happened counts from its arrival", () => {
    const silent = event("orders/paid", null, at("10:30"));
    const other = event("orders/paid", at("10:00"), at("10:40"));
    expect(inOrder([silent, other])).toEqual([other, silent]);
  });
});

describe("an uninstallation", () => {
  test("from before the newest installation is history", () => {
    expect(isOutdated(event("app/uninstalled", at("10:00"), at("12:00")), at("11:00"))).toBe(true);
  });

  test.each([
    ["happened after it", at("11:30"), at("11:00")],
    ["does not say when it happened", null, at("11:00")],
    ["is of a shop that is not known", at("10:00"), undefined],
  ])("counts when it %s", (_, triggeredAt, installedAt) => {
    expect(isOutdated(event("app/uninstalled", triggeredAt, at("12:00")), installedAt)).toBe(false);
  });

  test("is the only thing that grows old: a request to erase a customer always counts", () => {
    expect(isOutdated(event("customers/redact", at("10:00"), at("12:00")), at("11:00"))).toBe(false);
  });
});
