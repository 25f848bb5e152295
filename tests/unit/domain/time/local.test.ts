import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, instantOf, isTimeZone, localParts } from "~/domain/time/local";

const ZONES = ["UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Asia/Kathmandu", "America/St_Johns"];
const MINUTE = 60_000;

const byIntl = (at: Date, zone: string): string => {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return format.format(at);
};
const written = (at: Date, zone: string): string => {
  const { year, month, day, hour, minute, second } = localParts(at, zone);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(year)}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
};
const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2037, 11, 31) }).map((ms) => new Date(ms));

describe("the clock on the wall", () => {
  test("agrees with Intl at any moment in any zone", () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...ZONES), (at, zone) => {
        expect(written(at, zone)).toBe(byIntl(at, zone));
      }),
    );
  });

  test.each([
    ["America/New_York", "2026-03-07T00:00:00Z", 3],
    ["America/New_York", "2026-10-31T00:00:00Z", 3],
    ["Australia/Lord_Howe", "2026-04-03T00:00:00Z", 3],
    ["Australia/Lord_Howe", "2026-10-02T00:00:00Z", 3],
  ])("agrees with Intl minute by minute through the clock change of %s after %s", (zone, from, days) => {
    const start = Date.parse(from);
    for (let ms = start; ms < start + days * 1_440 * MINUTE; ms += 7 * MINUTE)
      expect(written(new Date(ms), zone)).toBe(byIntl(new Date(ms), zone));
  });

  test("Monday is 1 and Sunday is 7; minutes count from midnight", () => {
    const noon = (day: string) => localParts(new Date(`${day}T12:30:15Z`), "UTC");
    expect(noon("2026-11-23")).toMatchObject({ weekday: 1, minutes: 750, second: 15, dateKey: "2026-11-23" });
    expect(noon("2026-11-29").weekday).toBe(7);
  });
});

describe("the moment of a wall clock time", () => {
  test("is the inverse of reading the clock, when the clock shows that time", () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...ZONES), (at, zone) => {
        const { dateKey, minutes } = localParts(at, zone);
        const back = localParts(instantOf(dateKey, minutes, zone), zone);
        expect([back.dateKey, back.minutes]).toEqual([dateKey, minutes]);
        expect(instantOf(dateKey, minutes, zone).getTime()).toBeLessThanOrEqual(at.getTime());
      }),
    );
  });

  test.each([
    ["gap of an hour", "2026-03-08", 150, "America/New_York", "2026-03-08T07:00:00.000Z"],
    ["gap of half an hour", "2026-10-04", 135, "Australia/Lord_Howe", "2026-10-03T15:30:00.000Z"],
    ["fold of an hour", "2026-11-01", 90, "America/New_York", "2026-11-01T05:30:00.000Z"],
    ["fold of half an hour", "2026-04-05", 105, "Australia/Lord_Howe", "2026-04-04T14:45:00.000Z"],
    ["day that was left out", "2011-12-30", 600, "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ])("in a %s is the first valid one", (_, day, minutes, zone, expected) => {
    expect(instantOf(day, minutes, zone).toISOString()).toBe(expected);
  });

  test("never goes back as the wall clock time grows", () => {
    for (const [zone, day] of [
      ["America/New_York", "2026-03-08"],
      ["Australia/Lord_Howe", "2026-10-04"],
    ] as const)
      // prettier-ignore
      for (let minutes = 1; minutes < 1_440; minutes++)
        expect(instantOf(day, minutes, zone) >= instantOf(day, minutes - 1, zone)).toBe(true);
  });
});

test("days are counted by the calendar", () => {
  expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysBetween("2026-03-07", "2026-03-09")).toBe(2);
  expect(() => addDays("someday", 1)).toThrow(RangeError);
});

test("zones that do not exist are known not to", () => {
  expect(["Europe/Paris", "Mars/Base", ""].map(isTimeZone)).toEqual([true, false, false]);
});
