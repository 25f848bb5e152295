import { formatDecimal } from "~/domain/shared/money";
import type { Core } from "./core";
import { financialStatusOf, outstandingOf, presentedOf, receivedOf, refundedOf } from "./order-money";
import type { StoreCustomer, StoreOrder, StoreRefund, StoreSchedule, StoreTransaction } from "./types";

/** Shopify writes whole seconds. */
export const iso = (at: Date) => at.toISOString().replace(/\.\d{3}Z$/, "Z");
const isoOrNull = (at: Date | null) => (at ? iso(at) : null);

/** The shop and presentment pair. */
const moneySet = (minor: number, order: StoreOrder) => {
  const presented = presentedOf(order, minor);
  return {
    shop_money: { amount: formatDecimal(minor, order.currency), currency_code: order.currency },
    presentment_money: {
      amount: formatDecimal(presented.minor, presented.currency),
      currency_code: presented.currency,
    },
  };
};

/** Where a customer sees and pays the order. */
export const orderPageUrl = (core: Core, order: StoreOrder) => `${core.url}/account/orders/${String(order.id)}`;

const nameParts = (customer: StoreCustomer): readonly [string, string] => {
  const space = customer.displayName.indexOf(" ");
  return space < 0
    ? ["", customer.displayName]
    : [customer.displayName.slice(0, space), customer.displayName.slice(space + 1)];
};

const addressPayload = (customer: StoreCustomer) => {
  const [first, last] = nameParts(customer);
  return {
    first_name: first,
    last_name: last,
    name: customer.displayName,
    address1: null,
    city: null,
    zip: customer.address.zip,
    phone: customer.phone,
    province: customer.address.province,
    province_code: customer.address.province,
    country: customer.address.country,
    country_code: customer.address.country,
  };
};

/** REST customer as in customers/create and customers/update. */
export const customerPayload = (customer: StoreCustomer) => {
  const [first, last] = nameParts(customer);
  return {
    id: customer.id,
    created_at: iso(customer.createdAt),
    updated_at: iso(customer.updatedAt),
    first_name: first,
    last_name: last,
    state: "enabled",
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    addresses: [],
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${String(customer.id)}`,
    default_address: { customer_id: customer.id, ...addressPayload(customer), default: true },
  };
};

/** A schedule as payment_schedules/due sends it: no order and no customer in it, and the customer's currency. */
export const schedulePayload = (order: StoreOrder, schedule: StoreSchedule) => {
  const { minor, currency } = presentedOf(order, schedule.balanceMinor);
  const balance = formatDecimal(minor, currency);
  const amount = formatDecimal(presentedOf(order, schedule.amountMinor).minor, currency);
  return {
    amount,
    balance_due: balance,
    completed_at: isoOrNull(schedule.completedAt),
    created_at: iso(order.createdAt),
    currency,
    due_at: iso(schedule.dueAt),
    id: schedule.id,
    issued_at: iso(schedule.issuedAt),
    payment_terms_id: order.terms?.id ?? null,
    presentment_currency: currency,
    total_balance: balance,
    total_price: amount,
    updated_at: iso(order.updatedAt),
    admin_graphql_api_id: `gid://shopify/PaymentSchedule/${String(schedule.id)}`,
  };
};

/** Payment terms with the GID that Shopify really sends here, which its own GraphQL API does not know. */
export const termsPayload = (order: StoreOrder) => {
  const terms = order.terms;
  if (!terms) return null;
  return {
    id: terms.id,
    payment_terms_name: terms.name,
    payment_terms_type: terms.type.toLowerCase(),
    due_in_days: terms.dueInDays,
    created_at: iso(order.createdAt),
    updated_at: iso(order.updatedAt),
    payment_schedules: terms.schedules.map((schedule) => schedulePayload(order, schedule)),
    admin_graphql_api_id: `gid://shopify/PaymentsPaymentFlexibilityPaymentTermsPaymentTerms/${String(terms.id)}`,
  };
};

/** One transaction, as in order_transactions/create. */
export const transactionPayload = (order: StoreOrder, transaction: StoreTransaction) => {
  const amount = formatDecimal(transaction.amountMinor, order.currency);
  return {
    id: transaction.id,
    order_id: order.id,
    kind: transaction.kind.toLowerCase(),
    gateway: transaction.gateway,
    status: transaction.status.toLowerCase(),
    message: null,
    created_at: iso(transaction.processedAt),
    test: order.test,
    authorization: null,
    parent_id: transaction.parentId ?? null,
    processed_at: iso(transaction.processedAt),
    error_code: transaction.errorCode?.toLowerCase() ?? null,
    source_name: "web",
    payment_details: transaction.paymentDetails
      ? { payment_method_name: transaction.paymentDetails.paymentMethodName }
      : null,
    receipt: {},
    amount,
    currency: order.currency,
    payment_id: `${order.name}.${String(order.transactions.indexOf(transaction) + 1)}`,
    total_unsettled_set: {
      shop_money: { amount: "0.00", currency: order.currency },
      presentment_money: { amount: "0.00", currency: order.currency },
    },
    manual_payment_gateway: transaction.manualPaymentGateway,
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${String(transaction.id)}`,
  };
};

/** A refund with its money, if any went back. */
export const refundPayload = (order: StoreOrder, refund: StoreRefund) => ({
  id: refund.id,
  admin_graphql_api_id: `gid://shopify/Refund/${String(refund.id)}`,
  order_id: order.id,
  created_at: iso(refund.at),
  processed_at: iso(refund.at),
  note: null,
  restock: true,
  user_id: null,
  refund_line_items: [],
  order_adjustments: [],
  transactions: refund.transactions.map((one) => transactionPayload(order, one)),
});

const orderMoney = (order: StoreOrder) => {
  const { currency } = order;
  return {
    currency,
    presentment_currency: order.presentment?.currency ?? currency,
    current_total_price: formatDecimal(order.totalMinor, currency),
    current_total_price_set: moneySet(order.totalMinor, order),
    current_subtotal_price: formatDecimal(order.totalMinor, currency),
    current_total_discounts: "0.00",
    financial_status: financialStatusOf(order).toLowerCase(),
    payment_gateway_names: order.gateways,
    subtotal_price: formatDecimal(order.placedMinor, currency),
    total_discounts: order.discounted ? formatDecimal(Math.round(order.placedMinor / 10), currency) : "0.00",
    total_outstanding: formatDecimal(outstandingOf(order), currency),
    total_price: formatDecimal(order.placedMinor, currency),
    total_price_set: moneySet(order.placedMinor, order),
    total_tax: "0.00",
    total_received_set: moneySet(receivedOf(order), order),
    total_refunded_set: moneySet(refundedOf(order), order),
    discount_codes: order.discounted ? [{ code: "WELCOME10", amount: "10.00", type: "percentage" }] : [],
    refunds: order.refunds.map((one) => refundPayload(order, one)),
    payment_terms: termsPayload(order),
  };
};

const contactPayload = (customer: StoreCustomer | undefined) =>
  customer
    ? {
        contact_email: customer.email,
        email: customer.email,
        phone: customer.phone,
        customer: customerPayload(customer),
        billing_address: addressPayload(customer),
        shipping_address: addressPayload(customer),
      }
    : { contact_email: null, email: "", phone: null, customer: null, billing_address: null, shipping_address: null };

/** REST says nothing of what is not sent yet. */
const FULFILMENT = { FULFILLED: "fulfilled", PARTIALLY_FULFILLED: "partial", UNFULFILLED: null } as const;

/** REST order, as all orders/* topics send it. */
export const orderPayload = (core: Core, order: StoreOrder) => {
  const number = Number(order.name.replace(/\D/g, ""));
  return {
    id: order.id,
    admin_graphql_api_id: `gid://shopify/Order/${String(order.id)}`,
    name: order.name,
    number: number - 1000,
    order_number: number,
    cancel_reason: order.cancelledAt ? "customer" : null,
    cancelled_at: isoOrNull(order.cancelledAt),
    closed_at: null,
    confirmed: true,
    created_at: iso(order.createdAt),
    processed_at: iso(order.createdAt),
    updated_at: iso(order.updatedAt),
    customer_locale: order.locale,
    fulfillment_status: FULFILMENT[order.fulfillmentStatus],
    order_status_url: orderPageUrl(core, order),
    source_name: "web",
    tags: "",
    taxes_included: false,
    test: order.test,
    token: order.id.toString(16),
    ...orderMoney(order),
    ...contactPayload(core.customerOf(order)),
    line_items: order.items.map((item, index) => ({
      id: order.id * 10 + index,
      title: item.title,
      name: item.title,
      quantity: item.quantity,
      current_quantity: item.quantity,
    })),
    fulfillments: [],
    shipping_lines: [],
    returns: order.returnStatus === "NO_RETURN" ? [] : [{ id: order.id, status: order.returnStatus.toLowerCase() }],
  };
};
