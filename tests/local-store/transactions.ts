import type { Core } from "./core";
import type { StoreOrder, StoreTransaction } from "./types";

/** The manual payment method by which credit is repaid. */
export const REPAYMENT_GATEWAY = "Bank Transfer";
/** How Shopify names money that a customer gets back as store credit. */
export const STORE_CREDIT_GATEWAY = "shopify_store_credit";

type NewTransaction = Pick<StoreTransaction, "kind" | "status" | "amountMinor" | "parentId" | "errorCode"> & {
  readonly at: Date;
  readonly gateway?: string;
};

/** Writes down a transaction that Shopify does not process itself. */
export const recordTransaction = (core: Core, order: StoreOrder, input: NewTransaction): StoreTransaction => {
  const { at, gateway = REPAYMENT_GATEWAY, ...rest } = input;
  const isCredit = gateway === STORE_CREDIT_GATEWAY;
  const transaction: StoreTransaction = {
    ...rest,
    id: core.nextId("transaction"),
    gateway,
    formattedGateway: isCredit ? "Store credit" : gateway,
    manualPaymentGateway: !isCredit,
    processedAt: at,
    paymentDetails: null,
  };
  order.transactions.push(transaction);
  if (transaction.kind === "SALE" && !order.gateways.includes(gateway)) order.gateways.push(gateway);
  return transaction;
};

/** The last payment that is neither settled nor voided. */
export const pendingPaymentOf = (order: StoreOrder): StoreTransaction | undefined =>
  order.transactions.findLast(
    (one) => one.status === "PENDING" && !order.transactions.some(({ parentId }) => parentId === one.id),
  );
