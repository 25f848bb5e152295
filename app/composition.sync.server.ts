import type { Deps } from "~/composition.server";
import { askedAfter } from "~/db/orders.server";
import type { SyncDeps } from "~/services/orders/sync-orders.server";

/** What it takes to read orders again that were named: by webhooks, by a comparison, before a contact. */
export const syncDeps = ({ db, dialect, reader, orders, setAside, shops, now }: Deps): SyncDeps => ({
  reader,
  orders,
  askedAfter: (shopId, orderIds, at) => askedAfter(db, dialect, shopId, { orderIds, at }),
  setAside,
  shop: shops.get,
  now,
});
