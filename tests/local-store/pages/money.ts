import { formatDay, formatMoney } from "~/domain/shared/format";
import { financialStatusOf, outstandingOf, receivedOf } from "../order-money";
import type { StoreOrder } from "../types";
import { html, type Html } from "./html";

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const WORDS = {
  en: { due: "Due", amount: "Amount", open: "Open", paid: "Paid on" },
  "zh-CN": { due: "付款日", amount: "金额", open: "未付", paid: "付款于" },
} as const;

/** The payment schedule of an order as a table. */
export const scheduleTable = (order: StoreOrder, locale: "en" | "zh-CN"): Html => {
  const words = WORDS[locale];
  const rows = (order.terms?.schedules ?? []).map(
    (schedule) =>
      html`<tr>
        <td>${formatDay(dayOf(schedule.dueAt), locale)}</td>
        <td class="n">${formatMoney(schedule.amountMinor, order.currency, locale)}</td>
        <td class="n">${formatMoney(schedule.balanceMinor, order.currency, locale)}</td>
        <td>${schedule.completedAt ? formatDay(dayOf(schedule.completedAt), locale) : ""}</td>
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
