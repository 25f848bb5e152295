import type { Deps } from "~/composition.server";
import { ownOrders, ordersNotOpen } from "~/db/own-orders.server";
import { createReconcileRuns, openDebts } from "~/db/reconcile.server";
import { createScopeStore, grantedScopes } from "~/db/scopes.server";
import { hasScope } from "~/domain/health/scopes";
import type { JobDeps } from "~/jobs/job-deps.server";
import type { CompareDeps } from "~/services/health/compare-shop.server";
import { syncOrders, type SyncDeps } from "~/services/orders/sync-orders.server";

/** What a comparison with Shopify looks at and writes. */
export const compareDeps = ({ db, dialect, newId, now, standing, setAside }: Deps, sync: SyncDeps): CompareDeps => ({
  own: {
    openDebts: (shopId, after, take) => openDebts(db, dialect, shopId, after, take),
    orders: (shopId, orderIds) => ownOrders(db, dialect, shopId, orderIds),
    notOpen: (shopId, orderIds) => ordersNotOpen(db, dialect, shopId, orderIds),
  },
  theirs: {
    ...standing,
    seesAllOrders: async (shopId) => hasScope(await grantedScopes(db, shopId), "read_all_orders"),
  },
  runs: createReconcileRuns({ db, dialect, newId }),
  sync: (shopId, orderIds) => syncOrders(sync, shopId, orderIds),
  setAside,
  now,
});

/** What the shop lets the app see, and what follows when that changes. */
export const scopesDeps = ({ db, now, shops, enqueue, access }: Deps): JobDeps["scopes"] => ({
  read: access.granted,
  hearOfMerges: access.hearOfMerges,
  store: createScopeStore(db),
  shop: shops.get,
  enqueue,
  now,
});
