import { createContext, useContext, type ReactNode } from "react";
import { formatDay, formatMoney, formatSum } from "../domain/shared/format";
import { listed } from "./names";
import { translate, type Locale, type Values } from "./translate";

const LocaleContext = createContext<{ readonly locale: Locale; readonly timeZone: string }>({
  locale: "en",
  timeZone: "UTC",
});

export const LocaleProvider = ({
  locale,
  timeZone,
  children,
}: {
  locale: Locale;
  timeZone: string;
  children: ReactNode;
}) => <LocaleContext.Provider value={{ locale, timeZone }}>{children}</LocaleContext.Provider>;

/** Texts and formats in the reader's language; moments are shown in the given zone, by default the shop's. */
export const useI18n = () => {
  const { locale, timeZone } = useContext(LocaleContext);
  return {
    locale,
    t: (key: string, values?: Values) => translate(locale, key, values),
    money: (minor: number, currency: string) => formatMoney(minor, currency, locale),
    /** For sums over many debts, as in an overview. */
    sum: (minor: number, currency: string) => formatSum(minor, currency, locale),
    day: (dateKey: string) => formatDay(dateKey, locale),
    moment: (at: Date | string, zone?: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: zone ?? timeZone }).format(
        new Date(at),
      ),
    percent: (share: number) =>
      new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share),
    list: (parts: readonly string[]) => listed(parts, locale),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
  };
};
