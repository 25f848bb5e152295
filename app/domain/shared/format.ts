import { exponentOf } from "./money";

const moneyFormats = new Map<string, Intl.NumberFormat>();
const dayFormats = new Map<string, Intl.DateTimeFormat>();

const cached = <F>(formats: Map<string, F>, key: string, make: () => F): F => {
  const known = formats.get(key);
  if (known) return known;
  const made = make();
  formats.set(key, made);
  return made;
};

/** An amount as people write it in `locale`: "US$12.50" in Chinese, "$12.50" in English. */
export const formatMoney = (minor: number, currency: string, locale: string): string =>
  cached(
    moneyFormats,
    `${locale}:${currency}`,
    () => new Intl.NumberFormat(locale, { style: "currency", currency }),
  ).format(minor / 10 ** exponentOf(currency));

/** From here on a sum is read, not checked: cents would only make it long. In units of the currency. */
const LARGE = 100_000;

/** A sum over many debts, for an overview: exact to the unit where it is large, to the cent where it is not. */
export const formatSum = (minor: number, currency: string, locale: string): string => {
  const value = minor / 10 ** exponentOf(currency);
  if (Math.abs(value) < LARGE) return formatMoney(minor, currency, locale);
  return cached(
    moneyFormats,
    `${locale}:${currency}:whole`,
    () => new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }),
  ).format(value);
};

/** A calendar day (YYYY-MM-DD) as people write it in `locale`; the day is a day, so no zone can move it. */
export const formatDay = (dateKey: string, locale: string): string =>
  cached(
    dayFormats,
    locale,
    () => new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }),
  ).format(new Date(`${dateKey}T12:00:00Z`));
