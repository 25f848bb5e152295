import { exponentOf } from "~/domain/shared/money";
import type { StoreOrder, StoreTransaction } from "./types";

export type FinancialStatus = "PENDING" | "PARTIALLY_PAID" | "PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" | "VOIDED";

const sum = (order: StoreOrder, kinds: readonly StoreTransaction["kind"][]): number => {
  let total = 0;
  for (const one of order.transactions) {
    if (one.status === "SUCCESS" && kinds.includes(one.kind)) total += one.amountMinor;
  }
  return total;
};

/** Money that came in, before refunds. */
export const receivedOf = (order: StoreOrder): number => sum(order, ["SALE", "CAPTURE"]);

/** Money that went back. */
export const refundedOf = (order: StoreOrder): number => sum(order, ["REFUND"]);

/** What is left to pay; negative where the merchant owes the customer. */
export const outstandingOf = (order: StoreOrder): number => order.totalMinor - receivedOf(order) + refundedOf(order);

/** The status the admin shows, derived and never stored. */
export const financialStatusOf = (order: StoreOrder): FinancialStatus => {
  const received = receivedOf(order);
  const refunded = refundedOf(order);
  if (order.cancelledAt && received === 0) return "VOIDED";
  const returned = order.totalMinor === 0 && order.placedMinor > 0;
  if (refunded > 0 || returned) return refunded >= received ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (outstandingOf(order) <= 0) return "PAID";
  return received > 0 ? "PARTIALLY_PAID" : "PENDING";
};

/** What of this order is past its due date and still unpaid. */
export const overdueOf = (order: StoreOrder, now: Date): number => {
  if (order.cancelledAt || order.test) return 0;
  let total = 0;
  for (const one of order.terms?.schedules ?? []) if (one.dueAt <= now) total += one.balanceMinor;
  return total;
};

/** An amount of an order as its customer sees it: in the customer's currency, at the order's own rate. */
export const presentedOf = (
  { currency, presentment }: Pick<StoreOrder, "currency" | "presentment">,
  minor: number,
): { readonly minor: number; readonly currency: string } => {
  if (!presentment) return { minor, currency };
  const scale = 10 ** (exponentOf(presentment.currency) - exponentOf(currency));
  return { minor: Math.round(minor * presentment.rate * scale), currency: presentment.currency };
};
