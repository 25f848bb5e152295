import type { OrderWithCustomer } from "~/contracts/orders";
import type { OrderFacts } from "~/domain/ledger/types";

/** The same order as Shopify shows it later. */
export const later = (
  { order, customer }: OrderWithCustomer,
  updatedAt: Date,
  change: Partial<OrderFacts>,
): OrderWithCustomer => ({ customer, order: { ...order, ...change, updatedAt } });

/** A part is paid by bank transfer; the oldest schedules get it. */
export const partPaid = (item: OrderWithCustomer, at: Date, amountMinor: number): OrderWithCustomer => {
  const { order } = item;
  let rest = amountMinor;
  const schedules = (order.paymentTerms?.schedules ?? []).map((one) => {
    const part = Math.min(rest, one.balanceMinor);
    rest -= part;
    return { ...one, balanceMinor: one.balanceMinor - part };
  });
  const n = `${order.orderId.replace("/Order/", "/OrderTransaction/")}${String(order.transactions.length)}`;
  return later(item, at, {
    outstandingMinor: order.outstandingMinor - amountMinor,
    receivedMinor: order.receivedMinor + amountMinor,
    financialStatus: "PARTIALLY_PAID",
    paymentTerms: order.paymentTerms && { ...order.paymentTerms, schedules },
    transactions: [
      ...order.transactions,
      {
        id: n,
        kind: "SALE",
        status: "SUCCESS",
        gateway: "Bank Transfer",
        isManualGateway: true,
        processedAt: at,
        amountMinor,
        paymentMethodName: null,
      },
    ],
  });
};

export const disputed = (item: OrderWithCustomer, at: Date): OrderWithCustomer =>
  later(item, at, {
    disputes: [{ id: "gid://shopify/ShopifyPaymentsDispute/1", initiatedAs: "INQUIRY", status: "NEEDS_RESPONSE" }],
  });

/** Equal instalments due on these moments instead of the one. */
export const inInstalments = (item: OrderWithCustomer, dueAt: readonly Date[]): OrderWithCustomer => {
  const { order } = item;
  const amountMinor = order.totalMinor / dueAt.length;
  const number = order.orderId.slice(order.orderId.lastIndexOf("/") + 1);
  const schedules = dueAt.map((due, i) => ({
    id: `gid://shopify/PaymentSchedule/${number}0${String(i)}`,
    issuedAt: order.createdAt,
    dueAt: due,
    completedAt: null,
    amountMinor,
    balanceMinor: amountMinor,
  }));
  return {
    ...item,
    order: { ...order, paymentTerms: order.paymentTerms && { ...order.paymentTerms, type: "FIXED", schedules } },
  };
};
