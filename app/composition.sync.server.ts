import type { Deps } from "~/composition.server";
import type { SyncDeps } from "~/services/orders/sync-orders.server";

/** What it takes to read orders again that were named: by webhooks, by a comparison, before a contact. */
export const syncDeps = ({ reader, orders, setAside, shops, now }: Deps): SyncDeps => ({
  reader,
  orders,
  setAside,
  shop: shops.get,
  now,
});
