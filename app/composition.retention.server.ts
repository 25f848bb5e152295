import type { Base } from "~/composition.server";
import { retentionPage } from "~/db/retention-people.server";
import { clearInbox, removePast } from "~/db/retention.server";
import type { RetentionDeps } from "~/services/privacy/retention.server";

/** What it takes to remove what is past its time. */
export const retentionDeps = (base: Base): RetentionDeps => ({
  shop: base.shops.get,
  store: {
    clearInbox: (shopId, done, waiting) => clearInbox(base, shopId, done, waiting),
    page: (shopId, after, cutoff, at) => retentionPage(base, shopId, after, cutoff, at),
    remove: (shopId, past, at) => removePast(base, shopId, past, at),
  },
  enqueue: base.enqueue,
  now: base.now,
});
