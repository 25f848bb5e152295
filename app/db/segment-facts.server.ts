import type { SegmentFacts } from "~/contracts/segments";
import type { Exposure } from "~/domain/segments/expected-loss";
import { addDays } from "~/domain/time/local";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { group } from "~/domain/shared/group";
import { sqlFor } from "./sql.server";

type Parts = { readonly db: DbOrTx; readonly dialect: Dialect };
/** `today` is the day in the shop's zone. */
type Moment = { readonly now: Date; readonly today: string };

/** One forgotten bill must not outweigh a year. */
const EARLIEST = -30;
const LATEST = 120;
/** What was due within the last 90 days counts whole; the half, the quarter and the eighth of it are older. */
const RECENT = 90;
const WEIGHTS = [
  [RECENT, 1],
  [180, 0.5],
  [360, 0.25],
] as const;
const OLDEST_WEIGHT = 0.125;
/**
 * For the trend: what was not paid for long is late, however long it had the time to become so; and what has been open
 * for less than a week says nothing yet. Otherwise old debts would make it look as if all became better.
 */
const LATE_ENOUGH = 30;
const TOO_YOUNG = 7;
/** Instalments on time that everybody is credited with, so that one late payment is not a habit. */
const CREDITED = 1;

type Count = bigint | number | null;
type Instant = Date | string | null;
type Row = {
  readonly customerId: string;
  readonly optedOutAt: Instant;
  readonly probability: number | null;
  readonly known: Count;
  readonly weighted: number | null;
  readonly weight: number | null;
  readonly all: Count;
  readonly recent: Count;
  readonly recentDays: number | null;
  readonly allDays: number | null;
  readonly segment: string | null;
  readonly since: Instant;
  readonly previous: string | null;
  readonly pending: string | null;
  readonly pendingAt: Instant;
  readonly override: string | null;
  readonly runId: string | null;
};

const instant = (value: Instant): Date | null => (value === null ? null : new Date(value));

/**
 * `known`: every known outcome of the customers as days late, with its weight. Materialized, because SQLite otherwise
 * works each day out again wherever it is named, five times as long.
 */
const outcomes = (dialect: Dialect): string => {
  const { p, list, days } = sqlFor(dialect);
  const clip = (most: number): string =>
    `WHEN d < ${String(EARLIEST)} THEN ${String(EARLIEST)} WHEN d > ${String(most)} THEN ${String(most)} ELSE d END`;
  const weight = `CASE ${WEIGHTS.map(([, w], i) => `WHEN "dueOn" >= ${p(5 + i)} THEN ${w.toFixed(3)}`).join(" ")} ELSE ${String(OLDEST_WEIGHT)} END`;
  return `raw AS MATERIALIZED (
      SELECT i."customerId", i."dueOn", i."paidAt", ${days(`i."dueAt"`, `COALESCE(i."paidAt", ${p(3)})`)} AS d
      FROM "Instalment" i JOIN "Obligation" o ON o."id" = i."obligationId"
      WHERE i."customerId" IN ${list(2)} AND o."state" <> 'released'
        AND (i."paidAt" IS NOT NULL OR (i."state" = 'open' AND i."dueOn" < ${p(4)}))),
    known AS MATERIALIZED (
      SELECT "customerId", "dueOn", CASE ${clip(LATEST)} AS d, CAST(${weight} AS double precision) AS w,
        CASE WHEN "paidAt" IS NULL AND d < ${String(TOO_YOUNG)} THEN NULL ${clip(LATE_ENOUGH)} AS t FROM raw)`;
};

const peopleSql = (dialect: Dialect): string => {
  const { p, list } = sqlFor(dialect);
  return `WITH ${outcomes(dialect)},
   late AS (SELECT "customerId", COUNT(*) AS "known", SUM(w * d) AS "weighted", SUM(w) AS "weight", COUNT(t) AS "all", SUM(t) AS "allDays",
       COUNT(CASE WHEN "dueOn" >= ${p(5)} THEN t END) AS "recent", SUM(CASE WHEN "dueOn" >= ${p(5)} THEN t ELSE 0 END) AS "recentDays"
     FROM known GROUP BY "customerId")
   SELECT c."id" AS "customerId", c."scoringOptOutAt" AS "optedOutAt",
     (SELECT x."probability" FROM "ScoreSnapshot" x WHERE x."shopId" = ${p(1)} AND x."customerId" = c."id" ORDER BY x."at" DESC LIMIT 1) AS "probability",
     l."known", l."weighted", l."weight", l."recent", l."recentDays", l."all", l."allDays",
     s."segment", s."since", s."previous", s."pending", s."pendingAt", s."overrideSegment" AS "override", s."runId"
   FROM "Customer" c LEFT JOIN late l ON l."customerId" = c."id" LEFT JOIN "CustomerSegment" s ON s."customerId" = c."id"
   WHERE c."shopId" = ${p(1)} AND c."id" IN ${list(2)} AND c."redactedAt" IS NULL ORDER BY c."id"`;
};

/** What is open of each customer, by currency and by how late it is. */
const exposuresOf = async ({ db, dialect }: Parts, shopId: string, ids: string, today: string) => {
  const { p, list } = sqlFor(dialect);
  const ends = [today, addDays(today, -30), addDays(today, -60), addDays(today, -90)];
  const sum = (when: string): string => `SUM(CASE WHEN ${when} THEN i."balanceMinor" ELSE 0 END)`;
  const between = (n: number): string => sum(`i."dueOn" < ${p(n)} AND i."dueOn" >= ${p(n + 1)}`);
  const rows = await db.$queryRawUnsafe<({ customerId: string; currency: string } & Record<string, Count | string>)[]>(
    `SELECT i."customerId", o."currency", ${sum(`i."dueOn" >= ${p(3)}`)} AS "not_due", ${between(3)} AS "d1_30", ${between(4)} AS "d31_60",
       ${between(5)} AS "d61_90", ${sum(`i."dueOn" < ${p(6)}`)} AS "d91"
     FROM "Instalment" i JOIN "Obligation" o ON o."id" = i."obligationId"
     WHERE o."shopId" = ${p(1)} AND i."customerId" IN ${list(2)} AND i."state" = 'open' AND o."state" = 'open'
     GROUP BY i."customerId", o."currency" ORDER BY i."customerId", o."currency"`,
    shopId, ids, ...ends,
  ); // prettier-ignore
  return group(rows, ({ customerId }) => customerId, (row): Exposure => ({
    currency: row.currency,
    not_due: Number(row["not_due"]),
    d1_30: Number(row["d1_30"]),
    d31_60: Number(row["d31_60"]),
    d61_90: Number(row["d61_90"]),
    d91: Number(row["d91"]),
  })); // prettier-ignore
};

/** By how many days the last 90 days differ from what was before, drawn towards none where either is short. */
const trendOf = (recent: number, recentDays: number, older: number, olderDays: number): number =>
  recent === 0 || older === 0
    ? 0
    : (recentDays / recent - olderDays / older) * (recent / (recent + CREDITED)) * (older / (older + CREDITED));

const latenessOf = ({ known, weighted, weight, all, allDays, recent, recentDays }: Row) => {
  const [n, recently] = [Number(all), Number(recent)];
  const daysRecently = recentDays ?? 0;
  return {
    known: Number(known),
    daysLate: (weighted ?? 0) / ((weight ?? 0) + CREDITED),
    trend: trendOf(recently, daysRecently, n - recently, (allDays ?? 0) - daysRecently),
  };
};

const beforeOf = ({ segment, since, previous, pending, pendingAt }: Row): SegmentFacts["before"] =>
  segment === null || since === null
    ? undefined
    : { segment, since: new Date(since), previous, pending, pendingAt: instant(pendingAt) };

/** What segmentation looks at, for a page of customers with two statements; erased ones are left out. */
export const segmentFacts = async (
  parts: Parts,
  shopId: string,
  customerIds: readonly string[],
  runId: string,
  { now, today }: Moment,
): Promise<SegmentFacts[]> => {
  const { db, dialect } = parts;
  const ids = JSON.stringify(customerIds);
  const cuts = WEIGHTS.map(([days]) => addDays(today, -days));
  const [rows, exposures] = await Promise.all([
    db.$queryRawUnsafe<Row[]>(peopleSql(dialect), shopId, ids, sqlFor(dialect).at(now), today, ...cuts),
    exposuresOf(parts, shopId, ids, today),
  ]);
  return rows.map((row) => ({
    customerId: row.customerId,
    optedOut: row.optedOutAt !== null,
    probability: row.probability,
    ...latenessOf(row),
    exposures: exposures.get(row.customerId) ?? [],
    before: beforeOf(row),
    override: row.override,
    isDone: row.runId === runId,
  }));
};
