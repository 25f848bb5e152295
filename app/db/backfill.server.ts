import type { DbOrTx } from "./client.server";

export type BackfillChange = {
  readonly state?: string;
  readonly bulkOperationId?: string;
  readonly objectCount?: number;
  readonly linesApplied?: number;
  readonly error?: string;
  readonly finishedAt?: Date;
  readonly addOrders?: number;
};

/** Runs of the first import, with the progress that the admin shows. */
export const createBackfillRuns = (db: DbOrTx, newId: () => string) => ({
  create: (shopId: string, now: Date) =>
    db.backfillRun.create({ data: { id: newId(), shopId, state: "starting", startedAt: now } }),
  find: async (runId: string) => (await db.backfillRun.findUnique({ where: { id: runId } })) ?? undefined,
  findByOperation: async (shopId: string, bulkOperationId: string) =>
    (await db.backfillRun.findFirst({ where: { shopId, bulkOperationId } })) ?? undefined,
  latest: async (shopId: string) =>
    (await db.backfillRun.findFirst({ where: { shopId }, orderBy: { startedAt: "desc" } })) ?? undefined,
  update: async (runId: string, { addOrders, ...change }: BackfillChange): Promise<void> => {
    await db.backfillRun.update({
      where: { id: runId },
      data: { ...change, ...(addOrders === undefined ? {} : { ordersApplied: { increment: addOrders } }) },
    });
  },
});
