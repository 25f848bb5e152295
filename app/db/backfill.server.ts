import type { BackfillPart, PartState, PartStep, RunEnd, Window } from "~/contracts/backfill";
import type { Dialect } from "./bulk.server";
import type { Db, DbOrTx } from "./client.server";
import type { BackfillPart as Row } from "./generated/sqlite/client";
import { enqueueJobs } from "./jobs.server";
import { sqlFor } from "./sql.server";
import { creditCustomerPages } from "./sweep.server";

/** A run's figures are those of its parts; what was split is counted in its halves. */
const sumUp = async (tx: DbOrTx, dialect: Dialect, runId: string): Promise<void> => {
  const { p } = sqlFor(dialect);
  await tx.$executeRawUnsafe(
    `UPDATE "BackfillRun" SET "objectCount" = s."objects", "linesApplied" = s."lines", "ordersApplied" = s."orders"
     FROM (SELECT COALESCE(SUM("objectCount"), 0) AS "objects", COALESCE(SUM("linesApplied"), 0) AS "lines",
         COALESCE(SUM("ordersApplied"), 0) AS "orders"
       FROM "BackfillPart" WHERE "runId" = ${p(1)} AND "state" <> 'split') s
     WHERE "id" = ${p(1)}`,
    runId,
  );
};

/** Moves a part's place forward, with its orders' transaction or not at all; throws when another worker moved it. */
export const advancePart = async (tx: DbOrTx, dialect: Dialect, step: PartStep): Promise<void> => {
  const { partId, operationId, from, to, orders } = step;
  const moved = await tx.backfillPart.updateManyAndReturn({
    where: { id: partId, state: "applying", bulkOperationId: operationId, byteOffset: BigInt(from.bytes) },
    data: { byteOffset: BigInt(to.bytes), linesApplied: to.lines, ordersApplied: { increment: orders }, tries: 0 },
    select: { runId: true },
  });
  if (!moved[0]) throw new Error(`Part ${partId} of the backfill is being read by another worker`);
  await sumUp(tx, dialect, moved[0].runId);
};

const read = ({ fromAt, toAt, byteOffset, linesApplied, ...row }: Row): BackfillPart => ({
  ...row,
  state: row.state as PartState,
  window: { from: fromAt, to: toAt },
  position: { bytes: Number(byteOffset), lines: linesApplied },
});

type Change = {
  readonly state?: PartState;
  readonly bulkOperationId?: string | null;
  readonly objectCount?: number;
  readonly byteOffset?: bigint;
  readonly linesApplied?: number;
  readonly ordersApplied?: number;
  readonly attempts?: number;
  readonly tries?: number;
  readonly error?: string;
};

/** Writes the change unless the part is no longer what it was when it was read; answers whether it did. */
const change = async (tx: DbOrTx, dialect: Dialect, part: BackfillPart, data: Change): Promise<boolean> => {
  const where = { id: part.id, state: part.state, bulkOperationId: part.bulkOperationId };
  const { count } = await tx.backfillPart.updateMany({ where, data });
  if (count > 0) await sumUp(tx, dialect, part.runId);
  return count > 0;
};

const NOTHING_READ = { bulkOperationId: null, objectCount: 0, byteOffset: 0n, linesApplied: 0, ordersApplied: 0 };

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string };

/** Runs over the order history, their parts, and the progress that the admin shows. */
export const createBackfillRuns = ({ db, dialect, newId }: Parts) => {
  const partsOf = async (runId: string) =>
    (await db.backfillPart.findMany({ where: { runId }, orderBy: { id: "asc" } })).map((row) => read(row));
  const rowsFor = (run: Pick<BackfillPart, "shopId" | "runId">, windows: readonly Window[], attempts: number) =>
    windows.map(({ from, to }) => ({ ...run, id: newId(), state: "asking", fromAt: from, toAt: to, attempts }));
  return {
    unfinished: async (shopId: string) => {
      const run = await db.backfillRun.findFirst({
        where: { shopId, finishedAt: null },
        orderBy: { startedAt: "desc" },
      });
      return run ? partsOf(run.id) : [];
    },
    create: async (shopId: string, windows: readonly Window[], now: Date) => {
      const runId = newId();
      await db.$transaction([
        db.backfillRun.create({ data: { id: runId, shopId, state: "running", startedAt: now } }),
        db.backfillPart.createMany({ data: rowsFor({ shopId, runId }, windows, 0) }),
      ]);
      return partsOf(runId);
    },
    find: async (runId: string) => {
      const run = await db.backfillRun.findUnique({ where: { id: runId } });
      return run ? { ...run, parts: await partsOf(runId) } : undefined;
    },
    part: async (partId: string) => {
      const row = await db.backfillPart.findUnique({ where: { id: partId } });
      return row ? read(row) : undefined;
    },
    partOf: async (shopId: string, bulkOperationId: string) => {
      const row = await db.backfillPart.findFirst({ where: { shopId, bulkOperationId } });
      return row ? read(row) : undefined;
    },
    change: async (part: BackfillPart, data: Change): Promise<void> => {
      await db.$transaction((tx) => change(tx, dialect, part, data));
    },
    restart: async (part: BackfillPart): Promise<void> => {
      await db.$transaction((tx) => change(tx, dialect, part, { ...NOTHING_READ, state: "asking", tries: 0 }));
    },
    split: (part: BackfillPart, windows: readonly Window[]): Promise<void> =>
      db.$transaction(async (tx) => {
        if (!(await change(tx, dialect, part, { state: "split" }))) return;
        await tx.backfillPart.createMany({ data: rowsFor({ shopId: part.shopId, runId: part.runId }, windows, part.attempts) }); // prettier-ignore
        await sumUp(tx, dialect, part.runId);
      }),
    finish: (shopId: string, runId: string, end: RunEnd, now: Date): Promise<void> =>
      db.$transaction(async (tx) => {
        const error = end.state === "failed" ? end.error : null;
        const where = { id: runId, finishedAt: null };
        const { count } = await tx.backfillRun.updateMany({
          where,
          data: { state: end.state, error, finishedAt: now },
        });
        if (count === 0) return;
        for await (const customerIds of creditCustomerPages(tx, shopId))
          await enqueueJobs(tx, dialect, newId, now, end.jobsFor(customerIds));
      }),
  };
};
