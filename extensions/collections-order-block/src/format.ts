const exponentOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Minor units as money in the language of the admin, which need not be the browser's. */
export const money = (minor: number, currency: string): string =>
  shopify.i18n.formatCurrency(minor / 10 ** exponentOf(currency), { currency });

/** A calendar day; the day is a day, whatever the reader's zone. */
export const day = (dateKey: string): string =>
  shopify.i18n.formatDate(new Date(`${dateKey}T12:00:00Z`), {
    year: "numeric",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });

/** A moment in words; in the reader's own zone when none is given. */
export const moment = (at: string, timeZone?: string): string =>
  shopify.i18n.formatDate(new Date(at), {
    dateStyle: "medium",
    timeStyle: "short",
    ...(timeZone === undefined ? {} : { timeZone }),
  });
