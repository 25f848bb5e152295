import { stageOf, type Stage } from "~/domain/ledger/standing";
import { daysBetween } from "~/domain/time/local";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

/** Obligations of one currency and stage: how many, and what was open and late on them. */
export type AgeingRow = {
  readonly currency: string;
  readonly stage: Stage;
  readonly obligations: number;
  readonly balanceMinor: number;
  readonly lateMinor: number;
};

export type AsOf = {
  /** YYYY-MM-DD in the shop's zone, and the moment at which that day ended. */
  readonly day: string;
  readonly dayEndsAt: Date;
  /** Entries recorded later are left out. */
  readonly knownAt: Date;
};

type Row = {
  readonly currency: string;
  readonly oldest: string | null;
  readonly n: bigint | number;
  readonly balance: bigint | number;
  readonly late: bigint | number;
};

/**
 * How the whole shop's receivables stood at the end of a day, by what was known at a moment: `standingAsOf` for every
 * obligation in one statement. What the merchant owes (below zero) counts in `balanceMinor`, settled debts in nothing.
 */
export const ageingAsOf = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  { day, dayEndsAt, knownAt }: AsOf,
): Promise<AgeingRow[]> => {
  const { p, at } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<Row[]>(
    `WITH bucket AS (
       SELECT "obligationId", "dueOn", SUM("amountMinor") AS amount FROM "LedgerEntry"
       WHERE "shopId" = ${p(1)} AND "effectiveAt" < ${p(2)} AND "recordedAt" <= ${p(3)}
       GROUP BY "obligationId", "instalmentKey", "dueOn" HAVING SUM("amountMinor") <> 0),
     standing AS (
       SELECT "obligationId", SUM(amount) AS balance, SUM(CASE WHEN "dueOn" < ${p(4)} AND amount > 0 THEN amount ELSE 0 END) AS late,
         MIN(CASE WHEN "dueOn" < ${p(4)} AND amount > 0 THEN "dueOn" END) AS oldest
       FROM bucket GROUP BY "obligationId")
     SELECT o."currency" AS "currency", s.oldest AS "oldest", COUNT(*) AS "n", SUM(s.balance) AS "balance", SUM(s.late) AS "late"
     FROM standing s JOIN "Obligation" o ON o."id" = s."obligationId" GROUP BY o."currency", s.oldest`,
    shopId, at(dayEndsAt), at(knownAt), day,
  ); // prettier-ignore
  const stages = new Map<string, AgeingRow>();
  for (const { currency, oldest, n, balance, late } of rows) {
    const stage = stageOf(oldest === null ? 0 : daysBetween(oldest, day));
    const key = `${currency} ${stage}`;
    const sum = stages.get(key) ?? { currency, stage, obligations: 0, balanceMinor: 0, lateMinor: 0 };
    stages.set(key, {
      ...sum,
      obligations: sum.obligations + Number(n),
      balanceMinor: sum.balanceMinor + Number(balance),
      lateMinor: sum.lateMinor + Number(late),
    });
  }
  return [...stages.values()];
};
