import type { StoreAgreement, StoreOrder } from "../types";
import { listConnection } from "./connection";
import { dateTime, gid, moneyBag } from "./format";

type Parts = {
  readonly order: () => object;
  readonly refund: (agreement: StoreAgreement) => object | null;
  readonly lineItem: () => object | null;
};

type Agreed = {
  readonly id: number;
  readonly at: Date;
  readonly amountMinor: number;
  readonly typename: "OrderAgreement" | "OrderEditAgreement" | "RefundAgreement";
  readonly refund: () => object | null;
};

const REASON = { OrderAgreement: "ORDER", OrderEditAgreement: "ORDER_EDIT", RefundAgreement: "REFUND" } as const;
const ACTION = { OrderAgreement: "ORDER", OrderEditAgreement: "UPDATE", RefundAgreement: "RETURN" } as const;

const saleView = (order: StoreOrder, agreed: Agreed, { lineItem }: Parts): object => {
  const nothing = moneyBag(0, order);
  return {
    __typename: "ProductSale",
    id: gid("ProductSale", agreed.id),
    actionType: ACTION[agreed.typename],
    lineType: "PRODUCT",
    quantity: agreed.amountMinor < 0 ? -1 : 1,
    taxes: [],
    totalAmount: moneyBag(agreed.amountMinor, order),
    totalDiscountAmountAfterTaxes: nothing,
    totalDiscountAmountBeforeTaxes: nothing,
    totalTaxAmount: nothing,
    lineItem,
  };
};

const agreementView = (order: StoreOrder, agreed: Agreed, parts: Parts): object => ({
  __typename: agreed.typename,
  id: gid(agreed.typename, agreed.id),
  happenedAt: dateTime(agreed.at),
  reason: REASON[agreed.typename],
  app: null,
  user: null,
  order: parts.order,
  refund: agreed.refund,
  sales: listConnection([agreed], (one) => saleView(order, one, parts)),
});

/** What was agreed about an order, in its order: the sale itself, then every edit and every refund of goods. */
export const agreementsView = (order: StoreOrder, parts: Parts) => {
  const placed: Agreed = {
    id: order.id,
    at: order.createdAt,
    amountMinor: order.placedMinor,
    typename: "OrderAgreement",
    refund: () => null,
  };
  const later = order.agreements.map((one): Agreed => ({
    id: one.id,
    at: one.at,
    amountMinor: one.amountMinor,
    typename: one.refund ? "RefundAgreement" : "OrderEditAgreement",
    refund: () => parts.refund(one),
  }));
  return listConnection([placed, ...later], (agreed) => agreementView(order, agreed, parts));
};
