import { DAY_MS } from "../shared/duration";
import type { CreditMapping, CreditRule, GatewayRule, OrderFacts, TermsKind } from "./types";

/**
 * What holds for kinds of terms that the merchant has not settled. Net, fixed and on-fulfilment terms sell goods before
 * they are paid for; on receipt and with a deposit the money may well come before the goods.
 */
export const DEFAULT_TERMS: Readonly<Record<TermsKind, CreditRule>> = {
  NET: { isCredit: true, goodsFirst: true },
  FIXED: { isCredit: true, goodsFirst: true },
  FULFILLMENT: { isCredit: true, goodsFirst: true },
  RECEIPT: { isCredit: true, goodsFirst: false },
  DEFERRED: { isCredit: true, goodsFirst: false },
  UNKNOWN: { isCredit: true, goodsFirst: false },
};

/** Deposit now, balance later: a first schedule due with the order and at least one a day or more after it. */
const isDeferred = ({ createdAt, paymentTerms }: Pick<OrderFacts, "createdAt" | "paymentTerms">): boolean => {
  const dues = (paymentTerms?.schedules ?? []).flatMap(({ dueAt }) => (dueAt ? [dueAt.getTime()] : []));
  const start = createdAt.getTime();
  return dues.length > 1 && Math.min(...dues) - start < DAY_MS && Math.max(...dues) - start >= DAY_MS;
};

/** Which kind of terms the order is on; undefined when it is on none. */
export const termsKindOf = (order: Pick<OrderFacts, "createdAt" | "paymentTerms">): TermsKind | undefined => {
  if (order.paymentTerms === null) return undefined;
  return isDeferred(order) ? "DEFERRED" : order.paymentTerms.type;
};

/** A manual method by the name that a mapping knows it by. */
export const gatewayKey = (gateway: string): string => gateway.trim().toLowerCase();

/** What the merchant settled for the manual methods of the order; of several, one that is credit counts. */
export const gatewayRule = (order: OrderFacts, mapping: CreditMapping): GatewayRule | undefined => {
  const used = new Set(order.gateways.map(gatewayKey));
  const found = mapping.payLaterGateways.filter(({ gateway }) => used.has(gateway));
  return found.find(({ isCredit }) => isCredit) ?? found[0];
};

/** The merchant's rule for the order: by its terms, or else by the manual method it was placed with. */
export const creditRule = (order: OrderFacts, mapping: CreditMapping): CreditRule | undefined => {
  const kind = termsKindOf(order);
  if (kind !== undefined) return mapping.terms.find((one) => one.kind === kind) ?? DEFAULT_TERMS[kind];
  return gatewayRule(order, mapping);
};
