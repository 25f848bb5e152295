import type { DbOrTx } from "./client.server";
import { group } from "./group.server";

/** What scoring reads of many customers beside orders and payments, with three queries. */
export const loadExtras = async (db: DbOrTx, shopId: string, customerIds: string[]) => {
  const where = { shopId, customerId: { in: customerIds } };
  const [orders, attempts, holds] = await Promise.all([
    db.orderSnapshot.findMany({ where: { ...where, discounted: true }, select: { orderId: true } }),
    db.contactAttempt.findMany({
      // Somebody who came to the shop was not asked.
      where: { ...where, testMode: false, contactClass: { not: "inbound" } },
      select: { customerId: true, reservedAt: true },
    }),
    db.hold.findMany({
      where: { ...where, reason: "promise", untilAt: { not: null } },
      select: { customerId: true, fromAt: true, untilAt: true },
    }),
  ]);
  return {
    discounted: new Set(orders.map(({ orderId }) => orderId)),
    contacts: group(
      attempts,
      ({ customerId }) => customerId,
      ({ reservedAt }) => reservedAt,
    ),
    promises: group(
      holds,
      ({ customerId }) => customerId,
      ({ fromAt, untilAt }) => ({ from: fromAt, until: untilAt ?? fromAt }),
    ),
  };
};
