import { days, plus } from "../shared/duration";
import { viaThirdParty } from "./classify";
import { gatewayKey, termsKindOf } from "./mapping";
import { TERMS_KINDS, type OrderFacts, type TermsKind } from "./types";

/** What may make an order the merchant's credit: its terms, or else the manual method it was placed with. */
export type CreditSource =
  { readonly kind: "terms"; readonly terms: TermsKind } | { readonly kind: "gateway"; readonly gateway: string };

/**
 * The kind under which set-up lists the order; undefined when it can never be credit. Of several manual methods the
 * first counts: it is what the order was placed with, the others are how it was paid.
 */
export const creditSource = (order: OrderFacts): CreditSource | undefined => {
  if (order.isTest || order.customerId === null || viaThirdParty(order)) return undefined;
  const terms = termsKindOf(order);
  if (terms !== undefined) return { kind: "terms", terms };
  // A refund by hand says nothing about how the order was sold.
  const selling = order.transactions.filter(({ kind, isManualGateway }) => isManualGateway && kind !== "REFUND");
  const manual = new Set(selling.map(({ gateway }) => gatewayKey(gateway)));
  const gateway = order.gateways
    .map(gatewayKey)
    .find((key) => key !== "" && (order.transactions.length === 0 || manual.has(key)));
  return gateway === undefined ? undefined : { kind: "gateway", gateway };
};

/** A source as one text, to group and to look up by. */
export const sourceKey = (source: CreditSource): string =>
  source.kind === "terms" ? `terms:${source.terms}` : `gateway:${source.gateway}`;

/** The source that `sourceKey` made the text from; undefined for any other text. */
export const sourceOf = (key: string): CreditSource | undefined => {
  const at = key.indexOf(":");
  const [kind, name] = [key.slice(0, at), key.slice(at + 1)];
  if (kind === "gateway" && name !== "") return { kind, gateway: name };
  const terms = TERMS_KINDS.find((one) => one === name);
  return kind === "terms" && terms !== undefined ? { kind, terms } : undefined;
};

/** Whether the whole price was there within a day of the order: whoever pays at once does not buy on credit. */
export const isPaidAtOnce = ({ createdAt, placedMinor, transactions }: OrderFacts): boolean => {
  const until = plus(createdAt, days(1));
  const paid = transactions.filter(
    ({ kind, status, processedAt }) =>
      (kind === "SALE" || kind === "CAPTURE") && status === "SUCCESS" && processedAt <= until,
  );
  return paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0) >= placedMinor;
};
