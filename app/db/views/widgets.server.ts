import type { Db } from "../client.server";

/** What both order widgets read: one order's debt, its customer's holds and next contact. Undefined when unknown. */
export const orderDebt = async (db: Db, shopId: string, orderId: string, now: Date) => {
  const snapshot = await db.orderSnapshot.findUnique({
    where: { shopId_orderId: { shopId, orderId } },
    select: { creditKind: true, customerId: true, name: true },
  });
  if (!snapshot) return undefined;
  const obligation = await db.obligation.findUnique({ where: { shopId_orderId: { shopId, orderId } } });
  if (!obligation) return { snapshot, debt: undefined };
  const { customerId } = obligation;
  const [instalments, open, latest, planned, holds, request] = await Promise.all([
    db.instalment.findMany({ where: { shopId, obligationId: obligation.id }, orderBy: { sequence: "asc" } }),
    db.case.findFirst({ where: { shopId, customerId, state: "open" } }),
    db.case.findFirst({ where: { shopId, customerId }, orderBy: { openedAt: "desc" } }),
    db.plannedContact.findFirst({ where: { shopId, customerId, state: "planned" }, orderBy: { effectiveAt: "asc" } }),
    db.hold.findMany({
      where: {
        shopId,
        customerId,
        liftedAt: null,
        AND: [
          { OR: [{ untilAt: null }, { untilAt: { gt: now } }] },
          { OR: [{ scope: "person" }, { obligationId: obligation.id }] },
        ],
      },
      orderBy: { fromAt: "desc" },
    }),
    db.hardshipRequest.findFirst({ where: { shopId, customerId, answeredAt: null } }),
  ]);
  const oneCase = open ?? latest;
  return {
    snapshot,
    debt: { obligation, instalments, oneCase, planned, hold: holds[0], requestOpen: request !== null },
  };
};
