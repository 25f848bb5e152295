import type { Core } from "../core";
import { presentedOf } from "../order-money";
import type { StoreDraft } from "../types";
import { dateTime, gid, moneyBag } from "./format";
import { customerView, orderView, termsView } from "./order-view";

/** A draft order; its terms can be read once it is an order. */
export const draftView = (core: Core, draft: StoreDraft): object => {
  const { input } = draft;
  const order = draft.orderId === null ? undefined : core.state.orders.get(draft.orderId);
  const money = { currency: core.state.currency, presentment: input.presentment ?? null };
  const customer = core.state.customers.get(input.customerId);
  return {
    __typename: "DraftOrder",
    id: gid("DraftOrder", draft.id),
    legacyResourceId: String(draft.id),
    name: draft.name,
    status: order ? "COMPLETED" : "OPEN",
    createdAt: dateTime(draft.createdAt),
    completedAt: order ? dateTime(order.createdAt) : null,
    currencyCode: money.currency,
    presentmentCurrencyCode: presentedOf(money, 0).currency,
    totalPriceSet: moneyBag(input.amountMinor, money),
    email: customer?.email ?? null,
    customer: () => (customer ? customerView(core, customer) : null),
    order: () => (order ? orderView(core, order) : null),
    paymentTerms: () => (order ? termsView(core, order) : null),
  };
};
