import Holidays from "date-holidays";

const years = new Map<string, ReadonlySet<string>>();

const load = (country: string, province: string | undefined, year: number): ReadonlySet<string> => {
  const calendar = province === undefined ? new Holidays(country) : new Holidays(country, province);
  const days = calendar.getHolidays(year, "en") as
    readonly { readonly type: string; readonly date: string }[] | undefined;
  return new Set((days ?? []).filter(({ type }) => type === "public").map(({ date }) => date.slice(0, 10)));
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
