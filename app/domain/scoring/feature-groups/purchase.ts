import type { Facts } from "./known";
import { lnCount, lnDays, ratio, share, type FeatureSpec } from "./spec";

const orders = (f: Facts): number => f.purchases + f.creditOrders;
const counted = (f: Facts): number => orders(f) + (f.unseen?.orders ?? 0);

/** Groups of Shopify's CustomerRfmGroup; the ones between (new, promising, needs attention) are neither. */
const OFTEN_HERE: ReadonlySet<string> = new Set(["CHAMPIONS", "LOYAL", "ACTIVE"]);
const SLIPPING_AWAY: ReadonlySet<string> = new Set(["AT_RISK", "ALMOST_LOST", "DORMANT", "PREVIOUSLY_LOYAL"]);

/** Mean of the newer half of other purchases over that of all. */
const valueTrend = (f: Facts): number =>
  f.purchases < 2 ? 0 : ratio(f.newerPurchasesMinor / Math.max(1, f.newerPurchases), f.purchasesMinor / f.purchases);

/** What and how the customer buys, and how asking goes. */
export const purchase = {
  tenure: { what: "days since the first order, or since the customer is one where orders are unseen", unit: "ln(1 + days)", reason: "long_customer", worse: "less", of: (f) => lnDays(f.now - f.firstAt) },
  order_count: { what: "orders of any kind, unseen ones counted", unit: "ln(1 + n)", reason: "buying_pace", worse: "either", of: (f) => lnCount(counted(f)) },
  frequency: { what: "orders in 30 days, over all the time known", unit: "ln(1 + n)", reason: "buying_pace", worse: "either", of: (f) => Math.log1p(counted(f) / (1 + (f.now - f.firstAt) / 2_592_000_000)) },
  recency: { what: "days since the newest order of any kind; 0 without one", unit: "ln(1 + days)", reason: "buying_pace", worse: "either", of: (f) => lnDays(f.now - f.newestPurchaseAt) },
  purchase_value: { what: "mean of purchases that were no credit, in major units", unit: "ln(1 + n)", reason: "amounts", worse: "either", of: (f) => Math.log1p(Math.max(0, share(f.purchasesMinor, f.purchases)) / 100) },
  value_trend: { what: "mean of the newer half of these over the mean of all", unit: "ln", reason: "amounts", worse: "either", of: valueTrend },
  bnpl_share: { what: "share of orders through third-party pay-later providers", unit: "share", reason: "other_pay_later", worse: "more", of: (f) => share(f.viaThirdParty, orders(f)) },
  cancel_rate: { what: "share of orders cancelled", unit: "share", reason: "cancelled_orders", worse: "more", of: (f) => share(f.cancelled, orders(f)) },
  discount_share: { what: "share of orders with a discount", unit: "share", reason: "promotions", worse: "either", of: (f) => share(f.discounted, orders(f)) },
  return_rate: { what: "share of orders of which something was given back", unit: "share", reason: "returns", worse: "either", of: (f) => share(f.returned, orders(f)) },
  intangible_share: { what: "share of orders with nothing to ship (gift cards, downloads, services)", unit: "share", reason: "goods", worse: "either", of: (f) => share(f.intangibles, orders(f)) },
  often_here: { what: "the store's RFM group is champions, loyal or active", unit: "yes or no", reason: "buying_pace", worse: "either", of: (f) => (f.rfm !== undefined && OFTEN_HERE.has(f.rfm) ? 1 : 0) },
  slipping_away: { what: "the store's RFM group is at risk, almost lost, dormant or previously loyal", unit: "yes or no", reason: "buying_pace", worse: "either", of: (f) => (f.rfm !== undefined && SLIPPING_AWAY.has(f.rfm) ? 1 : 0) },
  subscribed: { what: "wants the store's marketing", unit: "yes or no", reason: "marketing", worse: "either", of: (f) => (f.marketing === "SUBSCRIBED" ? 1 : 0) },
  contact_count: { what: "contacts in 90 days", unit: "ln(1 + n)", reason: "contacts", worse: "either", of: (f) => lnCount(f.contacts) },
  broken_promises: { what: "share of promises of payment that were not kept, shrunk with weight 1", unit: "share", reason: "contacts", worse: "more", of: (f) => f.brokenPromises / (f.promises + 1) },
  kept_promises: { what: "promises of payment that were kept", unit: "ln(1 + n)", reason: "contacts", worse: "either", of: (f) => lnCount(f.promises - f.brokenPromises) },
} as const satisfies Record<string, FeatureSpec>; // prettier-ignore
