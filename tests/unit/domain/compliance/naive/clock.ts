/** Clocks and calendars for the naive gate: Intl is asked about every minute, and nothing is worked out. */
import Holidays from "date-holidays";

export type Wall = { readonly day: string; readonly weekday: number; readonly minute: number };

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const formats = new Map<string, Intl.DateTimeFormat>();
const walls = new Map<string, Map<number, Wall>>();
const MANY = 150_000;

/** What the wall shows at the moment: the day, the weekday (0 is Monday), and the minute of the day. */
export const wall = (ms: number, zone: string): Wall => {
  const minutes = Math.floor(ms / 60_000);
  let seenThere = walls.get(zone);
  if (!seenThere) {
    seenThere = new Map<number, Wall>();
    walls.set(zone, seenThere);
  }
  const known = seenThere.get(minutes);
  if (known) return known;
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", weekday: "short", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }); // prettier-ignore
    formats.set(zone, format);
  }
  // "Tue, 24/11/2026, 08:05"
  const text = format.format(ms);
  const seen: Wall = {
    day: `${text.slice(11, 15)}-${text.slice(8, 10)}-${text.slice(5, 7)}`,
    weekday: WEEKDAYS.indexOf(text.slice(0, 3)),
    minute: Number(text.slice(17, 19)) * 60 + Number(text.slice(20, 22)),
  };
  if (seenThere.size > MANY) seenThere.clear();
  seenThere.set(minutes, seen);
  return seen;
};

/** The day so many days later. */
export const later = (day: string, days: number): string => {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** The Monday of the day's week. */
export const mondayOf = (day: string): string => {
  let monday = day;
  while (new Date(`${monday}T12:00:00Z`).getUTCDay() !== 1) monday = later(monday, -1);
  return monday;
};

type Day = { readonly type: string; readonly date: string; readonly start: Date; readonly end: Date };

const covered = (calendar: Holidays, year: number): string[] =>
  ((calendar.getHolidays(year, "en") as unknown as Day[] | undefined) ?? [])
    .filter(({ type }) => type === "public")
    .flatMap(({ date, start, end }) => {
      const days = [date.slice(0, 10)];
      while (start.getTime() + days.length * 86_400_000 < end.getTime() - 43_200_000) days.push(later(days[0]!, days.length)); // prettier-ignore
      return days;
    });

const calendars = new Map<string, ReadonlySet<string>>();

/** The public holidays of a year in a province; of the whole country and every province when none is named. */
export const holidays = (country: string, province: string | undefined, year: number): ReadonlySet<string> => {
  const key = `${country} ${province ?? ""} ${String(year)}`;
  let days = calendars.get(key);
  if (!days) {
    const states = new Holidays().getStates(country) as object | undefined;
    const all = province === undefined ? ["", ...Object.keys(states ?? {})] : [province];
    days = new Set(
      all.flatMap((code) => {
        const calendar = new Holidays();
        if (code === "") calendar.init(country);
        else calendar.init(country, code);
        return covered(calendar, year);
      }),
    );
    calendars.set(key, days);
  }
  return days;
};

/** The days of a year that a rule in the package's words means. */
export const ruled = (rule: string, year: number): ReadonlySet<string> => {
  const key = `${rule} ${String(year)}`;
  let days = calendars.get(key);
  if (!days) {
    const calendar = new Holidays();
    calendar.setHoliday(rule, { name: { en: rule }, type: "public" });
    days = new Set(covered(calendar, year));
    calendars.set(key, days);
  }
  return days;
};
