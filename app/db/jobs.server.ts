import type { JobRequest } from "~/contracts/jobs";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

const COLUMNS: Columns = {
  id: "text",
  shopId: "text",
  name: "text",
  payload: "text",
  dedupeKey: "text",
  runAt: "instant",
  state: "text",
  attempts: "int",
  maxAttempts: "int",
  createdAt: "instant",
};

/** A job as claimed: its row stays in the table, leased, until it is finished or its lease ends. */
export type ClaimedJob = {
  readonly id: string;
  readonly shopId: string;
  readonly name: string;
  readonly payload: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly key: string | null;
};

/**
 * Writes jobs in one statement, inside the caller's transaction if `db` is one. While a job with the same
 * `dedupeKey` waits, asking again only moves it to the earlier of the two moments; once leased its key is
 * its own, so that what is asked meanwhile runs again afterwards.
 */
export const enqueueJobs = async (
  db: DbOrTx,
  dialect: Dialect,
  newId: () => string,
  now: Date,
  jobs: readonly (JobRequest & { readonly maxAttempts?: number })[],
): Promise<void> => {
  const rows = jobs.map((job) => ({
    id: newId(),
    shopId: job.shopId,
    name: job.name,
    payload: JSON.stringify({ shopId: job.shopId, ...job.payload }),
    dedupeKey: job.dedupeKey ?? null,
    runAt: job.runAt ?? now,
    state: "ready",
    attempts: 0,
    maxAttempts: job.maxAttempts ?? 8,
    createdAt: now,
  }));
  await insertRows(
    db,
    dialect,
    "Job",
    COLUMNS,
    rows,
    `ON CONFLICT ("dedupeKey") DO UPDATE SET "runAt" = CASE WHEN excluded."runAt" < "Job"."runAt" THEN excluded."runAt" ELSE "Job"."runAt" END`,
  );
};

/** A process that died says nothing against its job: taking over from it is the same attempt, however often it happens. */
const NEW_ATTEMPT = `CASE WHEN "state" = 'ready' THEN 1 ELSE 0 END`;

/** The key is given free for the next job that is asked for, and stays on the row behind its id. */
const LEASE = `"state" = 'running', "attempts" = "attempts" + ${NEW_ATTEMPT},
  "dedupeKey" = CASE WHEN "state" = 'ready' THEN "id" || ':' || "dedupeKey" ELSE "dedupeKey" END`;
const RETURNING = `RETURNING "id", "shopId", "name", "payload", "attempts", "maxAttempts", "dedupeKey" AS "key"`;

const claimed = (row: ClaimedJob): ClaimedJob => ({ ...row, key: row.key?.slice(row.id.length + 1) ?? null });

export type Claim = { readonly owner: string; readonly now: Date; readonly until: Date };
type Lane = { readonly limit: number; readonly only?: readonly string[]; readonly except?: readonly string[] };

/**
 * Leases due jobs of a lane to `owner` until `until`; also takes over jobs whose lease has ended. Left alone is what is
 * among `busy`: ids, which the owner itself has under way should its lease have ended, and keys, of which the next job
 * waits for the end of the last.
 */
export const claimJobs = async (
  db: DbOrTx,
  dialect: Dialect,
  { owner, now, until, lane, busy }: Claim & { readonly lane: Lane; readonly busy: readonly string[] },
): Promise<ClaimedJob[]> => {
  const { p, at, list } = sqlFor(dialect);
  const lock = dialect === "sqlite" ? "" : "FOR UPDATE SKIP LOCKED";
  const named = lane.only ? `"name" IN ${list(5)}` : `"name" NOT IN ${list(5)}`;
  // Left to itself SQLite walks through all that is due in search of a few names.
  const table = dialect === "sqlite" && lane.only ? `"Job" INDEXED BY "Job_name_state_runAt_idx"` : `"Job"`;
  // Each of the two states has an index in the order of `runAt`; asked for together, all that is due would be sorted.
  const due = (state: string, time: string): string =>
    `SELECT "id", "runAt" FROM ${table} WHERE "state" = '${state}' AND ${time} AND ${named} AND "id" NOT IN ${list(4)}
       AND ("dedupeKey" IS NULL OR "dedupeKey" NOT IN ${list(4)}) ORDER BY "runAt" LIMIT ${String(lane.limit)} ${lock}`;
  const rows = await db.$queryRawUnsafe<ClaimedJob[]>(
    `WITH "waiting" AS (${due("ready", `"runAt" <= ${p(3)}`)}), "left" AS (${due("running", `"leaseUntil" < ${p(3)}`)})
     UPDATE "Job" SET ${LEASE}, "leaseOwner" = ${p(1)}, "leaseUntil" = ${p(2)}
     WHERE "id" IN (SELECT "id" FROM (SELECT * FROM "waiting" UNION ALL SELECT * FROM "left") c ORDER BY "runAt" LIMIT ${String(lane.limit)})
     ${RETURNING}`,
    owner,
    at(until),
    at(now),
    JSON.stringify(busy),
    JSON.stringify(lane.only ?? lane.except ?? []),
  );
  return rows.map(claimed);
};

/** Leases the one named job if it is due and free; used by workers that were woken by a queue. */
export const claimJob = async (
  db: DbOrTx,
  dialect: Dialect,
  id: string,
  { owner, now, until }: Claim,
): Promise<ClaimedJob | undefined> => {
  const { p, at } = sqlFor(dialect);
  const [job] = await db.$queryRawUnsafe<ClaimedJob[]>(
    `UPDATE "Job" SET ${LEASE}, "leaseOwner" = ${p(1)}, "leaseUntil" = ${p(2)}
     WHERE "id" = ${p(4)} AND (("state" = 'ready' AND "runAt" <= ${p(3)}) OR ("state" = 'running' AND "leaseUntil" < ${p(3)}))
     ${RETURNING}`,
    owner,
    at(until),
    at(now),
    id,
  );
  return job && claimed(job);
};

const FREE = { leaseOwner: null, leaseUntil: null, dedupeKey: null };

/** Only the holder of the lease may finish a job: a worker that was too slow must not undo its successor's work. */
export const finishJobs = async (db: DbOrTx, owner: string, ids: readonly string[], now: Date): Promise<void> => {
  await db.job.updateMany({
    where: { id: { in: [...ids] }, leaseOwner: owner },
    data: { state: "done", finishedAt: now, ...FREE },
  });
};

/** Puts a job back for another attempt at `next`, to sleep until its shop is connected, or aside as failed. */
export const failJob = async (
  db: DbOrTx,
  owner: string,
  id: string,
  failure: { readonly error: string; readonly next: Date | "asleep" | undefined; readonly now: Date },
): Promise<void> => {
  const { error, next, now } = failure;
  const outcome =
    next === undefined
      ? { state: "failed", finishedAt: now }
      : next === "asleep"
        ? { state: "asleep" }
        : { state: "ready", runAt: next };
  await db.job.updateMany({
    where: { id, leaseOwner: owner },
    data: { lastError: error.slice(0, 500), ...FREE, ...outcome },
  });
};

/** The shop can be reached again: what waited for that is due now, with all its attempts. */
export const wakeJobs = async (db: DbOrTx, shopId: string, now: Date): Promise<void> => {
  await db.job.updateMany({ where: { shopId, state: "asleep" }, data: { state: "ready", runAt: now, attempts: 0 } });
};

/** Extends the leases of what a worker that is still alive has under way. */
export const renewLeases = async (db: DbOrTx, owner: string, ids: readonly string[], until: Date): Promise<void> => {
  if (ids.length === 0) return;
  const where = { id: { in: [...ids] }, leaseOwner: owner, state: "running" };
  await db.job.updateMany({ where, data: { leaseUntil: until } });
};

export type JobCounts = {
  readonly due: number;
  readonly waiting: number;
  readonly failed: number;
  readonly nextAt: Date | null;
};

/** What `/metrics`, `doctor` and the demo want to know of the queue. */
export const countJobs = async (db: DbOrTx, now: Date): Promise<JobCounts> => {
  const [ready, running, waiting, failed, next] = await Promise.all([
    db.job.count({ where: { state: "ready", runAt: { lte: now } } }),
    db.job.count({ where: { state: "running" } }),
    db.job.count({ where: { state: "ready", runAt: { gt: now } } }),
    db.job.count({ where: { state: "failed" } }),
    db.job.findFirst({
      where: { state: "ready", runAt: { gt: now } },
      orderBy: { runAt: "asc" },
      select: { runAt: true },
    }),
  ]);
  return { due: ready + running, waiting, failed, nextAt: next?.runAt ?? null };
};

/** Jobs of a lane due now or waiting without a wake-up; what a relay hands to the queue after a restart or a flush. */
export const dueJobIds = async (db: DbOrTx, now: Date, { limit, only, except }: Lane): Promise<string[]> => {
  const name = only ? { in: [...only] } : { notIn: [...(except ?? [])] };
  const more = { orderBy: { runAt: "asc" }, take: limit, select: { id: true } } as const;
  const left = await db.job.findMany({ where: { name, state: "running", leaseUntil: { lt: now } }, ...more });
  const waiting = await db.job.findMany({ where: { name, state: "ready", runAt: { lte: now } }, ...more });
  return [...left, ...waiting].slice(0, limit).map(({ id }) => id);
};

/** Finished jobs are kept for a while for the curious, then removed. */
export const deleteFinishedJobs = async (db: DbOrTx, before: Date): Promise<number> =>
  (await db.job.deleteMany({ where: { state: "done", finishedAt: { lt: before } } })).count;
