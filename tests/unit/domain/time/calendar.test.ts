import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayNumber, dayOfNumber, daysBetween, instantOf, localMinutes, localParts } from "~/domain/time/local";
import { AREA_CODES } from "~/domain/time/area-codes";
import { PROVINCE_ZONES } from "~/domain/time/zone-tables";
import { placeOfPhone, zonesOfCountry, zonesOfPhone } from "~/domain/time/zones";

/** Offsets of whole, half and quarter hours, on both sides of the date line, with and without clock changes. */
const ZONES = [
  "UTC",
  "America/New_York",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Pacific/Honolulu",
  "Pacific/Kiritimati",
  "Pacific/Chatham",
  "Europe/London",
  "Asia/Kathmandu",
  "Asia/Shanghai",
  "Australia/Lord_Howe",
  "Australia/Adelaide",
];
/** The one day that one of these zones never had. */
const [SKIPPED, KIRITIMATI] = ["1994-12-31", "Pacific/Kiritimati"];
const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 11, 31) });
const anyDay = fc.integer({ min: dayNumber("1990-01-01"), max: dayNumber("2060-12-31") }).map(dayOfNumber);
const someDays = fc.integer({ min: -20_000, max: 20_000 });
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }),
  ]),
);

describe("weekday and clock", () => {
  test("agree with Intl at any moment in each of twelve zones", () => {
    fc.assert(
      fc.property(instant, zone, (ms, name) => {
        const { weekday, hour, minute, minutes } = localParts(new Date(ms), name);
        const two = (n: number) => String(n).padStart(2, "0");
        expect(`${WEEKDAYS[weekday - 1] ?? ""} ${two(hour)}:${two(minute)}`).toBe(formats.get(name)?.format(ms));
        expect(minutes).toBe(hour * 60 + minute);
      }),
      { numRuns: 500 },
    );
  });

  test("as one number are the day and the minutes", () => {
    fc.assert(
      fc.property(instant, zone, (ms, name) => {
        const { dateKey, minutes } = localParts(new Date(ms), name);
        expect(localMinutes(ms, name)).toBe(dayNumber(dateKey) * 1_440 + minutes);
      }),
    );
  });
});

describe("the moment of a wall clock time", () => {
  test("shows that time, or the first one after it when the clock skips it", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1_439 }), zone, (day, minutes, name) => {
        const found = localParts(instantOf(day, minutes, name), name);
        expect([found.dateKey >= day, found.dateKey > day || found.minutes >= minutes]).toEqual([true, true]);
        // No clock of these zones is changed by more than an hour.
        if (found.dateKey === day) expect(found.minutes - minutes).toBeLessThanOrEqual(60);
      }),
      { numRuns: 500 },
    );
  });

  test("of midnight begins the day: the minute before belongs to the day before", () => {
    fc.assert(
      fc.property(anyDay, zone, (day, name) => {
        fc.pre(!(name === KIRITIMATI && day === SKIPPED));
        const start = instantOf(day, 0, name);
        expect(localParts(start, name).dateKey).toBe(day);
        expect(localParts(new Date(start.getTime() - 60_000), name).dateKey < day).toBe(true);
      }),
    );
  });
});

test("a day that a zone left out, to change sides of the date line, begins with the next", () => {
  const start = instantOf(SKIPPED, 0, KIRITIMATI);
  expect(localParts(start, KIRITIMATI)).toMatchObject({ dateKey: "1995-01-01", minutes: 0 });
});

describe("days of the calendar", () => {
  test("so many days on, and the days between, are each other's inverse", () => {
    fc.assert(
      fc.property(anyDay, someDays, (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(addDays(addDays(day, n), -n)).toBe(day);
      }),
    );
  });

  test("add up, and are ordered as their names are", () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
        expect(daysBetween(a, b) > 0).toBe(b > a);
      }),
    );
  });
});

describe("area codes", () => {
  test("each belong to a state or province whose zones are known", () => {
    expect(Object.keys(AREA_CODES).length).toBeGreaterThan(350);
    for (const [code, province = ""] of Object.entries(AREA_CODES)) {
      expect(code).toMatch(/^[2-9]\d{2}$/);
      const country = PROVINCE_ZONES[`US-${province}`] ? "US" : "CA";
      expect(placeOfPhone(`+1${code}5550100`), code).toEqual({ country, province });
      expect(zonesOfPhone(`+1${code}5550100`), code).toEqual(zonesOfCountry(country, province));
    }
  });

  test.each([
    ["FL", ["America/New_York", "America/Chicago"]],
    ["TN", ["America/New_York", "America/Chicago"]],
    ["ND", ["America/Chicago", "America/Denver"]],
    ["OR", ["America/Los_Angeles", "America/Denver"]],
    ["AZ", ["America/Phoenix", "America/Denver"]],
  ])("a state that lies in two zones has both: %s", (state, zones) => {
    expect(zonesOfCountry("US", state)).toEqual(zones);
  });
});
