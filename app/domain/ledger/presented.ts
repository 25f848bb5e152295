import { convertAll } from "../shared/money";
import { owedMinor } from "./events";
import type { InstalmentStatus, ObligationStatus, OrderFacts } from "./types";

/** What the customer is asked for, in the customer's own currency. */
export type Presented = {
  readonly currency: string;
  readonly balanceMinor: number;
  /** In the order of the status's instalments. */
  readonly instalments: readonly { readonly amountMinor: number; readonly balanceMinor: number }[];
};

/** Shopify's own amounts per schedule, which are in the customer's currency; where it has none, the order's rate. */
const pick = (
  order: OrderFacts,
  instalments: readonly InstalmentStatus[],
  byRate: readonly number[],
  own: (schedule: NonNullable<NonNullable<OrderFacts["paymentTerms"]>["schedules"][number]["presented"]>) => number,
): readonly number[] => {
  const schedules = new Map(order.paymentTerms?.schedules.map(({ id, presented }) => [id, presented]));
  return instalments.map(({ scheduleId, state, balanceMinor }, i) => {
    const presented = schedules.get(scheduleId ?? "");
    return presented && (state !== "open" || balanceMinor > 0) ? own(presented) : (byRate[i] ?? 0);
  });
};

/**
 * The status in the currency that the customer sees and pays in. The ledger is kept in the shop's currency, which is
 * what the merchant's books and Shopify's totals are in; an order in that currency is shown as it stands.
 */
export const presentedOf = (order: OrderFacts, { balanceMinor, instalments }: ObligationStatus): Presented => {
  const { presentment } = order;
  if (!presentment) return { currency: order.currency, balanceMinor, instalments };
  const rate = order.totalMinor === 0 ? 0 : presentment.totalMinor / order.totalMinor;
  const amounts = pick(order, instalments, convertAll(instalments.map(({ amountMinor }) => amountMinor), rate), ({ amountMinor }) => amountMinor); // prettier-ignore
  const balances = pick(order, instalments, convertAll(instalments.map((one) => one.balanceMinor), rate), (one) => one.balanceMinor); // prettier-ignore
  return {
    currency: presentment.currency,
    balanceMinor: owedMinor({ ...order, outstandingMinor: presentment.outstandingMinor }),
    instalments: instalments.map((_, i) => ({ amountMinor: amounts[i] ?? 0, balanceMinor: balances[i] ?? 0 })),
  };
};
