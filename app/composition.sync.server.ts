import type { Deps } from "~/composition.server";
import { createReadings } from "~/services/orders/readings.server";
import type { SyncDeps } from "~/services/orders/sync-orders.server";

/** What it takes to read orders again that were named: by webhooks, by a comparison, before a contact. */
export const syncDeps = ({ reader, orders, setAside, shops, now, newId }: Deps): SyncDeps => ({
  reader,
  orders,
  readings: createReadings(newId(), () => performance.now()),
  setAside,
  shop: shops.get,
  now,
});
