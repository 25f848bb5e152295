import { memo } from "./memo";
import { exponentOf } from "./money";

const exact = memo((locale) => memo((currency) => new Intl.NumberFormat(locale, { style: "currency", currency })));
const whole = memo((locale) =>
  memo((currency) => new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 })),
);
const days = memo(
  (locale) => new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }),
);

/** An amount as people write it in `locale`: "US$12.50" in Chinese, "$12.50" in English. */
export const formatMoney = (minor: number, currency: string, locale: string): string =>
  exact(locale)(currency).format(minor / 10 ** exponentOf(currency));

/** From here on a sum is read, not checked: cents would only make it long. In units of the currency. */
const LARGE = 100_000;

/** A sum over many debts, for an overview: exact to the unit where it is large, to the cent where it is not. */
export const formatSum = (minor: number, currency: string, locale: string): string => {
  const value = minor / 10 ** exponentOf(currency);
  return Math.abs(value) < LARGE ? formatMoney(minor, currency, locale) : whole(locale)(currency).format(value);
};

/** A calendar day (YYYY-MM-DD) as people write it in `locale`; the day is a day, so no zone can move it. */
export const formatDay = (dateKey: string, locale: string): string =>
  days(locale).format(new Date(`${dateKey}T12:00:00Z`));
