import { appendAudit } from "./audit.server";
import { encodeRows, withRows, type Columns, type Dialect } from "./bulk.server";
import type { Db, DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string };
type Past = { readonly customerId: string; readonly before: Date; readonly isGone: boolean };

const PAST: Columns = { customerId: "text", before: "instant", isGone: "bool" };

/** Rows of each table that are past their time, of the customers in `r`. The order matters: what points at a row goes before it. */
const TABLES: readonly (readonly [table: string, when: string, only?: string])[] = [
  ["ContactAttempt", `t."reservedAt"`],
  ["GateDecision", `t."at"`],
  ["PlannedContact", `t."updatedAt"`, `t."state" NOT IN ('planned', 'sending')`],
  ["Hold", `CASE WHEN t."liftedAt" IS NULL THEN t."untilAt" ELSE t."liftedAt" END`],
  ["HardshipRequest", `t."answeredAt"`],
  ["ScoreSnapshot", `t."at"`],
  ["CreditProfile", `t."asOf"`],
  ["Case", `t."closedAt"`, `t."state" = 'closed'`],
];

const remover = (dialect: Dialect) => {
  const { p, bool } = sqlFor(dialect);
  const past = withRows(PAST, dialect);
  // A cross join keeps SQLite from walking through the table instead of the few customers.
  const rowsOf = (table: string, when: string, only = "1 = 1", column = "id"): string =>
    `SELECT t."${column}" FROM r CROSS JOIN "${table}" t WHERE t."customerId" = r."customerId" AND t."shopId" = ${p(2)}
       AND ${when} < r."before" AND ${only}`;
  const contacts = (column: string) => rowsOf("PlannedContact", `t."updatedAt"`, undefined, column);
  const gone = `SELECT r."customerId" FROM r WHERE r."isGone" = ${bool(true)}`;
  return {
    pointing: [
      `${past} DELETE FROM "ContactEvent" WHERE "shopId" = ${p(2)} AND "attemptId" IN (${rowsOf("ContactAttempt", `t."reservedAt"`)})`,
      `${past} DELETE FROM "StepUse" WHERE "shopId" = ${p(2)} AND "anchorInstalmentId" IN (${contacts("anchorInstalmentId")}) AND "plannedContactId" IN (${contacts("id")})`,
    ],
    tables: TABLES.map(([table, when, only]) => `${past} DELETE FROM "${table}" WHERE "id" IN (${rowsOf(table, when, only)})`), // prettier-ignore
    people: [
      // An address that bounces is remembered, so that nobody writes to it again.
      `${past} DELETE FROM "ContactPoint" WHERE "shopId" = ${p(2)} AND "bouncedAt" IS NULL AND "customerId" IN (${gone})`,
      `${past} DELETE FROM "CustomerTrait" WHERE "shopId" = ${p(2)} AND "customerId" IN (${gone})`,
      `${past} UPDATE "Customer" SET "nameEnc" = NULL, "addresses" = '[]', "timeZone" = NULL, "rfmGroup" = NULL, "marketingState" = NULL
         WHERE "shopId" = ${p(2)} AND "id" IN (${gone})`,
    ],
  };
};

/** Removes what is past its time, and says in the chain how much it was. */
export const removePast = ({ db, dialect, newId }: Parts, shopId: string, past: readonly Past[], now: Date): Promise<void> =>
  db.$transaction(async (tx) => {
    const { pointing, tables, people } = remover(dialect);
    const rows = encodeRows(past, PAST, dialect);
    const run = (sql: string): Promise<number> => tx.$executeRawUnsafe(sql, rows, shopId);
    let removed = 0;
    for (const sql of [...pointing, ...tables]) removed += await run(sql);
    for (const sql of people) await run(sql);
    const entry = { actor: "duewell", action: "retention.applied", subject: shopId, detail: String(removed) };
    if (removed > 0) await appendAudit(tx, dialect, newId, shopId, entry, now);
  }); // prettier-ignore

/** A statement takes so many rows at most, so that it holds the write lock briefly. */
const CHUNK = 5_000;

const inChunks = async (db: DbOrTx, sql: string, ...values: (string | Date)[]): Promise<void> => {
  while ((await db.$executeRawUnsafe(sql, ...values)) === CHUNK);
};

/**
 * News that was worked on, and what was set aside and is no longer wanted. Mail that belongs to no shop goes with that
 * of any shop that runs.
 */
export const clearInbox = async ({ db, dialect }: Parts, shopId: string, done: Date, waiting: Date): Promise<void> => {
  const { p, at } = sqlFor(dialect);
  const shops = `"shopId" IN (${p(1)}, '')`;
  const expired = `${shops} AND (("state" <> 'waiting' AND "lastAt" < ${p(2)}) OR "lastAt" < ${p(3)})`;
  const times = [at(done), at(waiting)] as const;
  const chunk = (table: string, where: string) =>
    `DELETE FROM "${table}" WHERE "id" IN (SELECT "id" FROM "${table}" WHERE ${where} LIMIT ${String(CHUNK)})`;
  const given = `"id" IN (SELECT "resourceId" FROM "SetAside" WHERE "kind" = 'event' AND ${expired})`;
  await inChunks(db, chunk("InboxEvent", `${shops} AND "state" = 'set_aside' AND ${given}`), shopId, ...times);
  await inChunks(db, chunk("SetAside", expired), shopId, ...times);
  await inChunks(db, chunk("InboxEvent", `${shops} AND "state" IN ('processed', 'ignored') AND "receivedAt" < ${p(2)}`), shopId, at(done)); // prettier-ignore
};
