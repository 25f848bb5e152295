import { DAY_MS } from "../shared/duration";
import { offsetAt } from "./offsets";

export { isTimeZone } from "./offsets";

/** A moment as clocks and calendars of a zone show it. */
export type LocalParts = {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Minutes since local midnight, by the clock on the wall. */
  readonly minutes: number;
  /** YYYY-MM-DD. */
  readonly dateKey: string;
};

const SECOND = 1_000;
const MINUTE = 60_000;
const pad = (n: number): string => (n < 10 ? `0${String(n)}` : String(n));
const MAX_KNOWN = 50_000;

/** A calendar day as number and as text; both ways are kept, because planning asks for the same days over and over. */
type CalendarDay = Pick<LocalParts, "year" | "month" | "day" | "dateKey">;
const days = new Map<number, CalendarDay>();
const numbers = new Map<string, number>();

const calendarDay = (epochDay: number): CalendarDay => {
  const known = days.get(epochDay);
  if (known !== undefined) return known;
  const date = new Date(epochDay * DAY_MS);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const made = { year, month, day, dateKey: `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}` };
  if (days.size >= MAX_KNOWN) days.clear();
  days.set(epochDay, made);
  return made;
};

const keyOfDay = (epochDay: number): string => calendarDay(epochDay).dateKey;

/** Days since 1970-01-01 of a calendar day; throws for text that is not one. */
export const dayNumber = (dateKey: string): number => {
  const known = numbers.get(dateKey);
  if (known !== undefined) return known;
  const ms = Date.UTC(Number(dateKey.slice(0, 4)), Number(dateKey.slice(5, 7)) - 1, Number(dateKey.slice(8, 10)));
  if (Number.isNaN(ms)) throw new RangeError(`"${dateKey}" is not a day`);
  if (numbers.size >= MAX_KNOWN) numbers.clear();
  numbers.set(dateKey, ms / DAY_MS);
  return ms / DAY_MS;
};

/** 1 is Monday, 7 is Sunday; 1970-01-01 was a Thursday. */
const weekdayOf = (epochDay: number): number => ((((epochDay + 3) % 7) + 7) % 7) + 1;

/** The clock and calendar of `zone` at `at`. */
export const localParts = (at: Date, zone: string): LocalParts => {
  const local = at.getTime() + offsetAt(zone, at.getTime());
  const epochDay = Math.floor(local / DAY_MS);
  const sinceMidnight = local - epochDay * DAY_MS;
  const minutes = Math.floor(sinceMidnight / MINUTE);
  const { year, month, day, dateKey } = calendarDay(epochDay);
  return {
    year,
    month,
    day,
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
    second: Math.floor((sinceMidnight - minutes * MINUTE) / SECOND),
    weekday: weekdayOf(epochDay),
    minutes,
    dateKey,
  };
};

/** The calendar day of `zone` at `at`, YYYY-MM-DD. */
export const localDay = (at: Date, zone: string): string =>
  keyOfDay(Math.floor((at.getTime() + offsetAt(zone, at.getTime())) / DAY_MS));

/** Only what windows need, without making an object: the day since 1970 and the minutes since midnight, as one number. */
export const localMinutes = (ms: number, zone: string): number => Math.floor((ms + offsetAt(zone, ms)) / MINUTE);

/** `instantOf` for the number of a day, in milliseconds. */
export const instantOfDay = (epochDay: number, minutes: number, zone: string): number => {
  const local = epochDay * DAY_MS + minutes * MINUTE;
  const early = local - offsetAt(zone, local - DAY_MS);
  const late = local - offsetAt(zone, local + DAY_MS);
  const first = Math.min(early, late);
  const second = Math.max(early, late);
  if (first + offsetAt(zone, first) === local) return first;
  if (second + offsetAt(zone, second) === local) return second;
  // Skipped: of the two readings the later one lies after the gap by as much as it was skipped; go to its edge.
  return firstMomentAfterGap(zone, first, second);
};

/**
 * The moment at which the wall clock of `zone` shows `minutes` after midnight of the day. A time that a clock change
 * skips becomes the first moment after the gap; one that comes twice means the first.
 */
export const instantOf = (dateKey: string, minutes: number, zone: string): Date =>
  new Date(instantOfDay(dayNumber(dateKey), minutes, zone));

const firstMomentAfterGap = (zone: string, before: number, after: number): number => {
  const target = offsetAt(zone, after);
  let low = before;
  let high = after;
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (middle === low) break;
    if (offsetAt(zone, middle) === target) high = middle;
    else low = middle;
  }
  return high;
};

/** The calendar day `n` days later (earlier when negative). */
export const addDays = (dateKey: string, n: number): string => keyOfDay(dayNumber(dateKey) + n);

/** Calendar days from one day to the other; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The calendar day with this number; the inverse of `dayNumber`. */
export const dayOfNumber = keyOfDay;
