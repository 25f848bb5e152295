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

/** A calendar day (YYYY-MM-DD) as people write it in `locale`; the day is a day, so no zone can move it. */
export const formatDay = (dateKey: string, locale: string): string =>
  cached(
    dayFormats,
    locale,
    () => new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }),
  ).format(new Date(`${dateKey}T12:00:00Z`));
