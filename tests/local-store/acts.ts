import type { Core } from "./core";
import { outstandingOf, receivedOf, refundedOf } from "./order-money";
import { orderPayload, refundPayload, transactionPayload } from "./payloads";
import { closeSchedules, resizeSchedules, settleSchedules } from "./schedules";
import { recordTransaction, REPAYMENT_GATEWAY, STORE_CREDIT_GATEWAY } from "./transactions";
import type { StoreOrder, StoreRefund, StoreTransaction } from "./types";

/** Every act ends here: the order is newer, and whoever listens is told. */
export const updated = (core: Core, order: StoreOrder, at: Date): void => {
  core.touch(order, at);
  core.emit("orders/updated", () => orderPayload(core, order));
};

/** Tells of a transaction, and that the order is paid where this made it so. */
export const tellPayment = (core: Core, order: StoreOrder, transaction: StoreTransaction, at: Date): void => {
  core.touch(order, at);
  core.emit("order_transactions/create", () => transactionPayload(order, transaction));
  const paid = transaction.kind === "SALE" && transaction.status === "SUCCESS" && outstandingOf(order) <= 0;
  if (paid) core.emit("orders/paid", () => orderPayload(core, order));
  updated(core, order, at);
};

const receive = (core: Core, order: StoreOrder, at: Date, amountMinor: number) => {
  const transaction = recordTransaction(core, order, { kind: "SALE", status: "SUCCESS", at, amountMinor });
  settleSchedules(order, amountMinor, at);
  tellPayment(core, order, transaction, at);
};

/** A repayment by a manual method; at most what is outstanding. Does nothing when nothing is. */
export const payOrder = (core: Core, order: StoreOrder, at: Date, amountMinor?: number): void => {
  const outstanding = outstandingOf(order);
  const amount = Math.min(amountMinor ?? outstanding, outstanding);
  if (!order.cancelledAt && amount > 0) receive(core, order, at, amount);
};

/** A repayment of everything outstanding and more: the merchant then owes the customer. */
export const overpayOrder = (core: Core, order: StoreOrder, at: Date, extraMinor: number): void => {
  if (!order.cancelledAt) receive(core, order, at, Math.max(0, outstandingOf(order)) + extraMinor);
};

/** Pays what is open up to and including one schedule: the way a person pays "this month's". */
export const payUpTo = (core: Core, order: StoreOrder, scheduleIndex: number, at: Date): void => {
  let open = 0;
  for (const schedule of (order.terms?.schedules ?? []).slice(0, scheduleIndex + 1)) open += schedule.balanceMinor;
  if (open > 0) payOrder(core, order, at, open);
};

type Return = { readonly at: Date; readonly moneyMinor: number; readonly goodsMinor: number; readonly gateway: string };

const giveBack = (core: Core, order: StoreOrder, { at, moneyMinor, goodsMinor, gateway }: Return) => {
  const money =
    moneyMinor > 0
      ? [recordTransaction(core, order, { kind: "REFUND", status: "SUCCESS", at, amountMinor: moneyMinor, gateway })]
      : [];
  const refund: StoreRefund = { id: core.nextId("refund"), at, amountMinor: moneyMinor, transactions: money };
  order.refunds.push(refund);
  if (goodsMinor > 0) order.agreements.push({ id: core.nextId("agreement"), at, amountMinor: -goodsMinor, refund });
  core.touch(order, at);
  for (const one of money) core.emit("order_transactions/create", () => transactionPayload(order, one));
  core.emit("refunds/create", () => refundPayload(order, refund));
};

/** The price that falls, and what of it was paid and goes back. */
const sharesOf = (order: StoreOrder, amountMinor: number | undefined) => {
  const kept = receivedOf(order) - refundedOf(order);
  if (amountMinor === undefined) return { goodsMinor: order.totalMinor, moneyMinor: kept };
  const goodsMinor = Math.min(amountMinor, order.totalMinor);
  return { goodsMinor, moneyMinor: Math.min(goodsMinor, kept) };
};

const gatewayOf = (order: StoreOrder) => order.gateways[0] ?? REPAYMENT_GATEWAY;

/**
 * Gives goods back, and money as far as any was paid; the rest is no longer owed. With an amount, goods for that much;
 * without, everything.
 */
export const refundOrder = (
  core: Core,
  order: StoreOrder,
  at: Date,
  amountMinor?: number,
  to: "payment" | "store credit" = "payment",
): void => {
  if (order.cancelledAt) return;
  const { goodsMinor, moneyMinor } = sharesOf(order, amountMinor);
  if (goodsMinor <= 0 && moneyMinor <= 0) return;
  order.totalMinor -= goodsMinor;
  if (amountMinor === undefined) closeSchedules(order);
  else resizeSchedules(order, moneyMinor - goodsMinor, at);
  const gateway = to === "store credit" ? STORE_CREDIT_GATEWAY : gatewayOf(order);
  giveBack(core, order, { at, moneyMinor, goodsMinor, gateway });
  updated(core, order, at);
};

/** Cancels: what was paid goes back, what was not is no longer asked for. */
export const cancelOrder = (core: Core, order: StoreOrder, at: Date): void => {
  if (order.cancelledAt) return;
  const kept = receivedOf(order) - refundedOf(order);
  const goodsMinor = order.totalMinor;
  order.cancelledAt = at;
  order.totalMinor = 0;
  closeSchedules(order);
  if (kept > 0) giveBack(core, order, { at, moneyMinor: kept, goodsMinor, gateway: gatewayOf(order) });
  core.touch(order, at);
  core.emit("orders/cancelled", () => orderPayload(core, order));
  updated(core, order, at);
};
