import type { ShopSettings } from "~/contracts/shop";
import type { OrderFacts } from "~/domain/ledger/types";
import { applyOrders } from "../orders/apply-orders.server";
import type { OrdersStore } from "../orders/ports.server";

const PAGE = 500;

export type ReclassifyDeps = {
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly stored: (
    shopId: string,
    after: string,
    take: number,
  ) => Promise<{ orders: OrderFacts[]; last: string | undefined }>;
  readonly orders: OrdersStore;
  readonly now: () => Date;
};

/** Applies the orders known already once more, after the merchant changed which of them are credit. */
export const reclassifyOrders = async (deps: ReclassifyDeps, shopId: string): Promise<void> => {
  const shop = await deps.shop(shopId);
  let after = "";
  for (;;) {
    const { orders, last } = await deps.stored(shopId, after, PAGE);
    if (last === undefined) return;
    await applyOrders(deps.orders, shop, orders.map((order) => ({ order, customer: null })), deps.now()); // prettier-ignore
    after = last;
  }
};
