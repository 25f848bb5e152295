import { hours, plus } from "~/domain/shared/duration";
import { cancelOrder, overpayOrder, payOrder, refundOrder } from "./acts";
import { disputeOrder, settleDispute } from "./acts-disputes";
import { closeReturnOf, editOrder, fulfilOrder, openReturnOf, trackParcel } from "./acts-goods";
import { failPayment, reversePayment, settlePayment, startPayment, voidPayment } from "./acts-payments";
import { addCompany, deleteCustomer, mergeCustomers, moveOrder } from "./acts-people";
import { changeTerms, deleteTerms, postponeTerms } from "./acts-terms";
import type { GoodsControl, MoneyControl, PeopleControl, StoreControl, TermsControl } from "./control-types";
import type { Core } from "./core";
import { completeDraft, draftOrder } from "./drafts";
import type { MailServer } from "./mail";
import type { ApiFaults } from "./misbehaviour";
import type { TokenDesk } from "./oauth";
import { createOrder } from "./orders";
import { grantScopes, revokeScopes, scopesDetail } from "./scopes";
import type { StoreOrder } from "./types";
import type { Webhooks } from "./webhooks";

/** Shopify asks for the erasure of a shop's data two days after the uninstallation. */
const SHOP_REDACT_AFTER = hours(48);

type Parts = {
  readonly core: Core;
  readonly webhooks: Webhooks;
  readonly desk: TokenDesk;
  readonly mail: MailServer;
  readonly lateBounces: Set<string>;
  readonly faults: ApiFaults;
};

const uninstall = ({ core, webhooks, desk }: Parts): void => {
  if (!webhooks.installed) return;
  const shop = { shop_id: 1, shop_domain: core.state.shop };
  webhooks.emit("app/uninstalled", () => ({ id: 1, name: core.state.name, domain: core.state.shop, ...shop }));
  webhooks.unsubscribe();
  desk.revokeAll();
  core.events.plan(plus(core.now(), SHOP_REDACT_AFTER), () => {
    if (!webhooks.installed) webhooks.send("shop/redact", shop);
  });
};

/** Does an act to an order, now. */
type Do = <Rest extends unknown[]>(
  act: (core: Core, order: StoreOrder, at: Date, ...rest: Rest) => void,
) => (orderId: number, ...rest: Rest) => void;

const toOrders =
  (core: Core): Do =>
  (act) =>
  (id, ...rest) => {
    const order = core.state.orders.get(id);
    if (!order) throw new Error(`There is no order ${id}`);
    act(core, order, core.now(), ...rest);
  };

const goods = (act: Do): GoodsControl => ({
  edit: act(editOrder),
  openReturn: act(openReturnOf),
  closeReturn: act(closeReturnOf),
  fulfil: act(fulfilOrder),
  trackParcel: act(trackParcel),
  cancel: act(cancelOrder),
});

const money = (act: Do): MoneyControl => ({
  pay: act(payOrder),
  overpay: act(overpayOrder),
  failPayment: act(failPayment),
  startPayment: act(startPayment),
  settlePayment: act(settlePayment),
  voidPayment: act(voidPayment),
  reversePayment: act(reversePayment),
  refund: act(refundOrder),
  dispute: act(disputeOrder),
  settleDispute: act(settleDispute),
});

const terms = (act: Do): TermsControl => ({
  changeTerms: act(changeTerms),
  postpone: act(postponeTerms),
  deleteTerms: act(deleteTerms),
});

const people = (core: Core, act: Do): PeopleControl => ({
  moveOrder: act(moveOrder),
  mergeCustomers: (keptId, deletedId) => mergeCustomers(core, core.now(), keptId, deletedId),
  deleteCustomer: (id) => deleteCustomer(core, id),
  addCompany: (input) => addCompany(core, core.now(), input),
});

/** What people and tests can do to the store. */
export const storeControl = (parts: Parts): StoreControl => {
  const { core, webhooks, desk, mail, lateBounces, faults } = parts;
  const act = toOrders(core);
  const byHand = (order: StoreOrder): StoreOrder => {
    core.manualOrders.add(order.id);
    return order;
  };
  return {
    ...goods(act),
    ...money(act),
    ...terms(act),
    ...people(core, act),
    placeOrder: (input) => byHand(createOrder(core, { ...input, at: core.now() })),
    draftOrder: (input) => draftOrder(core, core.now(), input),
    completeDraft: (id) => byHand(completeDraft(core, core.now(), id)),
    uninstall: () => uninstall(parts),
    scopes: () => scopesDetail(core),
    grant: (scopes) => grantScopes(core, scopes),
    revoke: (scopes) => revokeScopes(core, scopes),
    webhooks: webhooks.switches,
    failApi: (fault, times) => faults.order(fault, times),
    expireTokens: (which = "access") => (which === "all" ? desk.revokeAll() : desk.expireAccess()),
    failOrder: (id, fault) => {
      if (fault === null) core.failing.delete(id);
      else core.failing.set(id, fault);
    },
    bounce: (email, when = "at once") => {
      (when === "later" ? lateBounces : mail.bounced).add(email.toLowerCase());
    },
  };
};
