import { obligationRowId } from "~/contracts/row-ids";
import { differenceKey } from "~/domain/reconcile/compare";
import type { Difference } from "~/domain/reconcile/types";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

const COLUMNS: Columns = {
  id: "text", shopId: "text", runId: "text", orderId: "text", orderName: "text", field: "text", scheduleId: "text",
  ours: "text", theirs: "text", currency: "text", cause: "text", foundAt: "instant", state: "text", openKey: "text",
}; // prettier-ignore

type Parts = { readonly db: DbOrTx; readonly dialect: Dialect; readonly newId: () => string };

const openKey = (shopId: string, key: string): string => `${shopId}|${key}`;

const MENDED = `"state" = 'mended', "openKey" = NULL, "mendedAt" =`;

/** What a run did not meet again, and is owed on neither side any more, is no difference now. */
const closeUnmet = async (db: DbOrTx, dialect: Dialect, shopId: string, runId: string, now: Date): Promise<void> => {
  const { p, at } = sqlFor(dialect);
  await db.$executeRawUnsafe(
    `UPDATE "ReconcileDifference" SET ${MENDED} ${p(1)} WHERE "shopId" = ${p(2)} AND "state" = 'open'
         AND "runId" <> ${p(3)} AND NOT EXISTS (SELECT 1 FROM "Obligation" o WHERE o."shopId" = ${p(2)}
           AND o."orderId" = "ReconcileDifference"."orderId" AND o."state" = 'open')`,
    at(now),
    shopId,
    runId,
  );
};

/** Comparisons with Shopify and what they found. */
export const createReconcileRuns = ({ db, dialect, newId }: Parts) => ({
  start: async (shopId: string, now: Date): Promise<string> => {
    // One that was running when its process died will not end any more.
    await db.reconcileRun.updateMany({
      where: { shopId, state: "running" },
      data: { state: "failed", finishedAt: now, error: "interrupted" },
    });
    return (await db.reconcileRun.create({ data: { id: newId(), shopId, startedAt: now } })).id;
  },
  record: async (shopId: string, runId: string, differences: readonly Difference[], now: Date): Promise<void> => {
    const rows = differences.map((one) => ({
      ...one,
      id: newId(),
      shopId,
      runId,
      foundAt: now,
      state: "open",
      openKey: openKey(shopId, differenceKey(one)),
    }));
    const again = ["runId", "orderName", "ours", "theirs", "cause"].map((c) => `"${c}" = excluded."${c}"`).join(", ");
    await insertRows(
      db,
      dialect,
      "ReconcileDifference",
      COLUMNS,
      rows,
      `ON CONFLICT ("openKey") DO UPDATE SET ${again}`,
    );
  },
  settle: async (
    shopId: string,
    orderIds: readonly string[],
    stillOpen: readonly string[],
    now: Date,
  ): Promise<void> => {
    const { p, list, at } = sqlFor(dialect);
    await db.$executeRawUnsafe(
      `UPDATE "ReconcileDifference" SET ${MENDED} ${p(1)} WHERE "shopId" = ${p(2)} AND "state" = 'open'
         AND "orderId" IN ${list(3)} AND "openKey" NOT IN ${list(4)}`,
      at(now),
      shopId,
      JSON.stringify(orderIds),
      JSON.stringify(stillOpen.map((key) => openKey(shopId, key))),
    );
  },
  finish: async (
    shopId: string,
    runId: string,
    counts: { readonly compared: number; readonly found: number; readonly mended: number; readonly outOfSight: number },
    now: Date,
  ): Promise<void> => {
    await closeUnmet(db, dialect, shopId, runId, now);
    await db.reconcileRun.update({ where: { id: runId }, data: { state: "done", finishedAt: now, ...counts } });
  },
  fail: async (runId: string, error: string, now: Date): Promise<void> => {
    await db.reconcileRun.update({ where: { id: runId }, data: { state: "failed", finishedAt: now, error } });
  },
});

/** The open debts of a shop that Shopify knows, a page at a time, in the order of their ids. */
export const openDebts = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  after: string,
  take: number,
): Promise<{ orderIds: string[]; last: string | undefined }> => {
  const { where, parameters } = sqlFor(dialect).above(1, { shopId, prefix: obligationRowId(shopId, ""), after });
  // The plus keeps SQLite from the index on state, whose rows it would have to sort anew for every page.
  const open = dialect === "sqlite" ? `+"state" = 'open'` : `"state" = 'open'`;
  const rows = await db.$queryRawUnsafe<{ id: string; orderId: string }[]>(
    `SELECT "id", "orderId" FROM "Obligation" WHERE ${where} AND ${open}
       AND "orderId" LIKE 'gid://shopify/%' ORDER BY "id" LIMIT ${String(take)}`,
    ...parameters,
  );
  return { orderIds: rows.map(({ orderId }) => orderId), last: rows.length < take ? undefined : rows.at(-1)?.id };
};

/** Erases what is kept about the health of a shop's data. */
export const eraseHealth = async (db: DbOrTx, shopId: string): Promise<void> => {
  const where = { shopId };
  await db.reconcileDifference.deleteMany({ where });
  await db.reconcileRun.deleteMany({ where });
  await db.setAside.deleteMany({ where });
};
