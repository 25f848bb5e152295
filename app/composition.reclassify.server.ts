import type { Deps } from "~/composition.server";
import { endReclassify } from "~/db/credit-mapping.server";
import { storedOrders } from "~/db/stored-orders.server";
import type { ReclassifyDeps } from "~/services/shops/reclassify.server";

/** Orders that are classified anew in one transaction: some tenths of a second of work. */
const PAGE = 500;

/** What applies a new choice of credit orders to the orders known already. */
export const reclassifyDeps = (
  base: Pick<Deps, "db" | "dialect" | "newId" | "now" | "shops" | "orders" | "setAside" | "enqueue">,
): ReclassifyDeps => ({
  shop: base.shops.find,
  stored: (shopId, after, take) => storedOrders(base.db, shopId, after, take),
  orders: base.orders,
  setAside: base.setAside,
  end: (shopId, runId, jobsFor, at) => endReclassify(base, shopId, runId, jobsFor, at),
  enqueue: base.enqueue,
  pageSize: PAGE,
  now: base.now,
});
