import { beforeAll, describe, expect, it } from "vitest";
import { days, minus } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import type { JobDeps } from "~/jobs/job-deps.server";
import { startBackfill } from "~/services/backfill/start-backfill.server";
import { appFor, imported, Killed, setFaults, storeWithHistory, type AppWithQueue } from "~tests/factories/backfill";
import type { LocalStore } from "~tests/local-store/start";

const SEEDS = 6;
/** The share of steps that a process does not outlive. */
const DEADLY = 0.3;

/** The same jobs in a process that dies at steps of the seed's choice: before or just after what it wrote is durable. */
const mortal = (jobs: JobDeps, seed: number): { readonly jobs: JobDeps; readonly deaths: () => number } => {
  const random = seededRandom(`killed-${String(seed)}`);
  let deaths = 0;
  const perhapsDie = (): void => {
    if (random() >= DEADLY) return;
    deaths++;
    throw new Killed();
  };
  const { backfill } = jobs;
  return {
    deaths: () => deaths,
    jobs: {
      ...jobs,
      backfill: {
        ...backfill,
        orders: {
          transaction: async (work) => {
            const answer = await backfill.orders.transaction(async (tx) => {
              const result = await work(tx);
              perhapsDie();
              return result;
            });
            perhapsDie();
            return answer;
          },
        },
        enqueue: async (requests) => {
          perhapsDie();
          await backfill.enqueue(requests);
          perhapsDie();
        },
      },
    },
  };
};

describe("a backfill whose process is killed again and again", () => {
  let store: LocalStore;
  let clean: Awaited<ReturnType<typeof imported>>;

  /** Three windows side by side, as a large shop has them. */
  const begin = async ({ backfill, deps }: AppWithQueue): Promise<void> => {
    const [early, late] = [minus(deps.now(), days(200)), minus(deps.now(), days(60))];
    const windows = [
      { from: null, to: early },
      { from: early, to: late },
      { from: late, to: null },
    ];
    await backfill.runs.create(store.shop, windows, deps.now());
    await startBackfill(backfill, store.shop);
  };

  beforeAll(async () => {
    store = await storeWithHistory(40);
    const app = await appFor(store, 10);
    await begin(app);
    await app.drain();
    clean = await imported(app.deps);
    expect(clean.orders).toHaveLength(store.state.orders.size);
    expect(clean.entries.length).toBeGreaterThan(10);
  });

  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))("ends as if it had not been, seed %i", async (seed) => {
    const app = await appFor(store, 10);
    // Half of the seeds also meet a file that is cut and an operation that fails.
    await setFaults(store, seed % 2 === 0 ? {} : { cut: 1, fail: 1, range: seed % 4 === 1 });
    await begin(app);
    const { jobs, deaths } = mortal(app.jobs, seed);
    await app.drain(jobs);
    expect(deaths()).toBeGreaterThan(3);
    const run = await app.deps.db.backfillRun.findFirstOrThrow();
    expect(run).toMatchObject({ state: "done", ordersApplied: store.state.orders.size });
    expect(run.linesApplied).toBe(run.objectCount);
    expect(await imported(app.deps)).toEqual(clean);
  });
});
