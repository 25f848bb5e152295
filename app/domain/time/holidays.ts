import Holidays from "date-holidays";
import { DAY_MS } from "../shared/duration";
import { addDays } from "./local";

const years = new Map<string, ReadonlySet<string>>();

type Holiday = { readonly type: string; readonly date: string; readonly start: Date; readonly end: Date };

/** Every day of a holiday; some last for several. */
const daysOf = ({ date, start, end }: Holiday): string[] => {
  const first = date.slice(0, 10);
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  return Array.from({ length }, (_, n) => addDays(first, n));
};

const publicDays = (calendar: Holidays, year: number): string[] => {
  const days = calendar.getHolidays(year, "en") as readonly Holiday[] | undefined;
  return (days ?? []).filter(({ type }) => type === "public").flatMap(daysOf);
};

// A country without provinces has no answer, whatever the package's types say.
const codesOf = (states: object | undefined): string[] => Object.keys(states ?? {});

/** Of a country whose province is not known, the days of the country and of every province. */
const load = (country: string, province: string | undefined, year: number): ReadonlySet<string> => {
  if (province !== undefined) return new Set(publicDays(new Holidays(country, province), year));
  const provinces = codesOf(new Holidays().getStates(country));
  const calendars = [new Holidays(country), ...provinces.map((code) => new Holidays(country, code))];
  return new Set(calendars.flatMap((calendar) => publicDays(calendar, year)));
};

/**
 * Whether the day (YYYY-MM-DD) is a public holiday of the country or of its province; with the province unknown, of any
 * of them. A country without a calendar has none here. Calendars are worked out once per year and kept.
 */
export const isPublicHoliday = (country: string, province: string | undefined, dateKey: string): boolean => {
  const key = `${country}-${province ?? ""}-${dateKey.slice(0, 4)}`;
  let days = years.get(key);
  if (!days) {
    days = load(country, province?.toLowerCase(), Number(dateKey.slice(0, 4)));
    years.set(key, days);
  }
  return days.has(dateKey);
};

const ruled = new Map<string, ReadonlySet<string>>();

/** Whether the day is the one that a rule in the words of `date-holidays` means, for example "easter 1". */
export const isHolidayByRule = (rule: string, dateKey: string): boolean => {
  const year = dateKey.slice(0, 4);
  const key = `${rule}-${year}`;
  let days = ruled.get(key);
  if (!days) {
    const calendar = new Holidays();
    calendar.setHoliday(rule, { name: { en: rule }, type: "public" });
    days = new Set((calendar.getHolidays(Number(year), "en") as readonly Holiday[]).flatMap(daysOf));
    ruled.set(key, days);
  }
  return days.has(dateKey);
};
