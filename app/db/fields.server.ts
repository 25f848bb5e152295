import type { FieldOwner, FieldPage, WrittenRow } from "~/contracts/fields";
import { CREDIT_KINDS } from "~/domain/ledger/types";
import type { HeldValues } from "~/domain/shopify-fields/changes";
import type { DebtFacts, DebtorFacts } from "~/domain/shopify-fields/types";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

const WRITTEN: Columns = {
  shopId: "text", ownerId: "text", customerId: "text", state: "text", wanted: "text", held: "text", error: "text",
  writtenAt: "instant",
}; // prettier-ignore

const UPSERT = `ON CONFLICT ("shopId", "ownerId") DO UPDATE SET "state" = excluded."state", "wanted" = excluded."wanted",
  "held" = excluded."held", "error" = excluded."error", "writtenAt" = excluded."writtenAt"`;

type Row = { rowId: string; ownerId: string; customerId: string; wanted: string | null; held: string | null };
type OrderRow = Row & {
  isCredit: bigint;
  state: DebtFacts["state"];
  onHold: bigint;
  balance: bigint;
  currency: string;
  oldest: string | null;
  next: string | null;
};
type CustomerRow = Row & {
  late: bigint;
  onHold: bigint;
  open: bigint;
  settled: bigint;
  cancelled: bigint;
  oldest: string | null;
  tier: string | null;
  refused: bigint;
};

const valuesOf = (json: string | null): HeldValues => (json === null ? {} : (JSON.parse(json) as HeldValues));

const CREDIT = `CASE WHEN COALESCE(s."creditKind", o."creditKind") IN (${CREDIT_KINDS.map((kind) => `'${kind}'`).join(", ")}) THEN 1 ELSE 0 END`;
const SNAPSHOT = `LEFT JOIN "OrderSnapshot" s ON s."shopId" = o."shopId" AND s."orderId" = o."orderId"`;

/** SQL over an obligation `o` with the shop, day and moment in parameters 1 to 3. */
const pieces = (dialect: Dialect) => {
  const { p } = sqlFor(dialect);
  const open = `SELECT MIN(i."dueOn") FROM "Instalment" i WHERE i."shopId" = o."shopId" AND i."obligationId" = o."id" AND i."state" = 'open'`;
  return {
    oldest: `(${open})`,
    next: `(${open} AND i."dueOn" >= ${p(2)})`,
    held: `CASE WHEN EXISTS (SELECT 1 FROM "Hold" h WHERE h."shopId" = o."shopId" AND h."customerId" = o."customerId"
      AND (h."obligationId" IS NULL OR h."obligationId" = o."id") AND h."liftedAt" IS NULL
      AND h."fromAt" <= ${p(3)} AND (h."untilAt" IS NULL OR h."untilAt" > ${p(3)})) THEN 1 ELSE 0 END`,
  };
};

const parameters = (dialect: Dialect, { shopId, today, now, after }: FieldPage) => [
  shopId,
  today,
  sqlFor(dialect).at(now),
  after,
];

const ownerOf = <Facts>(row: Row, facts: Facts): FieldOwner<Facts> => ({
  rowId: row.rowId,
  ownerId: row.ownerId,
  customerId: row.customerId,
  facts,
  wanted: valuesOf(row.wanted),
  held: valuesOf(row.held),
});

/**
 * A page of orders whose debt is open, or ended differently than was written. A debt that ended before anything was
 * written for it is left out, so that a shop's long history is not written to Shopify order by order.
 */
const orderPage = async (db: DbOrTx, dialect: Dialect, page: FieldPage): Promise<FieldOwner<DebtFacts>[]> => {
  const { p } = sqlFor(dialect);
  const { oldest, next, held } = pieces(dialect);
  const rows = await db.$queryRawUnsafe<OrderRow[]>(
    `SELECT o."id" AS "rowId", o."orderId" AS "ownerId", o."customerId", ${CREDIT} AS "isCredit", o."state",
       o."balanceMinor" AS "balance", o."currency", ${held} AS "onHold", ${oldest} AS "oldest", ${next} AS "next",
       w."wanted", w."held"
     FROM "Obligation" o ${SNAPSHOT} JOIN "Customer" c ON c."id" = o."customerId" AND c."redactedAt" IS NULL
     LEFT JOIN "WrittenField" w ON w."shopId" = o."shopId" AND w."ownerId" = o."orderId"
     WHERE o."shopId" = ${p(1)} AND o."id" > ${p(4)} AND o."orderId" LIKE 'gid://shopify/%' AND (o."state" = 'open'
       OR w."state" <> CASE WHEN ${CREDIT} = 1 THEN o."state" ELSE 'none' END)
     ORDER BY o."id" LIMIT ${String(page.take)}`,
    ...parameters(dialect, page),
  );
  return rows.map((row) =>
    ownerOf(row, {
      isCredit: Number(row.isCredit) === 1,
      state: row.state,
      isOnHold: Number(row.onHold) === 1,
      balanceMinor: Number(row.balance),
      currency: row.currency,
      oldestDueOn: row.oldest,
      nextDueOn: row.next,
    }),
  );
};

/** A page of customers who owe something, or for whom something was written before. */
const customerPage = async (db: DbOrTx, dialect: Dialect, page: FieldPage): Promise<FieldOwner<DebtorFacts>[]> => {
  const { p } = sqlFor(dialect);
  const { oldest, held } = pieces(dialect);
  const sum = (name: string, condition: string) => `COALESCE(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0) AS "${name}"`; // prettier-ignore
  const rows = await db.$queryRawUnsafe<CustomerRow[]>(
    `WITH who AS (SELECT c."id", c."shopifyId", c."scoringOptOutAt", w."wanted", w."held" FROM "Customer" c
       LEFT JOIN "WrittenField" w ON w."shopId" = c."shopId" AND w."ownerId" = c."shopifyId"
       WHERE c."shopId" = ${p(1)} AND c."id" > ${p(4)} AND c."redactedAt" IS NULL AND c."shopifyId" LIKE 'gid://shopify/%'
         AND (w."ownerId" IS NOT NULL OR EXISTS (SELECT 1 FROM "Obligation" o WHERE o."shopId" = c."shopId"
           AND o."customerId" = c."id" AND o."state" = 'open'))
       ORDER BY c."id" LIMIT ${String(page.take)}),
     debts AS (SELECT o."customerId", o."state", ${CREDIT} AS "isCredit", ${held} AS "held", ${oldest} AS "oldest"
       FROM "Obligation" o ${SNAPSHOT} WHERE o."shopId" = ${p(1)} AND o."customerId" IN (SELECT "id" FROM who)),
     sums AS (SELECT d."customerId", ${sum("late", `d."state" = 'open' AND d."held" = 0 AND d."oldest" < ${p(2)}`)},
       ${sum("onHold", `d."state" = 'open' AND d."held" = 1`)}, ${sum("open", `d."state" = 'open'`)},
       ${sum("settled", `d."state" = 'settled'`)}, ${sum("cancelled", `d."state" = 'cancelled'`)},
       MIN(CASE WHEN d."state" = 'open' THEN d."oldest" END) AS "oldest" FROM debts d WHERE d."isCredit" = 1 GROUP BY d."customerId")
     SELECT who."id" AS "rowId", who."shopifyId" AS "ownerId", who."id" AS "customerId", who."wanted", who."held",
       COALESCE(t."late", 0) AS "late", COALESCE(t."onHold", 0) AS "onHold", COALESCE(t."open", 0) AS "open",
       COALESCE(t."settled", 0) AS "settled", COALESCE(t."cancelled", 0) AS "cancelled", t."oldest",
       CASE WHEN who."scoringOptOutAt" IS NULL THEN 0 ELSE 1 END AS "refused",
       COALESCE((SELECT s."overrideTier" FROM "CustomerSegment" s WHERE s."customerId" = who."id"),
         (SELECT x."tier" FROM "ScoreSnapshot" x WHERE x."shopId" = ${p(1)} AND x."customerId" = who."id" ORDER BY x."at" DESC LIMIT 1)) AS "tier"
     FROM who LEFT JOIN sums t ON t."customerId" = who."id" ORDER BY who."id"`,
    ...parameters(dialect, page),
  );
  const some = (count: bigint): boolean => Number(count) > 0;
  return rows.map((row) =>
    ownerOf(row, {
      hasLate: some(row.late),
      hasOnHold: some(row.onHold),
      hasOpen: some(row.open),
      hasSettled: some(row.settled),
      hasCancelled: some(row.cancelled),
      oldestDueOn: row.oldest,
      tier: row.tier,
      isScoringRefused: some(row.refused),
    }),
  );
};

/** Records what was asked for and what Shopify accepted, one statement for all; erased customers get no row again. */
const record = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  rows: readonly WrittenRow[],
  now: Date,
): Promise<void> => {
  const erased = await db.customer.findMany({
    where: { id: { in: rows.map(({ customerId }) => customerId) }, redactedAt: { not: null } },
    select: { id: true },
  });
  const gone = new Set(erased.map(({ id }) => id));
  const kept = rows.filter(({ customerId }) => !gone.has(customerId));
  const texts = kept.map((row) => ({ ...row, wanted: JSON.stringify(row.wanted), held: JSON.stringify(row.held) }));
  await insertRows(db, dialect, "WrittenField", WRITTEN, texts.map((row) => ({ ...row, shopId, writtenAt: now })), UPSERT); // prettier-ignore
};

/** What orders and customers should show in Shopify, and what they were given last. */
export const createFieldStore = (db: DbOrTx, dialect: Dialect) => ({
  orders: (page: FieldPage) => orderPage(db, dialect, page),
  customers: (page: FieldPage) => customerPage(db, dialect, page),
  record: (shopId: string, rows: readonly WrittenRow[], now: Date) => record(db, dialect, shopId, rows, now),
});
