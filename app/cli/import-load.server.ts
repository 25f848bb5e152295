import type { Base } from "~/composition.server";
import type { OrderWithCustomer } from "~/contracts/orders";
import { customerRowId } from "~/contracts/row-ids";
import type { ShopSettings } from "~/contracts/shop";
import { createOrdersStore } from "~/db/orders-store.server";
import { applyOrders, scoreJobs } from "~/services/orders/apply-orders.server";
import type { OrdersStore } from "~/services/orders/ports.server";

/** Orders per step, as in a backfill: so many are decided and written at a time. */
const CHUNK = 500;

/** A file of 130,000 orders takes a good minute; an hour is far more than any file needs and ends a stuck import. */
const WHOLE_FILE = { maxWait: 15_000, timeout: 3_600_000 };

/** Orders that are stored exactly so already; importing them again would only touch their times. */
const withoutKnown = async (base: Base, shopId: string, chunk: readonly OrderWithCustomer[]) => {
  const stored = await base.db.orderSnapshot.findMany({
    where: { shopId, orderId: { in: chunk.map(({ order }) => order.orderId) } },
    select: { orderId: true, facts: true },
  });
  const facts = new Map(stored.map((row) => [row.orderId, row.facts]));
  return chunk.filter(({ order }) => facts.get(order.orderId) !== JSON.stringify(order));
};

const chunksOf = (orders: readonly OrderWithCustomer[]): OrderWithCustomer[][] =>
  Array.from({ length: Math.ceil(orders.length / CHUNK) }, (_, i) => orders.slice(i * CHUNK, (i + 1) * CHUNK));

/**
 * Loads orders all or not at all: one transaction around all chunks and the jobs that score and plan, so that an
 * import that fails or is killed leaves nothing, and no worker sees half a history and contacts somebody because of
 * it. Returns how many orders were new or newer.
 */
export const loadOrders = async (base: Base, shop: ShopSettings, orders: readonly OrderWithCustomer[]) => {
  const fresh: OrderWithCustomer[] = [];
  // Read before: on SQLite the one connection belongs to the transaction while it lasts.
  for (const chunk of chunksOf(orders)) fresh.push(...(await withoutKnown(base, shop.id, chunk)));
  if (fresh.length === 0) return 0;
  const store = createOrdersStore(base, WHOLE_FILE);
  return store.transaction(async (tx) => {
    const inside: OrdersStore = { transaction: (work) => work(tx) };
    let imported = 0;
    for (const chunk of chunksOf(fresh))
      imported += await applyOrders(inside, shop, chunk, base.now(), { scoreNow: false, canAskAgain: false });
    const customerIds = fresh.flatMap(({ order: { customerId } }) =>
      customerId === null ? [] : [customerRowId(shop.id, customerId)],
    );
    // Scored once at the end, as after a backfill; scoring plans what is open.
    await tx.enqueue(base.now(), scoreJobs(shop.id, [...new Set(customerIds)]));
    return imported;
  });
};
