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
  hasJob: async (shopId: string, name: string): Promise<boolean> =>
    (await db.job.findFirst({ where: { shopId, name, state: { in: ["ready", "running"] } }, select: { id: true } })) !==
    null,
  segmentedWith: async (shopId: string): Promise<{ activeModelId: string | null } | undefined> =>
    (await db.segmentRun.findFirst({
      where: { shopId },
      orderBy: { startedAt: "desc" },
      select: { activeModelId: true },
    })) ?? undefined,
  overdueContacts: async (shopId: string, before: Date): Promise<string[]> =>
    (
      await db.plannedContact.findMany({
        where: { shopId, state: "planned", effectiveAt: { lt: before } },
        select: { id: true },
        take: 1_000,
      })
    ).map(({ id }) => id),
});

/** Ids of one page; a page becomes a few jobs that are written with one statement. */
const CUSTOMERS_PER_PAGE = 5_000;

/** Credit customers of a shop, those with any obligation, in pages: memory holds one, however many there are. */
export const creditCustomerPages = async function* (db: DbOrTx, shopId: string): AsyncGenerator<string[]> {
  for (let after = ""; ;) {
    const page = await db.obligation.groupBy({
      by: ["customerId"],
      where: { shopId, customerId: { gt: after } },
      orderBy: { customerId: "asc" },
      take: CUSTOMERS_PER_PAGE,
    });
    const ids = page.map(({ customerId }) => customerId);
    if (ids.length > 0) yield ids;
    if (ids.length < CUSTOMERS_PER_PAGE) return;
    after = ids.at(-1) ?? after;
  }
};
