import { isSqlite, openDb, type Db } from "~/db/client.server";

const countBy = async (db: Db, sql: string): Promise<Record<string, number>> => {
  const rows = await db.$queryRawUnsafe<{ key: string; n: bigint }[]>(sql);
  return Object.fromEntries(rows.map(({ key, n }) => [key, Number(n)]));
};

const one = async (db: Db, sql: string): Promise<number> => {
  const [row] = await db.$queryRawUnsafe<{ n: bigint | number | null }[]>(sql);
  return Number(row?.n ?? 0);
};

/** What must be zero after any run, however long: each is a promise of the product. `each` lists a JSON column's values. */
const violations = async (db: Db, each: (column: string) => string) => ({
  /** A message whose debts had all been paid when it was reserved. */
  contactedAfterPayment: await one(
    db,
    `SELECT COUNT(*) AS n FROM "ContactAttempt" a WHERE NOT EXISTS (SELECT 1 FROM ${each('a."debtIds"')}
       JOIN "Obligation" o ON o."id" = d.value WHERE o."closedAt" IS NULL OR o."closedAt" > a."reservedAt")`,
  ),
  contactedForThirdParty: await one(
    db,
    `SELECT COUNT(*) AS n FROM "ContactAttempt" a, ${each('a."debtIds"')} JOIN "Obligation" o ON o."id" = d.value
     JOIN "OrderSnapshot" s ON s."shopId" = o."shopId" AND s."orderId" = o."orderId" WHERE s."creditKind" = 'third_party_bnpl'`,
  ),
  contactedWhileDisputed: await one(
    db,
    `SELECT COUNT(*) AS n FROM "ContactAttempt" a, ${each('a."debtIds"')} JOIN "Hold" h ON h."obligationId" = d.value
     WHERE h."reason" = 'dispute' AND h."fromAt" <= a."reservedAt" AND (h."liftedAt" IS NULL OR h."liftedAt" > a."reservedAt")`,
  ),
  stepsUsedTwice: await one(
    db,
    `SELECT COUNT(*) AS n FROM (SELECT 1 FROM "ContactAttempt" a JOIN "PlannedContact" p ON p."id" = a."plannedContactId"
       GROUP BY p."anchorInstalmentId", p."stepId", a."testMode" HAVING COUNT(*) > 1) twice`,
  ),
  attemptsWithoutOutcome: await one(
    db,
    `SELECT COUNT(*) AS n FROM "ContactAttempt" a WHERE NOT EXISTS (SELECT 1 FROM "ContactEvent" e WHERE e."attemptId" = a."id")`,
  ),
  ledgerNotBalanced: await one(
    db,
    `SELECT COUNT(*) AS n FROM "Obligation" o WHERE o."balanceMinor" <> (SELECT SUM(l."amountMinor") FROM "LedgerEntry" l WHERE l."obligationId" = o."id")`,
  ),
});

export type Summary = Awaited<ReturnType<typeof summarise>>;

/** What a run came to, from the app's own database. */
export const summarise = async (databaseUrl: string) => {
  const db = openDb(databaseUrl);
  const each = (column: string): string =>
    isSqlite(databaseUrl) ? `json_each(${column}) d` : `jsonb_array_elements_text(${column}::jsonb) AS d(value)`;
  try {
    return {
      customers: await one(db, `SELECT COUNT(*) AS n FROM "Customer"`),
      orders: await countBy(
        db,
        `SELECT "creditKind" AS "key", COUNT(*) AS n FROM "OrderSnapshot" GROUP BY 1 ORDER BY 1`,
      ),
      obligations: await countBy(db, `SELECT "state" AS "key", COUNT(*) AS n FROM "Obligation" GROUP BY 1 ORDER BY 1`),
      cases: await countBy(db, `SELECT "state" AS "key", COUNT(*) AS n FROM "Case" GROUP BY 1 ORDER BY 1`),
      planned: await countBy(db, `SELECT "state" AS "key", COUNT(*) AS n FROM "PlannedContact" GROUP BY 1 ORDER BY 1`),
      verdicts: await countBy(
        db,
        `SELECT "stage" || ':' || "verdict" AS "key", COUNT(*) AS n FROM "GateDecision" GROUP BY 1 ORDER BY 1`,
      ),
      messages: await countBy(
        db,
        `SELECT "locale" AS "key", COUNT(*) AS n FROM "ContactAttempt" GROUP BY 1 ORDER BY 1`,
      ),
      outcomes: await countBy(db, `SELECT "kind" AS "key", COUNT(*) AS n FROM "ContactEvent" GROUP BY 1 ORDER BY 1`),
      failedJobs: await one(db, `SELECT COUNT(*) AS n FROM "Job" WHERE "state" = 'failed'`),
      violations: await violations(db, each),
    };
  } finally {
    await db.$disconnect();
  }
};
