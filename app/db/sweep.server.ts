import type { DbOrTx } from "./client.server";

/** What the hourly sweep looks for. */
export const createSweepStore = (db: DbOrTx) => ({
  sweptOn: async (shopId: string): Promise<string | null> =>
    (await db.shop.findUnique({ where: { id: shopId }, select: { sweptOn: true } }))?.sweptOn ?? null,
  setSweptOn: async (shopId: string, sweptOn: string): Promise<void> => {
    await db.shop.update({ where: { id: shopId }, data: { sweptOn } });
  },
  openCaseCustomers: async (shopId: string): Promise<string[]> =>
    (await db.case.findMany({ where: { shopId, state: "open" }, select: { customerId: true } })).map(
      ({ customerId }) => customerId,
    ),
  holdsEnded: async (shopId: string, since: Date, now: Date): Promise<string[]> => {
    const rows = await db.hold.findMany({
      where: { shopId, liftedAt: null, untilAt: { gt: since, lte: now } },
      distinct: ["customerId"],
      select: { customerId: true },
    });
    return rows.map(({ customerId }) => customerId);
  },
  overdueContacts: async (shopId: string, before: Date): Promise<string[]> =>
    (
      await db.plannedContact.findMany({
        where: { shopId, state: "planned", effectiveAt: { lt: before } },
        select: { id: true },
        take: 1_000,
      })
    ).map(({ id }) => id),
});

/** Credit customers of a shop: those with any obligation. */
export const creditCustomers = async (db: DbOrTx, shopId: string): Promise<string[]> =>
  (await db.obligation.findMany({ where: { shopId }, distinct: ["customerId"], select: { customerId: true } })).map(
    ({ customerId }) => customerId,
  );
