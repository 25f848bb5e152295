import { DAY_MS } from "~/domain/shared/duration";
import type { Core } from "../core";
import { receivedOf, refundedOf } from "../order-money";
import { STORE_CREDIT_GATEWAY } from "../transactions";
import type { StoreCustomer, StoreOrder } from "../types";
import { contactProfilesOf } from "./company-view";
import { listConnection, type ConnectionArgs } from "./connection";
import { dateTime, gid, money } from "./format";
import { metafieldFields } from "./metafields";

const spentOf = (orders: readonly StoreOrder[]): number =>
  orders.reduce((sum, order) => (order.test ? sum : sum + receivedOf(order) - refundedOf(order)), 0);

/** What refunds gave as store credit; nothing here spends it. */
const storeCreditOf = (orders: readonly StoreOrder[]): number =>
  orders
    .flatMap((order) => order.transactions)
    .reduce((sum, one) => (one.gateway === STORE_CREDIT_GATEWAY ? sum + one.amountMinor : sum), 0);

const statistics = (orders: readonly StoreOrder[], now: Date) => {
  const last = orders.at(-1);
  const quietDays = last ? (now.getTime() - last.createdAt.getTime()) / DAY_MS : Infinity;
  const regular = orders.length >= 4;
  return {
    predictedSpendTier: orders.length === 0 ? null : orders.length >= 6 ? "HIGH" : regular ? "MEDIUM" : "LOW",
    rfmGroup: orders.length === 0 ? "PROSPECTS" : quietDays > 180 ? "DORMANT" : regular ? "LOYAL" : "NEW",
  };
};

const contactFields = (customer: StoreCustomer) => {
  const [firstName = "", ...rest] = customer.displayName.split(" ");
  const consent = {
    marketingState: customer.marketingState,
    marketingOptInLevel: customer.marketingState === "NOT_SUBSCRIBED" ? null : "SINGLE_OPT_IN",
    marketingUpdatedAt: dateTime(customer.updatedAt),
  };
  return {
    firstName,
    lastName: rest.join(" "),
    email: customer.email,
    phone: customer.phone,
    defaultEmailAddress: {
      emailAddress: customer.email,
      validFormat: true,
      marketingUnsubscribeUrl: "https://example.com/unsubscribe",
      ...consent,
    },
    defaultPhoneNumber: customer.phone
      ? {
          phoneNumber: customer.phone,
          marketingState: "NOT_SUBSCRIBED",
          marketingOptInLevel: "SINGLE_OPT_IN",
          marketingUpdatedAt: null,
          marketingCollectedFrom: "SHOPIFY",
          source: "STOREFRONT",
        }
      : null,
    emailMarketingConsent: { ...consent, consentUpdatedAt: consent.marketingUpdatedAt },
    smsMarketingConsent: null,
    defaultAddress: {
      id: gid("MailingAddress", customer.id),
      countryCodeV2: customer.address.country,
      provinceCode: customer.address.province,
      zip: customer.address.zip,
      phone: customer.phone,
      name: customer.displayName,
    },
  };
};

/**
 * What GraphQL may ask of a customer; counts and sums are over the whole life, as at Shopify. Orders are
 * viewed by the caller, because orders and customers name each other.
 */
export const customerView = (core: Core, customer: StoreCustomer, viewOrder: (order: StoreOrder) => object): object => {
  const orders = () => core.ordersOf(customer.id);
  return {
    __typename: "Customer",
    id: gid("Customer", customer.id),
    legacyResourceId: String(customer.id),
    createdAt: dateTime(customer.createdAt),
    updatedAt: dateTime(customer.updatedAt),
    displayName: customer.displayName,
    ...contactFields(customer),
    locale: customer.locale,
    state: "ENABLED",
    verifiedEmail: true,
    tags: customer.tags,
    note: null,
    taxExempt: false,
    dataSaleOptOut: false,
    lifetimeDuration: "over 1 year",
    numberOfOrders: () => String(orders().length),
    amountSpent: () => money(spentOf(orders()), core.state.currency),
    lastOrder: () => {
      const last = orders().at(-1);
      return last ? viewOrder(last) : null;
    },
    statistics: () => statistics(orders(), core.now()),
    orders: (args: ConnectionArgs) => listConnection(orders(), viewOrder)(args),
    paymentMethods: listConnection([], () => ({})),
    storeCreditAccounts: (args: ConnectionArgs) => {
      const credit = storeCreditOf(orders());
      const account = { id: gid("StoreCreditAccount", customer.id), balance: money(credit, core.state.currency) };
      return listConnection(credit > 0 ? [account] : [], (one) => one)(args);
    },
    companyContactProfiles: () => contactProfilesOf(core, customer, (one) => customerView(core, one, viewOrder)),
    ...metafieldFields(core, gid("Customer", customer.id)),
  };
};
