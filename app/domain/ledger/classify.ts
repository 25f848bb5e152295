import { creditRule, termsKindOf } from "./mapping";
import { thirdPartyProvider } from "./third-party";
import type { Classification, CreditKind, CreditMapping, OrderFacts } from "./types";

const excluded = (exclusion: Extract<Classification, { kind: "excluded" }>["exclusion"]): Classification => ({
  kind: "excluded",
  exclusion,
});

/** Whether a provider that carries the debt itself was used on the order. */
export const viaThirdParty = (order: OrderFacts): boolean =>
  order.gateways.some((gateway) => thirdPartyProvider(gateway) !== undefined) ||
  order.transactions.some(
    (transaction) =>
      thirdPartyProvider(transaction.gateway) !== undefined ||
      (transaction.paymentMethodName !== null && thirdPartyProvider(transaction.paymentMethodName) !== undefined),
  );

const creditKindOf = (order: OrderFacts, mapping: CreditMapping): CreditKind | undefined => {
  if (!creditRule(order, mapping)?.isCredit) return undefined;
  const kind = termsKindOf(order);
  if (kind === undefined) return "manual_pay_later";
  return kind === "DEFERRED" ? "deferred_purchase" : "payment_terms";
};

/**
 * Is this order credit that the merchant itself carries? Orders of third-party providers, test orders and orders
 * without a customer never are, whatever else they carry.
 */
export const classify = (order: OrderFacts, mapping: CreditMapping): Classification => {
  if (order.isTest) return excluded("test_order");
  if (viaThirdParty(order)) return excluded("third_party_bnpl");
  const creditKind = creditKindOf(order, mapping);
  if (creditKind === undefined) return excluded(order.outstandingMinor > 0 ? "not_mapped" : "paid_at_checkout");
  return order.customerId === null ? excluded("no_customer") : { kind: "credit", creditKind };
};
