import type { ShopSettings } from "~/contracts/shop";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { refreshOrderHolds } from "./order-holds.server";
import { sqlFor } from "./sql.server";

type Parts = { readonly db: DbOrTx; readonly dialect: Dialect };

/** A contact planned for a debt that is paid, cancelled or held is cancelled at once, whatever its moment was. */
const cancelSettled = async ({ db, dialect }: Parts, shopId: string, customerIds: string, now: Date): Promise<void> => {
  const { p, list, at } = sqlFor(dialect);
  await db.$executeRawUnsafe(
    `UPDATE "PlannedContact" SET "state" = 'cancelled', "cancelReason" = 'no_longer_owed', "updatedAt" = ${p(3)}, "version" = "version" + 1
     WHERE "shopId" = ${p(1)} AND "customerId" IN ${list(2)} AND "state" = 'planned' AND NOT EXISTS (
       SELECT 1 FROM "Instalment" i WHERE i."id" = "PlannedContact"."anchorInstalmentId" AND i."state" = 'open'
         AND i."customerId" = "PlannedContact"."customerId")`,
    shopId, customerIds, at(now),
  ); // prettier-ignore
};

/** What each customer owes now, in the columns of the case list. */
const totals = (dialect: Dialect): string => {
  const { p, list, concat } = sqlFor(dialect);
  return `SELECT o."customerId" AS "customerId", SUM(o."balanceMinor") AS "owed", MAX(o."currency") AS "currency",
      ${concat('o."orderName"')} AS "names", ${concat(`NULLIF(o."company", '')`)} AS "companies", COALESCE(SUM(l."late"), 0) AS "late", MIN(l."oldest") AS "oldest", COALESCE(SUM(l."n"), 0) AS "n"
    FROM "Obligation" o LEFT JOIN (SELECT i."obligationId", SUM(i."balanceMinor") AS "late", MIN(i."dueOn") AS "oldest", COUNT(*) AS "n"
      FROM "Instalment" i WHERE i."customerId" IN ${list(2)} AND i."state" = 'open' AND i."dueOn" < ${p(3)}
      GROUP BY i."obligationId") l ON l."obligationId" = o."id"
    WHERE o."shopId" = ${p(1)} AND o."customerId" IN ${list(2)} AND o."state" = 'open' GROUP BY o."customerId"`;
};

const openCases = async (
  { db, dialect }: Parts,
  shopId: string,
  ids: string,
  today: string,
  now: Date,
): Promise<void> => {
  const { p, at } = sqlFor(dialect);
  await db.$executeRawUnsafe(
    `INSERT INTO "Case" ("id", "shopId", "customerId", "state", "openedAt", "currency")
     SELECT t."customerId" || '/' || ${p(5)}, ${p(1)}, t."customerId", 'open', ${p(4)}, t."currency" FROM (${totals(dialect)}) t
     WHERE NOT EXISTS (SELECT 1 FROM "Case" c WHERE c."shopId" = ${p(1)} AND c."customerId" = t."customerId" AND c."state" = 'open')
     ON CONFLICT DO NOTHING`,
    shopId, ids, today, at(now), now.toISOString(),
  ); // prettier-ignore
};

const updateCases = async (
  { db, dialect }: Parts,
  shopId: string,
  ids: string,
  today: string,
  now: Date,
): Promise<void> => {
  const { p, at, list, bool } = sqlFor(dialect);
  await db.$executeRawUnsafe(
    `UPDATE "Case" SET "owedMinor" = t."owed", "lateMinor" = t."late", "lateCount" = t."n", "oldestDueOn" = t."oldest",
       "orderNames" = t."names", "companies" = COALESCE(t."companies", ''), "currency" = t."currency", "onHold" = EXISTS (SELECT 1 FROM "Hold" h WHERE h."shopId" = ${p(1)}
         AND h."customerId" = "Case"."customerId" AND h."liftedAt" IS NULL AND (h."untilAt" IS NULL OR h."untilAt" > ${p(4)}))
     FROM (${totals(dialect)}) t WHERE "Case"."shopId" = ${p(1)} AND "Case"."customerId" IN ${list(2)} AND "Case"."customerId" = t."customerId" AND "Case"."state" = 'open'`,
    shopId, ids, today, at(now),
  ); // prettier-ignore
  await db.$executeRawUnsafe(
    `UPDATE "Case" SET "state" = 'closed', "closedAt" = ${p(3)}, "closeReason" = 'nothing_owed', "owedMinor" = 0, "lateMinor" = 0,
       "lateCount" = 0, "oldestDueOn" = NULL, "nextContactAt" = NULL, "onHold" = ${bool(false)}
     WHERE "shopId" = ${p(1)} AND "customerId" IN ${list(2)} AND "state" = 'open' AND NOT EXISTS (
       SELECT 1 FROM "Obligation" o WHERE o."shopId" = ${p(1)} AND o."customerId" = "Case"."customerId" AND o."state" = 'open')`,
    shopId, ids, at(now),
  ); // prettier-ignore
};

/**
 * Brings holds, planned contacts and cases of the customers in line with the ledger, set-based. `today` is the day in
 * the shop's zone. Belongs into the transaction that changed the ledger, so that nobody is contacted for what is paid.
 */
export const refreshCases = async (
  db: DbOrTx,
  dialect: Dialect,
  shop: Pick<ShopSettings, "id">,
  customerIds: readonly string[],
  today: string,
  now: Date,
): Promise<void> => {
  if (customerIds.length === 0) return;
  const parts = { db, dialect };
  const ids = JSON.stringify(customerIds);
  await refreshOrderHolds(db, dialect, shop.id, ids, now);
  await cancelSettled(parts, shop.id, ids, now);
  await openCases(parts, shop.id, ids, today, now);
  await updateCases(parts, shop.id, ids, today, now);
};
