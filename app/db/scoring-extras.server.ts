import type { DbOrTx } from "./client.server";

const grouped = <T, V>(rows: readonly T[], keyOf: (row: T) => string, valueOf: (row: T) => V): Map<string, V[]> => {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(valueOf(row));
    else groups.set(keyOf(row), [valueOf(row)]);
  }
  return groups;
};

/** What scoring reads of many customers beside orders and payments, with three queries. */
export const loadExtras = async (db: DbOrTx, shopId: string, customerIds: string[]) => {
  const where = { shopId, customerId: { in: customerIds } };
  const [orders, attempts, holds] = await Promise.all([
    db.orderSnapshot.findMany({ where: { ...where, discounted: true }, select: { orderId: true } }),
    db.contactAttempt.findMany({
      where: { ...where, testMode: false },
      select: { customerId: true, reservedAt: true },
    }),
    db.hold.findMany({
      where: { ...where, reason: "promise", untilAt: { not: null } },
      select: { customerId: true, fromAt: true, untilAt: true },
    }),
  ]);
  return {
    discounted: new Set(orders.map(({ orderId }) => orderId)),
    contacts: grouped(
      attempts,
      ({ customerId }) => customerId,
      ({ reservedAt }) => reservedAt,
    ),
    promises: grouped(
      holds,
      ({ customerId }) => customerId,
      ({ fromAt, untilAt }) => ({ from: fromAt, until: untilAt ?? fromAt }),
    ),
  };
};
