import type { Core } from "../core";
import { financialStatusOf, outstandingOf, receivedOf, refundedOf } from "../order-money";
import { orderPageUrl } from "../payloads";
import type { StoreCustomer, StoreOrder, StoreSchedule, StoreTransaction } from "../types";
import { limited, listConnection } from "./connection";
import { customerView as viewCustomer } from "./customer-view";
import { dateTime, dateTimeOrNull, gid, money, moneyBag } from "./format";
import { metafieldFields } from "./metafields";

const transactionView = (core: Core, order: StoreOrder, one: StoreTransaction): object => ({
  __typename: "OrderTransaction",
  id: gid("OrderTransaction", one.id),
  kind: one.kind,
  status: one.status,
  gateway: one.gateway,
  formattedGateway: one.formattedGateway,
  manualPaymentGateway: one.manualPaymentGateway,
  createdAt: dateTime(one.processedAt),
  processedAt: dateTime(one.processedAt),
  test: order.test,
  amountSet: moneyBag(one.amountMinor, order.currency),
  totalUnsettledSet: moneyBag(one.status === "PENDING" ? one.amountMinor : 0, order.currency),
  errorCode: null,
  authorizationExpiresAt: null,
  paymentDetails: one.paymentDetails
    ? { __typename: one.paymentDetails.typename, paymentMethodName: one.paymentDetails.paymentMethodName }
    : null,
  order: () => orderView(core, order),
});

/** A payment schedule; what is left to pay and what is left to capture are the same without authorisations. */
export const scheduleView = (core: Core, order: StoreOrder, one: StoreSchedule): object => {
  const open = one.balanceMinor > 0;
  return {
    __typename: "PaymentSchedule",
    id: gid("PaymentSchedule", one.id),
    issuedAt: dateTime(one.issuedAt),
    dueAt: dateTime(one.dueAt),
    completedAt: dateTimeOrNull(one.completedAt),
    due: () => open && one.dueAt <= core.now(),
    amount: money(one.amountMinor, order.currency),
    balanceDue: money(one.balanceMinor, order.currency),
    totalBalance: money(one.balanceMinor, order.currency),
    paymentTerms: () => termsView(core, order),
  };
};

/** Payment terms, or null for an order without. */
export const termsView = (core: Core, order: StoreOrder): object | null => {
  const terms = order.terms;
  if (!terms) return null;
  const late = () => terms.schedules.some((one) => one.balanceMinor > 0 && one.dueAt <= core.now());
  return {
    __typename: "PaymentTerms",
    id: gid("PaymentTerms", terms.id),
    paymentTermsType: terms.type,
    paymentTermsName: terms.name,
    translatedName: terms.name,
    dueInDays: terms.dueInDays,
    due: late,
    overdue: late,
    draftOrder: null,
    order: () => orderView(core, order),
    paymentSchedules: listConnection(terms.schedules, (one) => scheduleView(core, order, one)),
  };
};

const addressView = (customer: StoreCustomer | undefined): object | null =>
  customer
    ? {
        countryCodeV2: customer.address.country,
        provinceCode: customer.address.province,
        zip: customer.address.zip,
        phone: customer.phone,
        name: customer.displayName,
      }
    : null;

const refundView = (core: Core, order: StoreOrder, one: StoreTransaction): object => ({
  id: gid("Refund", one.id),
  createdAt: dateTime(one.processedAt),
  updatedAt: dateTime(one.processedAt),
  totalRefundedSet: moneyBag(one.amountMinor, order.currency),
  order: () => orderView(core, order),
  transactions: listConnection([one], (transaction) => transactionView(core, order, transaction)),
});

const moneyFields = (core: Core, order: StoreOrder) => {
  const bag = (minor: () => number) => () => moneyBag(minor(), order.currency);
  const url = () => orderPageUrl(core, order);
  return {
    currencyCode: order.currency,
    presentmentCurrencyCode: order.currency,
    displayFinancialStatus: () => financialStatusOf(order),
    fullyPaid: () => outstandingOf(order) <= 0 && order.cancelledAt === null,
    unpaid: () => receivedOf(order) === 0 && order.totalMinor > 0,
    canMarkAsPaid: () => outstandingOf(order) > 0,
    paymentGatewayNames: order.gateways,
    totalOutstandingSet: bag(() => outstandingOf(order)),
    totalReceivedSet: bag(() => receivedOf(order)),
    totalRefundedSet: bag(() => refundedOf(order)),
    netPaymentSet: bag(() => receivedOf(order) - refundedOf(order)),
    currentTotalPriceSet: bag(() => order.totalMinor),
    totalPriceSet: bag(() => order.placedMinor),
    totalDiscountsSet: bag(() => (order.discounted ? Math.round(order.placedMinor / 10) : 0)),
    discountCodes: order.discounted ? ["WELCOME10"] : [],
    statusPageUrl: url,
    paymentCollectionDetails: () => ({
      additionalPaymentCollectionUrl: outstandingOf(order) > 0 ? url() : null,
      vaultedPaymentMethods: [],
    }),
    paymentTerms: () => termsView(core, order),
    transactions: limited(order.transactions, (one) => transactionView(core, order, one)),
    refunds: limited(
      order.transactions.filter((one) => one.kind === "REFUND"),
      (one) => refundView(core, order, one),
    ),
  };
};

/** What GraphQL may ask of a customer. */
export const customerView = (core: Core, customer: StoreCustomer): object =>
  viewCustomer(core, customer, (order) => orderView(core, order));

/** What GraphQL may ask of an order; functions are only called for fields that the query selects. */
export const orderView = (core: Core, order: StoreOrder): object => {
  const customer = core.customerOf(order);
  const who = () => (customer ? customerView(core, customer) : null);
  return {
    __typename: "Order",
    id: gid("Order", order.id),
    legacyResourceId: String(order.id),
    name: order.name,
    createdAt: dateTime(order.createdAt),
    processedAt: dateTime(order.createdAt),
    updatedAt: dateTime(order.updatedAt),
    cancelledAt: dateTimeOrNull(order.cancelledAt),
    cancelReason: order.cancelledAt ? "CUSTOMER" : null,
    closedAt: null,
    test: order.test,
    email: customer?.email ?? null,
    phone: customer?.phone ?? null,
    poNumber: null,
    tags: [],
    displayFulfillmentStatus: order.fulfillmentStatus,
    returnStatus: order.returnStatus,
    customerLocale: order.locale,
    ...moneyFields(core, order),
    ...metafieldFields(core, gid("Order", order.id)),
    disputes: order.disputes.map((one) => ({
      id: gid("OrderDisputeSummary", one.id),
      initiatedAs: one.initiatedAs,
      status: one.status,
    })),
    customer: who,
    purchasingEntity: who,
    billingAddress: () => addressView(customer),
    shippingAddress: () => addressView(customer),
    lineItems: listConnection(order.items, (item) => ({
      id: gid("LineItem", order.id * 10 + order.items.indexOf(item)),
      title: item.title,
      name: item.title,
      quantity: item.quantity,
      currentQuantity: item.quantity,
    })),
    currentSubtotalLineItemsQuantity: () => order.items.reduce((sum, item) => sum + item.quantity, 0),
    subtotalLineItemsQuantity: () => order.items.reduce((sum, item) => sum + item.quantity, 0),
  };
};
