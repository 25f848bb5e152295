import type { Core } from "../core";
import { financialStatusOf, outstandingOf, presentedOf, receivedOf, refundedOf } from "../order-money";
import { orderPageUrl } from "../payloads";
import { pendingPaymentOf } from "../transactions";
import type { StoreCustomer, StoreOrder, StoreRefund, StoreSchedule, StoreTransaction } from "../types";
import { agreementsView } from "./agreement-view";
import { purchasingCompanyView } from "./company-view";
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
  amountSet: moneyBag(one.amountMinor, order),
  totalUnsettledSet: moneyBag(pendingPaymentOf(order) === one ? one.amountMinor : 0, order),
  errorCode: one.errorCode ?? null,
  parentTransaction: () => {
    const parent = order.transactions.find(({ id }) => id === one.parentId);
    return parent ? transactionView(core, order, parent) : null;
  },
  authorizationExpiresAt: null,
  paymentDetails: one.paymentDetails
    ? { __typename: one.paymentDetails.typename, paymentMethodName: one.paymentDetails.paymentMethodName }
    : null,
  order: () => orderView(core, order),
});

/** A payment schedule, in the customer's currency; what is left to pay and what is left to capture are the same without authorisations. */
export const scheduleView = (core: Core, order: StoreOrder, one: StoreSchedule): object => {
  const open = one.balanceMinor > 0;
  const presented = (minor: number) => {
    const amount = presentedOf(order, minor);
    return money(amount.minor, amount.currency);
  };
  return {
    __typename: "PaymentSchedule",
    id: gid("PaymentSchedule", one.id),
    issuedAt: dateTime(one.issuedAt),
    dueAt: dateTime(one.dueAt),
    completedAt: dateTimeOrNull(one.completedAt),
    due: () => open && one.dueAt <= core.now(),
    amount: presented(one.amountMinor),
    balanceDue: presented(one.balanceMinor),
    totalBalance: presented(one.balanceMinor),
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

const refundView = (core: Core, order: StoreOrder, one: StoreRefund): object => ({
  __typename: "Refund",
  id: gid("Refund", one.id),
  createdAt: dateTime(one.at),
  updatedAt: dateTime(one.at),
  totalRefundedSet: moneyBag(one.amountMinor, order),
  order: () => orderView(core, order),
  transactions: listConnection(one.transactions, (transaction) => transactionView(core, order, transaction)),
});

const lineItems = (order: StoreOrder) =>
  order.items.map((item, index) => ({
    id: gid("LineItem", order.id * 10 + index),
    title: item.title,
    name: item.title,
    quantity: item.quantity,
    currentQuantity: item.quantity,
  }));

const moneyFields = (core: Core, order: StoreOrder) => {
  const bag = (minor: () => number) => () => moneyBag(minor(), order);
  const url = () => orderPageUrl(core, order);
  return {
    currencyCode: order.currency,
    presentmentCurrencyCode: order.presentment?.currency ?? order.currency,
    displayFinancialStatus: () => financialStatusOf(order),
    fullyPaid: () => outstandingOf(order) <= 0 && order.cancelledAt === null,
    unpaid: () => receivedOf(order) === 0 && order.totalMinor > 0,
    canMarkAsPaid: () => outstandingOf(order) > 0,
    paymentGatewayNames: order.gateways,
    totalOutstandingSet: bag(() => outstandingOf(order)),
    totalReceivedSet: bag(() => receivedOf(order)),
    totalRefundedSet: bag(() => refundedOf(order)),
    netPaymentSet: bag(() => receivedOf(order) - refundedOf(order)),
    originalTotalPriceSet: bag(() => order.placedMinor),
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
    refunds: limited(order.refunds, (one) => refundView(core, order, one)),
    edited: order.agreements.some(({ refund }) => refund === null),
    agreements: agreementsView(order, {
      order: () => orderView(core, order),
      refund: ({ refund }) => (refund ? refundView(core, order, refund) : null),
      lineItem: () => lineItems(order)[0] ?? null,
    }),
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
    fulfillments: limited(order.parcels, (displayStatus) => ({ displayStatus })),
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
    purchasingEntity: order.company
      ? purchasingCompanyView(core, order.company, (one) => customerView(core, one))
      : who,
    billingAddress: () => addressView(customer),
    shippingAddress: () => addressView(customer),
    lineItems: listConnection(lineItems(order), (item) => item),
    requiresShipping: order.items.some(({ isGiftCard }) => isGiftCard !== true),
    currentSubtotalLineItemsQuantity: () => order.items.reduce((sum, item) => sum + item.quantity, 0),
    subtotalLineItemsQuantity: () => order.items.reduce((sum, item) => sum + item.quantity, 0),
  };
};
