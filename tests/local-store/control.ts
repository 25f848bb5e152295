import { hours, plus } from "~/domain/shared/duration";
import { cancelOrder, disputeOrder, openReturnOf, payOrder, refundOrder } from "./acts";
import type { Core } from "./core";
import type { MailServer } from "./mail";
import type { TokenDesk } from "./oauth";
import { createOrder } from "./orders";
import type { StoreControl, StoreOrder } from "./types";
import type { Webhooks } from "./webhooks";

/** Shopify asks for the erasure of a shop's data two days after the uninstallation. */
const SHOP_REDACT_AFTER = hours(48);

type Parts = {
  readonly core: Core;
  readonly webhooks: Webhooks;
  readonly desk: TokenDesk;
  readonly mail: MailServer;
  readonly lateBounces: Set<string>;
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

/** What people and tests can do to the store. */
export const storeControl = (parts: Parts): StoreControl => {
  const { core, webhooks, mail, lateBounces } = parts;
  const orderOf = (id: number): StoreOrder => {
    const order = core.state.orders.get(id);
    if (!order) throw new Error(`There is no order ${id}`);
    return order;
  };
  return {
    placeOrder: (input) => {
      const order = createOrder(core, { ...input, at: core.now() });
      core.manualOrders.add(order.id);
      return order;
    },
    pay: (id, amount) => payOrder(core, orderOf(id), core.now(), amount),
    refund: (id, amount) => refundOrder(core, orderOf(id), core.now(), amount),
    cancel: (id) => cancelOrder(core, orderOf(id), core.now()),
    openReturn: (id) => openReturnOf(core, orderOf(id), core.now()),
    dispute: (id) => disputeOrder(core, orderOf(id), core.now()),
    uninstall: () => uninstall(parts),
    bounce: (email, when = "at once") => {
      (when === "later" ? lateBounces : mail.bounced).add(email.toLowerCase());
    },
    webhooks: webhooks.switches,
  };
};
