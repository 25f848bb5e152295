import type { Facts } from "./known";
import { lnDays, ratio, share, type FeatureSpec } from "./spec";

const orders = (f: Facts): number => f.purchases + f.creditOrders;
const counted = (f: Facts): number => orders(f) + (f.unseen?.orders ?? 0);

/** Mean of the newer half of other purchases over that of all. */
const valueTrend = (f: Facts): number =>
  f.purchases < 2 ? 0 : ratio(f.newerPurchasesMinor / Math.max(1, f.newerPurchases), f.purchasesMinor / f.purchases);

/** What and how the customer buys, and how asking goes. */
export const purchase = {
  tenure: { what: "days since the first order, or since the customer is one where orders are unseen", unit: "ln(1 + days)", reason: "long_customer", worse: "less", of: (f) => lnDays(f.now - f.firstAt) },
  order_count: { what: "orders of any kind, unseen ones counted", unit: "ln(1 + n)", reason: "buying_pace", worse: "either", of: (f) => Math.log1p(counted(f)) },
  frequency: { what: "orders in 30 days, over all the time known", unit: "ln(1 + n)", reason: "buying_pace", worse: "either", of: (f) => Math.log1p(counted(f) / (1 + (f.now - f.firstAt) / 2_592_000_000)) },
  recency: { what: "days since the newest order of any kind; 0 without one", unit: "ln(1 + days)", reason: "buying_pace", worse: "either", of: (f) => lnDays(f.now - f.newestPurchaseAt) },
  purchase_value: { what: "mean of purchases that were no credit, in major units", unit: "ln(1 + n)", reason: "amounts", worse: "either", of: (f) => Math.log1p(Math.max(0, share(f.purchasesMinor, f.purchases)) / 100) },
  value_trend: { what: "mean of the newer half of these over the mean of all", unit: "ln", reason: "amounts", worse: "either", of: valueTrend },
  bnpl_share: { what: "share of orders through third-party pay-later providers", unit: "share", reason: "other_pay_later", worse: "more", of: (f) => share(f.viaThirdParty, orders(f)) },
  cancel_rate: { what: "share of orders cancelled", unit: "share", reason: "cancelled_orders", worse: "more", of: (f) => share(f.cancelled, orders(f)) },
  discount_share: { what: "share of orders with a discount", unit: "share", reason: "promotions", worse: "either", of: (f) => share(f.discounted + f.promotedOrders, orders(f)) },
  contact_count: { what: "contacts in 90 days", unit: "ln(1 + n)", reason: "contacts", worse: "either", of: (f) => Math.log1p(f.contacts) },
  broken_promises: { what: "share of promises of payment that were not kept, shrunk with weight 1", unit: "share", reason: "contacts", worse: "more", of: (f) => f.brokenPromises / (f.promises + 1) },
} as const satisfies Record<string, FeatureSpec>; // prettier-ignore
