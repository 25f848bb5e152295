import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDb, type Db } from "~/db/client.server";
import { minutes } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import { adminSession } from "~tests/demo/admin-session";
import { startDuewell, type Duewell } from "~tests/demo/harness";
import { setFaults } from "~tests/factories/backfill";
import { writeCreditHistory } from "~tests/factories/credit-history";
import { ROWS_A_STEP } from "~tests/local-store/bulk";
import { START } from "./setup-shop";

/**
 * A whole backfill by real processes, killed at moments of the seed's choice. The suite runs a small one; the full one
 * is KILL_BACKFILL_ORDERS=100000 KILL_BACKFILL_KILLS=50 (and KILL_BACKFILL_SEED for other moments), the same code.
 */
const ORDERS = Number(process.env["KILL_BACKFILL_ORDERS"] ?? 4_000);
const KILLS = Number(process.env["KILL_BACKFILL_KILLS"] ?? 10);
const SEED = process.env["KILL_BACKFILL_SEED"] ?? "kill-backfill";
const TIME_LIMIT_MS = 120_000 + ORDERS * 15 + KILLS * 15_000;

/** A chunk of orders takes some hundred milliseconds to a worker that has just begun. */
const WITHIN_A_CHUNK_MS = 600;
/** The store hands out its files no faster than this, so that no machine is through with them before the last kill. */
const DOWNLOAD_MS = KILLS * 700;

/** What a backfill writes, by table; moments of writing, and addresses of the store that ran, are no part of it. */
const WRITTEN = {
  Customer: `"id", "shopifyId", "locale", "addresses", "createdAt", "lifetimeOrders", "lifetimeSpentMinor"`,
  ContactPoint: `"customerId", "kind"`,
  OrderSnapshot: `"id", "orderId", "customerId", "name", "createdAt", "updatedAt", "creditKind", "totalMinor", json_remove("facts", '$.payUrl')`,
  Obligation: `"id", "orderId", "customerId", "openedAt", "balanceMinor", "state", "closedAt"`,
  Instalment: `"id", "obligationId", "sequence", "dueAt", "dueOn", "amountMinor", "balanceMinor", "state", "paidAt"`,
  LedgerEntry: `"id", "obligationId", "instalmentKey", "dueOn", "kind", "amountMinor", "effectiveAt", "sourceRef"`,
  Hold: `"customerId", "obligationId", "scope", "reason", "liftedAt"`,
  Case: `"customerId", "state", "owedMinor", "lateMinor", "lateCount", "oldestDueOn", "currency", "onHold"`,
  BackfillRun: `"state", "objectCount", "linesApplied", "ordersApplied"`,
  BackfillPart: `"fromAt", "toAt", "state", "objectCount", "byteOffset", "linesApplied", "ordersApplied"`,
} as const;

const one = async (db: Db, sql: string): Promise<number> => {
  const [row] = await db.$queryRawUnsafe<{ n: bigint | number | null }[]>(sql);
  return Number(row?.n ?? 0);
};

const progress = async (db: Db) =>
  (await db.backfillRun.findFirst({ select: { state: true, ordersApplied: true } })) ?? { state: "", ordersApplied: 0 };

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Resolves when so many orders are applied, or the run has ended. */
const whenApplied = async (db: Db, orders: number): Promise<void> => {
  const until = Date.now() + TIME_LIMIT_MS;
  for (;;) {
    const { state, ordersApplied } = await progress(db);
    if (ordersApplied >= orders || state === "done" || state === "failed") return;
    if (Date.now() > until) throw new Error(`The backfill stands at ${String(ordersApplied)} orders`);
    await sleep(10);
  }
};

/** Resolves when nothing is left to do: scoring so many customers takes longer than the demo would wait. */
const whenQuiet = async (db: Db, now: () => Date): Promise<void> => {
  const until = Date.now() + TIME_LIMIT_MS;
  const isBusy = async () =>
    (await db.job.count({ where: { OR: [{ state: "running" }, { state: "ready", runAt: { lte: now() } }] } })) > 0;
  while (await isBusy()) {
    if (Date.now() > until) throw new Error("The worker does not come to an end");
    await sleep(100);
  }
};

/** Resolves when the worker has taken jobs of its own: it may be killed as soon as it works. */
const whenWorking = async (db: Db, since: ReadonlySet<string>): Promise<void> => {
  for (let tries = 0; tries < 1_000; tries++) {
    const owners = await db.job.findMany({ where: { leaseOwner: { not: null } }, select: { leaseOwner: true } });
    if (owners.some(({ leaseOwner }) => leaseOwner !== null && !since.has(leaseOwner))) return;
    await sleep(10);
  }
};

const ownersOf = async (db: Db): Promise<Set<string>> =>
  new Set((await db.job.findMany({ distinct: ["leaseOwner"] })).flatMap(({ leaseOwner }) => leaseOwner ?? []));

/** Kills the worker once in each equal share of the history, where the seed chooses; answers how many orders were applied each time. */
const killAgainAndAgain = async ({ store, worker, startWorker, clockWaits }: Duewell, db: Db): Promise<number[]> => {
  const random = seededRandom(SEED);
  const targets = Array.from({ length: KILLS }, (_, i) => ((i + random()) / KILLS) * ORDERS);
  const killedAt: number[] = [];
  await setFaults(store, { pace: Math.round((DOWNLOAD_MS * ROWS_A_STEP) / ORDERS) });
  clockWaits(false);
  let dead = new Set<string>();
  for (const target of targets) {
    await whenWorking(db, dead);
    await whenApplied(db, target);
    await sleep(random() * WITHIN_A_CHUNK_MS);
    await worker().kill();
    killedAt.push((await progress(db)).ordersApplied);
    dead = await ownersOf(db);
    // The dead worker's leases end.
    await store.clock.advance(minutes(2));
    startWorker();
  }
  clockWaits(true);
  return killedAt;
};

type Run = { readonly path: string; readonly killedAt: readonly number[] };

const backfill = async (folder: string, receivables: string, kills: boolean): Promise<Run> => {
  const duewell = await startDuewell({ port: 0, seed: 5, customers: 0, startAt: START, folder, receivables });
  const path = join(folder, "duewell.db");
  const db = openDb(`file:${path}`);
  try {
    await adminSession(duewell.appUrl, duewell.store).open();
    const killedAt = kills ? await killAgainAndAgain(duewell, db) : [];
    await whenApplied(db, Infinity);
    await whenQuiet(db, duewell.store.clock.now);
    return { path, killedAt };
  } finally {
    await db.$disconnect();
    await duewell.stop();
  }
};

describe(`a backfill of ${String(ORDERS)} orders whose process is killed ${String(KILLS)} times`, () => {
  let folder: string;
  let killedAt: readonly number[];
  let db: Db;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "duewell-kill-backfill-"));
    const receivables = join(folder, "receivables.csv");
    await writeCreditHistory(receivables, ORDERS, START);
    const clean = await backfill(join(folder, "clean"), receivables, false);
    const killed = await backfill(join(folder, "killed"), receivables, true);
    ({ killedAt } = killed);
    db = openDb(`file:${killed.path}`);
    await db.$executeRawUnsafe(`ATTACH DATABASE '${clean.path}' AS clean`);
  }, TIME_LIMIT_MS);
  // Also when the runs came to nothing: a full one leaves gigabytes behind.
  afterAll(async () => {
    await (db as Db | undefined)?.$disconnect();
    await rm(folder, { recursive: true, force: true });
  });

  it("died at many different points of the history", () => {
    expect(killedAt).toHaveLength(KILLS);
    expect(new Set(killedAt).size).toBeGreaterThan(KILLS / 3);
    expect(killedAt.filter((orders) => orders > 0 && orders < ORDERS).length).toBeGreaterThan(KILLS / 2);
  });

  it("read the history in several windows and applied every order once", async () => {
    expect(await db.backfillPart.count()).toBe(5);
    expect(await progress(db)).toEqual({ state: "done", ordersApplied: ORDERS });
  });

  it.each(Object.entries(WRITTEN))("leaves in %s what an undisturbed run leaves", async (table, columns) => {
    const rows = (base: string) => `SELECT ${columns} FROM ${base}."${table}"`;
    const count = (base: string) => one(db, `SELECT COUNT(*) AS n FROM ${base}."${table}"`);
    const onlyIn = (a: string, b: string) => one(db, `SELECT COUNT(*) AS n FROM (${rows(a)} EXCEPT ${rows(b)})`);
    expect({
      rows: await count("main"),
      lost: await onlyIn("clean", "main"),
      extra: await onlyIn("main", "clean"),
    }).toEqual({ rows: await count("clean"), lost: 0, extra: 0 });
    expect(await count("clean")).toBeGreaterThan(0);
  });

  it("counts no death against a job", async () => {
    expect(await one(db, `SELECT MAX("attempts") AS n FROM "Job"`)).toBeLessThanOrEqual(2);
  });

  it("scores every customer once, and leaves nothing for a person to do", async () => {
    const scored = (base: string) => one(db, `SELECT COUNT(*) AS n FROM ${base}."ScoreSnapshot"`);
    expect(await scored("main")).toBe(await scored("clean"));
    expect(await one(db, `SELECT COUNT(*) AS n FROM "Job" WHERE "state" NOT IN ('done', 'ready')`)).toBe(0);
    expect(await one(db, `SELECT COUNT(*) AS n FROM "SetAside"`)).toBe(0);
  });
});
