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

const load = (country: string, province: string | undefined, year: number): ReadonlySet<string> => {
  const calendar = province === undefined ? new Holidays(country) : new Holidays(country, province);
  const days = calendar.getHolidays(year, "en") as readonly Holiday[] | undefined;
  return new Set((days ?? []).filter(({ type }) => type === "public").flatMap(daysOf));
};

/**
 * Whether the day (YYYY-MM-DD) is a public holiday of the country or of its province. A country without a calendar has
 * none here. Calendars are worked out once per year and kept.
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
