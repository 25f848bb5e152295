import { formatDay, formatMoney } from "../shared/format";
import { daysBetween } from "../time/local";
import type { FactLine } from "./review/facts/types";
import type { MessageContext } from "./types";

/** What adds up is added up: amounts in several currencies stay apart. */
const totalOf = (open: readonly FactLine[], locale: string): string => {
  const sums = new Map<string, number>();
  for (const { currency, minor } of open) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => formatMoney(minor, currency, locale)).join(" + ");
};

/** What is open, in the way of writing of a language. */
export const writtenLines = (
  open: readonly FactLine[],
  locale: string,
  today: string,
): Pick<MessageContext, "lines" | "total"> => ({
  lines: open.map(({ orderName, minor, currency, dueOn }) => ({
    orderName,
    amount: formatMoney(minor, currency, locale),
    dueOn: formatDay(dueOn, locale),
    daysPastDue: Math.max(0, daysBetween(dueOn, today)),
  })),
  total: totalOf(open, locale),
});
