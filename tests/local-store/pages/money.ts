import { formatDay, formatMoney } from "~/domain/shared/format";
import { exponentOf } from "~/domain/shared/money";
import { financialStatusOf, outstandingOf, receivedOf } from "../order-money";
import type { StoreOrder } from "../types";
import { localParts } from "~/domain/time/local";
import { html, type Html } from "./html";

/** The calendar day in the shop's own time, which is how Shopify shows due dates. */
const dayOf = (at: Date, timeZone: string): string => localParts(at, timeZone).dateKey;

const WORDS = {
  en: { due: "Due", amount: "Amount", open: "Open", paid: "Paid on" },
  "zh-CN": { due: "付款日", amount: "金额", open: "未付", paid: "付款于" },
} as const;

/** The day of the oldest payment that is still open. */
export const nextDue = (order: StoreOrder, timeZone: string): string => {
  if (order.cancelledAt) return "";
  const open = (order.terms?.schedules ?? []).filter(({ balanceMinor }) => balanceMinor > 0);
  const first = open.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
  return first ? dayOf(first.dueAt, timeZone) : "";
};

/** A form that pays a chosen part; `path` is where it posts. */
export const payPart = (
  path: string,
  order: StoreOrder,
  words: { readonly amount: string; readonly pay: string },
): Html => {
  const open = outstandingOf(order);
  return html`<form method="post" class="row" action="${path}">
    <div>
      <label for="amount">${words.amount} (${order.currency})</label
      ><input
        id="amount"
        name="amount"
        type="number"
        min="${majorOf(1, order.currency)}"
        max="${majorOf(open, order.currency)}"
        step="${majorOf(1, order.currency)}"
        value="${majorOf(Math.max(1, Math.floor(open / 2)), order.currency)}"
      />
    </div>
    <button>${words.pay}</button>
  </form>`;
};

/** Minor units as the plain number that a form carries. */
const majorOf = (minor: number, currency: string): string => {
  const exponent = exponentOf(currency);
  return (minor / 10 ** exponent).toFixed(exponent);
};

/** What a form says in units of the currency, as minor units; nothing where nothing was said. */
export const minorOf = (given: unknown, currency: string): number | undefined => {
  const amount = typeof given === "string" ? Number(given) : 0;
  return amount > 0 ? Math.round(amount * 10 ** exponentOf(currency)) : undefined;
};

/** The payment schedule of an order as a table. */
export const scheduleTable = (order: StoreOrder, timeZone: string, locale: "en" | "zh-CN"): Html => {
  const words = WORDS[locale];
  const rows = (order.terms?.schedules ?? []).map(
    (schedule) =>
      html`<tr>
        <td>${formatDay(dayOf(schedule.dueAt, timeZone), locale)}</td>
        <td class="n">${formatMoney(schedule.amountMinor, order.currency, locale)}</td>
        <td class="n">${formatMoney(schedule.balanceMinor, order.currency, locale)}</td>
        <td>${schedule.completedAt ? formatDay(dayOf(schedule.completedAt, timeZone), locale) : ""}</td>
      </tr>`,
  );
  if (rows.length === 0) return html``;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.due}</th>
        <th scope="col" class="n">${words.amount}</th>
        <th scope="col" class="n">${words.open}</th>
        <th scope="col">${words.paid}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
};

export const amounts = (order: StoreOrder, locale: string) => ({
  total: formatMoney(order.totalMinor, order.currency, locale),
  outstanding: formatMoney(Math.max(0, outstandingOf(order)), order.currency, locale),
  received: formatMoney(receivedOf(order), order.currency, locale),
  status: financialStatusOf(order),
});
