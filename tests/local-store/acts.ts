import type { Core } from "./core";
import { outstandingOf, receivedOf, refundedOf } from "./order-money";
import { orderPayload, refundPayload, transactionPayload } from "./payloads";
import type { StoreOrder, StoreTransaction } from "./types";

/** The manual payment method by which credit is repaid. */
export const REPAYMENT_GATEWAY = "Bank Transfer";

const updated = (core: Core, order: StoreOrder, at: Date, topic = "orders/updated") => {
  core.touch(order, at);
  core.emit(topic, () => orderPayload(core, order));
};

/** Takes money off the schedules, the oldest due first. */
const settleSchedules = (order: StoreOrder, amountMinor: number, at: Date) => {
  let left = amountMinor;
  const open = [...(order.terms?.schedules ?? [])].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  for (const schedule of open) {
    const part = Math.min(left, schedule.balanceMinor);
    if (part <= 0) continue;
    schedule.balanceMinor -= part;
    left -= part;
    if (schedule.balanceMinor === 0) schedule.completedAt = at;
  }
};

/** A repayment by a manual method; at most what is outstanding. Does nothing when nothing is. */
export const payOrder = (core: Core, order: StoreOrder, at: Date, amountMinor?: number): void => {
  const outstanding = outstandingOf(order);
  const amount = Math.min(amountMinor ?? outstanding, outstanding);
  if (order.cancelledAt || amount <= 0) return;
  const transaction: StoreTransaction = {
    id: core.nextId("transaction"),
    kind: "SALE",
    status: "SUCCESS",
    gateway: REPAYMENT_GATEWAY,
    formattedGateway: REPAYMENT_GATEWAY,
    manualPaymentGateway: true,
    processedAt: at,
    amountMinor: amount,
    paymentDetails: null,
  };
  order.transactions.push(transaction);
  if (!order.gateways.includes(REPAYMENT_GATEWAY)) order.gateways.push(REPAYMENT_GATEWAY);
  settleSchedules(order, amount, at);
  core.touch(order, at);
  core.emit("order_transactions/create", () => transactionPayload(order, transaction));
  if (amount === outstanding) core.emit("orders/paid", () => orderPayload(core, order));
  updated(core, order, at);
};

/** Pays what is open up to and including one schedule: the way a person pays "this month's". */
export const payUpTo = (core: Core, order: StoreOrder, scheduleIndex: number, at: Date): void => {
  let open = 0;
  for (const schedule of (order.terms?.schedules ?? []).slice(0, scheduleIndex + 1)) open += schedule.balanceMinor;
  if (open > 0) payOrder(core, order, at, open);
};

const giveBack = (core: Core, order: StoreOrder, amountMinor: number, at: Date) => {
  const transaction: StoreTransaction = {
    id: core.nextId("transaction"),
    kind: "REFUND",
    status: "SUCCESS",
    gateway: order.gateways[0] ?? REPAYMENT_GATEWAY,
    formattedGateway: order.gateways[0] ?? REPAYMENT_GATEWAY,
    manualPaymentGateway: true,
    processedAt: at,
    amountMinor,
    paymentDetails: null,
  };
  order.transactions.push(transaction);
  core.touch(order, at);
  core.emit("order_transactions/create", () => transactionPayload(order, transaction));
  core.emit("refunds/create", () => refundPayload(order, transaction));
};

/**
 * Gives goods and money back. With an amount, that much money and price; without, everything: what was paid goes back
 * and the rest is no longer owed.
 */
export const refundOrder = (core: Core, order: StoreOrder, at: Date, amountMinor?: number): void => {
  const kept = receivedOf(order) - refundedOf(order);
  const amount = Math.min(amountMinor ?? kept, kept);
  if (order.cancelledAt || (amountMinor !== undefined && amount <= 0)) return;
  if (amountMinor === undefined) {
    order.totalMinor = 0;
    for (const schedule of order.terms?.schedules ?? []) schedule.balanceMinor = 0;
  } else {
    order.totalMinor -= amount;
  }
  if (amount > 0) giveBack(core, order, amount, at);
  updated(core, order, at);
};

/** Cancels: what was paid goes back, what was not is no longer asked for. */
export const cancelOrder = (core: Core, order: StoreOrder, at: Date): void => {
  if (order.cancelledAt) return;
  const kept = receivedOf(order) - refundedOf(order);
  order.cancelledAt = at;
  order.totalMinor = 0;
  for (const schedule of order.terms?.schedules ?? []) schedule.balanceMinor = 0;
  if (kept > 0) giveBack(core, order, kept, at);
  core.touch(order, at);
  core.emit("orders/cancelled", () => orderPayload(core, order));
  updated(core, order, at);
};

/** The customer asks to send goods back; nothing is refunded yet. */
export const openReturnOf = (core: Core, order: StoreOrder, at: Date): void => {
  order.returnStatus = "RETURN_REQUESTED";
  updated(core, order, at);
};

/** A dispute that waits for the merchant's answer. */
export const disputeOrder = (core: Core, order: StoreOrder, at: Date): void => {
  order.disputes.push({ id: core.nextId("dispute"), initiatedAs: "INQUIRY", status: "NEEDS_RESPONSE" });
  updated(core, order, at);
};
