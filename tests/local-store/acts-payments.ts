import { tellPayment, updated } from "./acts";
import type { Core } from "./core";
import { outstandingOf } from "./order-money";
import { reopenSchedules, settleSchedules } from "./schedules";
import { pendingPaymentOf, recordTransaction } from "./transactions";
import type { StoreOrder, StoreTransaction } from "./types";

const found = (order: StoreOrder, transaction: StoreTransaction | undefined): StoreTransaction => {
  if (!transaction) throw new Error(`Order ${order.name} has no such payment`);
  return transaction;
};

const amountOf = (order: StoreOrder, amountMinor: number | undefined) => {
  const amount = amountMinor ?? outstandingOf(order);
  if (order.cancelledAt || amount <= 0) throw new Error(`Order ${order.name} has nothing to pay`);
  return amount;
};

/** A payment that was tried and refused. */
export const failPayment = (core: Core, order: StoreOrder, at: Date, amountMinor?: number): void => {
  const amount = amountOf(order, amountMinor);
  const failed = { kind: "SALE", status: "FAILURE", errorCode: "CARD_DECLINED", at, amountMinor: amount } as const;
  tellPayment(core, order, recordTransaction(core, order, failed), at);
};

/** A payment on its way; Shopify tells of transactions only when they succeed or fail. */
export const startPayment = (core: Core, order: StoreOrder, at: Date, amountMinor?: number): void => {
  const amount = amountOf(order, amountMinor);
  recordTransaction(core, order, { kind: "SALE", status: "PENDING", at, amountMinor: amount });
  updated(core, order, at);
};

/** The payment on its way arrives or is refused: the same transaction with another status. */
export const settlePayment = (core: Core, order: StoreOrder, at: Date, outcome: "SUCCESS" | "FAILURE"): void => {
  const transaction = found(order, pendingPaymentOf(order));
  transaction.status = outcome;
  if (outcome === "SUCCESS") settleSchedules(order, transaction.amountMinor, at);
  else transaction.errorCode = "INSUFFICIENT_FUNDS";
  tellPayment(core, order, transaction, at);
};

/** The payment on its way is called off. */
export const voidPayment = (core: Core, order: StoreOrder, at: Date): void => {
  const { id, amountMinor, gateway } = found(order, pendingPaymentOf(order));
  const voided = { kind: "VOID", status: "SUCCESS", at, amountMinor, gateway, parentId: id } as const;
  tellPayment(core, order, recordTransaction(core, order, voided), at);
};

/** The bank takes the last payment back: it failed after all, and what it paid is owed again. */
export const reversePayment = (core: Core, order: StoreOrder, at: Date): void => {
  const isPayment = (one: StoreTransaction) => one.kind === "SALE" && one.status === "SUCCESS";
  const transaction = found(order, order.transactions.findLast(isPayment));
  const openBefore = Math.max(0, outstandingOf(order));
  transaction.status = "FAILURE";
  transaction.errorCode = "INSUFFICIENT_FUNDS";
  reopenSchedules(order, Math.max(0, outstandingOf(order)) - openBefore);
  tellPayment(core, order, transaction, at);
};
