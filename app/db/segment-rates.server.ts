import type { LossHistory } from "~/domain/segments/expected-loss";
import { days, minus } from "~/domain/shared/duration";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

type Parts = { readonly db: DbOrTx; readonly dialect: Dialect };

/** Older instalments say little of how customers pay today. */
const LOOKED_BACK = days(3 * 365);
const DEFAULT_DAYS = 90;
/** Recoveries count until this many days after the due date. */
const RECOVERED_UNTIL = 270;

const NONE = { due: 0n, late: 0n, unpaid30: 0n, unpaid60: 0n, unpaid90: 0n };

/** Finished instalments of the shop's own credit; what turned out not to be its credit is left out. */
const finished = (columns: string, more = ""): string =>
  `SELECT ${columns} FROM "Instalment" i JOIN "Obligation" o ON o."id" = i."obligationId" AND o."state" <> 'released'
   WHERE i."shopId" = $SHOP AND i."state" IN ('open', 'paid') AND i."dueAt" >= $FROM AND i."dueAt" < $TO ${more}`;

const rollCounts = async ({ db, dialect }: Parts, shopId: string, now: Date) => {
  const { p, at, days: between } = sqlFor(dialect);
  const late = `CASE WHEN i."paidAt" IS NULL THEN ${between(`i."dueAt"`, p(4))} ELSE ${between(`i."dueAt"`, `i."paidAt"`)} END`;
  const sql = finished(`${late} AS d`).replace("$SHOP", p(1)).replace("$FROM", p(2)).replace("$TO", p(3));
  const over = (day: number): string => `COUNT(CASE WHEN d > ${String(day)} THEN 1 END)`;
  const [row] = await db.$queryRawUnsafe<Record<"due" | "late" | "unpaid30" | "unpaid60" | "unpaid90", bigint>[]>(
    `SELECT COUNT(*) AS "due", ${over(1)} AS "late", ${over(30)} AS "unpaid30", ${over(60)} AS "unpaid60", ${over(DEFAULT_DAYS)} AS "unpaid90" FROM (${sql}) past`,
    shopId, at(minus(now, LOOKED_BACK)), at(minus(now, days(DEFAULT_DAYS))), at(now),
  ); // prettier-ignore
  // An aggregate without groups is one row, also over nothing.
  const { due, late: lateOnes, unpaid30, unpaid60, unpaid90 } = row ?? NONE;
  return {
    due: Number(due),
    late: Number(lateOnes),
    unpaid30: Number(unpaid30),
    unpaid60: Number(unpaid60),
    unpaid90: Number(unpaid90),
  };
};

/** Of instalments unpaid after 90 days: what of what was open then came in during the next 180. Each counts the same. */
const recoveries = async ({ db, dialect }: Parts, shopId: string, now: Date) => {
  const { p, at, days: between } = sqlFor(dialect);
  const paidLate = `(i."paidAt" IS NULL OR ${between(`i."dueAt"`, `i."paidAt"`)} > ${String(DEFAULT_DAYS)})`;
  const defaulted = finished(`i."id", i."obligationId", i."shopId", i."dueAt", i."amountMinor"`, `AND ${paidLate}`)
    .replace("$SHOP", p(1)).replace("$FROM", p(2)).replace("$TO", p(3)); // prettier-ignore
  const after = between(`f."dueAt"`, `e."effectiveAt"`);
  const paid = (when: string) => `COALESCE(SUM(CASE WHEN ${when} THEN -e."amountMinor" ELSE 0 END), 0)`;
  const [row] = await db.$queryRawUnsafe<{ n: bigint; lost: number | null }[]>(
    `SELECT COUNT(*) AS "n", SUM(CASE WHEN back >= owed THEN 0 WHEN back <= 0 THEN 1 ELSE 1 - CAST(back AS double precision) / owed END) AS "lost"
     FROM (SELECT f."amountMinor" - ${paid(`${after} <= ${String(DEFAULT_DAYS)}`)} AS owed,
         ${paid(`${after} > ${String(DEFAULT_DAYS)} AND ${after} <= ${String(RECOVERED_UNTIL)}`)} AS back
       FROM (${defaulted}) f LEFT JOIN "LedgerEntry" e ON e."shopId" = f."shopId" AND e."obligationId" = f."obligationId"
         AND f."id" = e."obligationId" || '/' || e."instalmentKey" AND e."kind" IN ('payment', 'reallocation')
       GROUP BY f."id", f."amountMinor") each_one WHERE owed > 0`,
    shopId, at(minus(now, LOOKED_BACK)), at(minus(now, days(RECOVERED_UNTIL))),
  ); // prettier-ignore
  return { defaults: Number(row?.n ?? 0), lostShares: row?.lost ?? 0 };
};

/** What became of the shop's instalments, for the rates of expected loss; two statements over all of them. */
export const lossHistory = async (parts: Parts, shopId: string, now: Date): Promise<LossHistory> => ({
  ...(await rollCounts(parts, shopId, now)),
  ...(await recoveries(parts, shopId, now)),
});

/** The mean instalment of each currency, in minor units. */
export const usualInstalments = async ({ db, dialect }: Parts, shopId: string): Promise<Record<string, number>> => {
  const { p } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<{ currency: string; usual: number | null }[]>(
    `SELECT o."currency" AS "currency", CAST(AVG(i."amountMinor") AS double precision) AS "usual" FROM "Instalment" i
     JOIN "Obligation" o ON o."id" = i."obligationId" WHERE i."shopId" = ${p(1)} AND i."state" IN ('open', 'paid') GROUP BY o."currency"`,
    shopId,
  );
  return Object.fromEntries(rows.map(({ currency, usual }) => [currency, usual ?? 0]));
};
