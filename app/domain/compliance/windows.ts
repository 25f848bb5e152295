import { isHolidayByRule, isPublicHoliday } from "../time/holidays";
import { dayOfNumber, instantOf, localMinutes } from "../time/local";
import { DAY_MINUTES, NEVER } from "./moments";
import type { ReadyRule } from "./ready";
import type { Hours, WindowRule } from "./rules";

/** A week with holidays on every day has never been seen; a fortnight is enough to find an opening. */
const LOOK_AHEAD_DAYS = 14;

const isHoliday = ({ moreHolidays = [] }: WindowRule, { holidayPlaces }: ReadyRule, dateKey: string): boolean =>
  holidayPlaces.some(({ country, province }) => isPublicHoliday(country, province, dateKey)) ||
  moreHolidays.some((rule) => isHolidayByRule(rule, dateKey));

const hoursOn = (window: WindowRule, ready: ReadyRule, epochDay: number): Hours | null => {
  // 1970-01-01 was a Thursday; Monday is first.
  const hours = window.week[(((epochDay + 3) % 7) + 7) % 7] ?? null;
  if (hours === null || (!window.closedOnHolidays && window.holidayHours === undefined)) return hours;
  if (!isHoliday(window, ready, dayOfNumber(epochDay))) return hours;
  return window.closedOnHolidays ? null : (window.holidayHours ?? hours);
};

/** The first moment from `ms` at which the zone's clock is inside the window. */
const nextOpen = (window: WindowRule, ready: ReadyRule, zone: string, ms: number): number => {
  const local = localMinutes(ms, zone);
  const today = Math.floor(local / DAY_MINUTES);
  const now = local - today * DAY_MINUTES;
  const hours = hoursOn(window, ready, today);
  if (hours !== null && now >= hours.start && now < hours.end) return ms;
  for (let ahead = hours !== null && now < hours.start ? 0 : 1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const later = hoursOn(window, ready, today + ahead);
    if (later === null) continue;
    const opens = instantOf(dayOfNumber(today + ahead), later.start, zone).getTime();
    if (opens > ms) return opens;
  }
  return NEVER;
};

/** The latest of the next openings by the clocks of all zones; `ms` itself when the window is open by all of them. */
export const inAllZones = (window: WindowRule, ready: ReadyRule, ms: number): number => {
  let latest = ms;
  for (const zone of ready.zones) latest = Math.max(latest, nextOpen(window, ready, zone, ms));
  return latest;
};
