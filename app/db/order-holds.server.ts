import type { OrderHold } from "~/domain/ledger/holds";
import { sqliteInstant, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

/** An obligation's holds as its column keeps them; read back by the SQL below alone. */
export const holdsColumn = (holds: readonly OrderHold[]): string =>
  JSON.stringify(holds.map(({ reason, until }) => ({ reason, until: until && sqliteInstant(until) })));

/** The holds that the open orders of the customers in parameter 2 bring: obligation, customer, reason and end. */
const wantedHolds = (dialect: Dialect): string => {
  const { p, list } = sqlFor(dialect);
  const [from, reason, until] =
    dialect === "sqlite"
      ? [`json_each(o."holds") x`, `json_extract(x.value, '$.reason')`, `json_extract(x.value, '$.until')`]
      : [
          `jsonb_array_elements(o."holds"::jsonb) x`,
          `x ->> 'reason'`,
          `(x ->> 'until')::timestamptz AT TIME ZONE 'UTC'`,
        ];
  return `SELECT o."id" AS "obligationId", o."customerId", ${reason} AS "reason", ${until} AS "untilAt" FROM "Obligation" o, ${from}
    WHERE o."shopId" = ${p(1)} AND o."customerId" IN ${list(2)} AND o."state" = 'open' AND o."holds" <> '[]'`;
};

/** Holds that an order itself brings stop the chase of its debt alone; each is lifted when its order brings it no longer. */
export const refreshOrderHolds = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  customerIds: string,
  now: Date,
): Promise<void> => {
  const { p, list, at } = sqlFor(dialect);
  const same = `w."obligationId" = h."obligationId" AND w."customerId" = h."customerId" AND w."reason" = h."reason" AND w."untilAt" IS NOT DISTINCT FROM h."untilAt"`;
  await db.$executeRawUnsafe(
    `WITH w AS (${wantedHolds(dialect)})
     UPDATE "Hold" AS h SET "liftedAt" = ${p(3)} WHERE h."shopId" = ${p(1)} AND h."customerId" IN ${list(2)} AND h."source" = 'order'
       AND h."liftedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM w WHERE ${same})`,
    shopId, customerIds, at(now),
  ); // prettier-ignore
  await db.$executeRawUnsafe(
    `INSERT INTO "Hold" ("id", "shopId", "customerId", "obligationId", "scope", "reason", "fromAt", "untilAt", "source")
     SELECT w."obligationId" || '/' || w."customerId" || '/' || w."reason" || '/' || COALESCE(CAST(w."untilAt" AS TEXT), '') || '/' || ${p(3)}, ${p(1)}, w."customerId", w."obligationId", 'debt', w."reason", ${p(4)}, w."untilAt", 'order'
     FROM (${wantedHolds(dialect)}) w WHERE NOT EXISTS (SELECT 1 FROM "Hold" h
       WHERE h."shopId" = ${p(1)} AND h."liftedAt" IS NULL AND ${same})`,
    shopId, customerIds, now.toISOString(), at(now),
  ); // prettier-ignore
};
