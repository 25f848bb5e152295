import type { PastCustomer } from "~/domain/backtest/types";
import { zonesOfCountry } from "~/domain/time/zones";
import { isThirdParty, type History } from "./histories.server";
import type { Receivable } from "./receivables-csv.server";

export type Jurisdiction = { readonly country: string; readonly province: string | undefined };

const exclusionOf = (row: Receivable): "disputed" | "third_party" | undefined =>
  isThirdParty(row) ? "third_party" : row.disputed ? "disputed" : undefined;

export const zoneOf = ({ country, province }: Jurisdiction): string => zonesOfCountry(country, province)?.[0] ?? "UTC";

type Where = {
  readonly place: Jurisdiction;
  readonly phones: readonly string[];
  readonly timeZone: string | undefined;
  readonly language: string;
};

const whereOf = (rows: readonly Receivable[], asked: Jurisdiction | undefined): Where => {
  const { country = "", province, phone, timeZone, locale = "en" }: Partial<Receivable> = rows.at(-1) ?? {};
  if (asked) return { place: asked, phones: [], timeZone: undefined, language: locale };
  return { place: { country, province }, phones: phone === undefined ? [] : [phone], timeZone, language: locale };
};

/**
 * A customer of the file as the replay wants it. A jurisdiction asked for moves the customer there altogether: an
 * address in one country and a clock in another would be judged by both.
 */
export const toPastCustomer = ({ customerId, rows }: History, asked: Jurisdiction | undefined): PastCustomer => {
  const { place, phones, timeZone, language } = whereOf(rows, asked);
  return {
    customerId,
    timeZone: timeZone ?? zoneOf(place),
    recipient: { addresses: [place], phones, timeZone, language },
    instalments: rows.map((row) => ({
      id: `${row.orderId}#${row.dueOn}`,
      orderId: row.orderId,
      createdAt: row.createdAt,
      dueOn: row.dueOn,
      amountMinor: row.amountMinor,
      currency: row.currency,
      paidAt: row.paidAt,
      excluded: exclusionOf(row),
    })),
  };
};

/** Where most rows of the file are; the first in the alphabet of equals. */
export const mostFrequentCountry = (rows: Iterable<Receivable>): string => {
  const counts = new Map<string, number>();
  for (const { country } of rows) counts.set(country, (counts.get(country) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted[0]?.[0] ?? "";
};
