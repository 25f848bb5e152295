import { afterAll } from "vitest";
// First of all: what it imports must be there before Shopify's library is loaded.
import { depsFor, openApp, startStore } from "./store-app";
import { createJobDeps } from "~/composition.jobs.server";
import type { Deps } from "~/composition.server";
import type { JobDeps } from "~/jobs/job-deps.server";
import { executeJob } from "~/jobs/execute.server";
import type { BulkFaults } from "~tests/local-store/bulk-faults";
import type { LocalStore } from "~tests/local-store/start";
import { testClock } from "./base";

/** A store with a history and no installed app. */
export const storeWithHistory = async (customers: number): Promise<LocalStore> => {
  const { store, close } = await startStore({ seed: 11, customers, history: true });
  afterAll(close);
  return store;
};

/** What a crash is for code that runs in this process: as with a lost connection, nothing after it is tried. */
export class Killed extends Error {
  override readonly message = "connection lost: the process was killed";
}

export type AppWithQueue = {
  readonly deps: Deps;
  readonly jobs: JobDeps;
  readonly backfill: JobDeps["backfill"];
  /** Runs the backfill's jobs at their moments until none is left; one that was killed is run again. */
  readonly drain: (jobs?: JobDeps) => Promise<void>;
  /** Runs the job that is next; false when there is none. */
  readonly runNext: (jobs?: JobDeps) => Promise<boolean>;
};

/** The app on a database of its own, installed in the store, with chunks small enough to be interrupted often. */
export const appFor = async (store: LocalStore, chunkSize = 25): Promise<AppWithQueue> => {
  const clock = testClock(store.clock.now());
  const deps = await depsFor(store, clock);
  const { db } = deps;
  afterAll(() => deps.db.$disconnect());
  await deps.shops.install(
    store.shop,
    { name: "Credit Shop", country: "US", currency: "USD", timeZone: "America/New_York", email: "owner@example.com" },
    clock.now(),
  );
  await openApp(store, deps, "lasting");
  const all = createJobDeps(deps);
  const jobs = { ...all, backfill: { ...all.backfill, chunkSize } };
  const runNext = async (using: JobDeps = jobs): Promise<boolean> => {
    const where = { name: { startsWith: "backfill." }, state: "ready" };
    const job = await db.job.findFirst({ where, orderBy: [{ runAt: "asc" }, { id: "asc" }] });
    if (!job) return false;
    if (job.runAt > clock.now()) clock.set(job.runAt);
    await db.job.update({ where: { id: job.id }, data: { state: "running", dedupeKey: null } });
    try {
      await executeJob(using, deps.log)({ ...job, key: null });
      await db.job.delete({ where: { id: job.id } });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      await db.job.update({ where: { id: job.id }, data: { state: "ready" } });
    }
    return true;
  };
  const drain = async (using: JobDeps = jobs): Promise<void> => {
    while (await runNext(using));
  };
  return { deps, jobs, backfill: jobs.backfill, drain, runNext };
};

/** What goes wrong with the store's bulk operations from now on. */
export const setFaults = async (store: LocalStore, faults: Partial<BulkFaults>): Promise<void> => {
  const answer = await fetch(`${store.url}/control/bulk`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(faults),
  });
  if (!answer.ok) throw new Error(await answer.text());
};

/** Everything that a backfill writes, without the moments at which it did. */
export const imported = async ({ db }: Pick<Deps, "db">) => ({
  customers: await db.customer.findMany({
    select: { shopifyId: true, lifetimeOrders: true, lifetimeSpentMinor: true },
    orderBy: { shopifyId: "asc" },
  }),
  orders: await db.orderSnapshot.findMany({
    select: { orderId: true, facts: true, creditKind: true },
    orderBy: { orderId: "asc" },
  }),
  obligations: await db.obligation.findMany({
    select: { orderId: true, balanceMinor: true, state: true },
    orderBy: { orderId: "asc" },
  }),
  instalments: await db.instalment.findMany({
    select: { id: true, state: true, balanceMinor: true },
    orderBy: { id: "asc" },
  }),
  entries: await db.ledgerEntry.findMany({
    select: { obligationId: true, sourceRef: true, amountMinor: true },
    orderBy: [{ obligationId: "asc" }, { sourceRef: "asc" }],
  }),
});
