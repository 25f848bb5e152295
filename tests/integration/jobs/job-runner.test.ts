import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobStore } from "~/composition.runner.server";
import type { Base } from "~/composition.server";
import type { JobRequest } from "~/contracts/jobs";
import { hours, minutes, plus, seconds } from "~/domain/shared/duration";
import { retryAt } from "~/jobs/execute.server";
import { createBullRunner } from "~/jobs/queue/bull.server";
import { createEmbeddedRunner } from "~/jobs/queue/embedded.server";
import type { ClaimedJob, JobHandler, JobRunner, RunnerParts } from "~/jobs/queue/port.server";
import { freshBase, testClock } from "~tests/factories/base";
import { jobTable, latch, sleep } from "~tests/factories/job-table";
import { redisMissing, startRedis, type TestRedis } from "~tests/factories/redis";
import { until } from "../local-store/harness";

const START = new Date("2026-09-01T12:00:00Z");

type Adapter = {
  readonly name: string;
  readonly start: () => Promise<{
    readonly create: (parts: RunnerParts, queue: string) => JobRunner;
    readonly redis?: TestRedis;
  }>;
};

const embedded: Adapter = {
  name: "embedded",
  start: () => Promise.resolve({ create: (parts) => createEmbeddedRunner(parts) }),
};
const bull: Adapter = {
  name: "bull",
  start: async () => {
    const redis = await startRedis();
    return { create: (parts, queue) => createBullRunner(parts, redis.url, queue), redis };
  },
};

const missing = redisMissing();
describe.each([embedded, bull])("the $name job runner", ({ name, start }) => {
  const skip = name === "bull" ? missing : undefined;
  describe.skipIf(skip !== undefined)(skip === undefined ? "keeps its promises" : `is skipped: ${skip}`, () => {
    let adapter: Awaited<ReturnType<Adapter["start"]>>;
    let base: Base;
    let table: ReturnType<typeof jobTable>;
    const ask = (...jobs: Partial<JobRequest>[]) => table.ask(...jobs);
    const rows = () => table.rows();
    const inState = (state: string) => table.inState(state);
    const settled = (state: string, count: number) => table.settled(state, count);
    const clock = testClock(START);
    let queues = 0;
    let queue = "";
    let running: JobRunner[] = [];
    let ran: ClaimedJob[] = [];

    beforeAll(async () => {
      adapter = await start();
      base = await freshBase(clock);
      table = jobTable(base);
    });
    afterAll(() => adapter.redis?.stop());
    beforeEach(async () => {
      clock.set(START);
      queue = `test-${process.pid}-${++queues}`;
      ran = [];
      await base.db.job.deleteMany();
    });
    afterEach(async () => {
      await Promise.all(running.map((runner) => runner.stop()));
      running = [];
    });

    const parts = (owner: string, handle: JobHandler): RunnerParts => ({
      store: jobStore(base),
      handle: async (job) => {
        ran.push(job);
        await handle(job);
      },
      retryAt,
      now: clock.now,
      owner,
      lease: seconds(60),
      lanes: [{ name: "all", limit: 8 }],
      pollMs: 10,
      log: { error: () => undefined },
    });
    const run = async (owner = "one", handle: JobHandler = () => Promise.resolve()): Promise<JobRunner> => {
      const runner = adapter.create(parts(owner, handle), queue);
      running.push(runner);
      await runner.start();
      return runner;
    };
    it("runs every due job exactly once when two processes share the table", async () => {
      await ask(...Array.from({ length: 150 }, (_, i) => ({ payload: { i } })));
      const handle = () => sleep(1);
      await Promise.all([run("one", handle), run("two", handle)]);
      await settled("done", 150);
      expect(ran).toHaveLength(150);
      expect(new Set(ran.map(({ id }) => id)).size).toBe(150);
      expect(ran.every(({ attempts }) => attempts === 1)).toBe(true);
    });

    it("leaves a job alone until its moment has come", async () => {
      await ask({ runAt: plus(START, hours(1)) }, {});
      await run();
      await settled("done", 1);
      await sleep(100);
      expect(ran).toHaveLength(1);
      clock.set(plus(START, hours(1)));
      await settled("done", 2);
    });

    it("tries a failing job again ever later and sets it aside after its last attempt", async () => {
      await ask({ name: "contacts.dispatch" });
      await run("one", () => Promise.reject(new Error("the mail server is down")));
      const waits: number[] = [];
      for (let attempt = 1; attempt < 8; attempt++) {
        await until(() => ran.length === attempt);
        await settled("ready", 1);
        const [job] = await rows();
        expect(job?.lastError).toContain("the mail server is down");
        waits.push(((job?.runAt.getTime() ?? 0) - clock.now().getTime()) / 1_000);
        clock.set(job?.runAt ?? clock.now());
      }
      await settled("failed", 1);
      expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960]);
      clock.set(plus(clock.now(), hours(48)));
      await sleep(100);
      expect(ran).toHaveLength(8);
    });

    it("goes on with the others while one job fails", async () => {
      await ask(...Array.from({ length: 20 }, (_, i) => ({ payload: { i } })));
      await run("one", ({ payload }) => (payload.includes('"i":3') ? Promise.reject(new Error("no")) : sleep(1)));
      await settled("done", 19);
      expect(await inState("ready")).toBe(1);
    });

    it("takes over a job whose lease has ended, and not one that is still held", async () => {
      await ask({ payload: { i: 1 } }, { payload: { i: 2 } });
      const [ended, live] = await rows();
      const leased = (leaseUntil: Date) => ({ state: "running", leaseOwner: "dead", leaseUntil, attempts: 1 });
      await base.db.job.update({ where: { id: ended?.id ?? "" }, data: leased(plus(START, seconds(-1))) });
      await base.db.job.update({ where: { id: live?.id ?? "" }, data: leased(plus(START, seconds(30))) });
      await run("successor");
      await settled("done", 1);
      await sleep(100);
      expect(ran.map(({ id, attempts }) => [id, attempts])).toEqual([[ended?.id, 1]]);
      clock.set(plus(START, seconds(31)));
      await settled("done", 2);
    });

    it("tries a job again that fails after many processes died over it", async () => {
      await ask({});
      const [job] = await rows();
      for (let deaths = 0; deaths < 30; deaths++) {
        await jobStore(base).claim(`mortal ${String(deaths)}`, clock.now(), plus(clock.now(), seconds(60)), {
          limit: 1,
        });
        clock.set(plus(clock.now(), seconds(61)));
      }
      await run("successor", () => Promise.reject(new Error("the database is busy")));
      await settled("ready", 1);
      expect(await rows()).toMatchObject([{ id: job?.id, state: "ready", attempts: 1 }]);
    });

    it("does not let a process that lost its lease finish or fail its successor's job", async () => {
      const store = jobStore(base);
      await ask({});
      const [job] = await store.claim("slow", START, plus(START, seconds(60)), { limit: 1 });
      clock.set(plus(START, minutes(2)));
      const successor = latch();
      await run("successor", () => successor.opened);
      await until(() => ran.length === 1);
      await store.finish("slow", [job?.id ?? ""], clock.now());
      await store.fail("slow", job?.id ?? "", "too slow", undefined, clock.now());
      expect(await rows()).toMatchObject([{ state: "running", leaseOwner: "successor", lastError: null }]);
      successor.open();
      await settled("done", 1);
    });

    it("keeps one waiting job per key, at the earlier of the moments asked for", async () => {
      const dedupeKey = "sweep:shop";
      await ask({ dedupeKey, runAt: plus(START, hours(2)) });
      await ask({ dedupeKey, runAt: plus(START, hours(1)) });
      await ask({ dedupeKey, runAt: plus(START, hours(3)) });
      expect(await rows()).toMatchObject([{ runAt: plus(START, hours(1)) }]);
    });

    it("runs a job again when it is asked for while it runs", async () => {
      const dedupeKey = "inbox:shop";
      const first = latch();
      await ask({ dedupeKey });
      await run("one", () => (ran.length === 1 ? first.opened : Promise.resolve()));
      await until(() => ran.length === 1);
      await ask({ dedupeKey });
      await ask({ dedupeKey });
      first.open();
      await settled("done", 2);
      expect(ran).toHaveLength(2);
    });

    it("waits at stop for work under way and takes none afterwards", async () => {
      await ask({});
      const slow = latch();
      const runner = await run("one", () => slow.opened);
      await until(() => ran.length === 1);
      let stopped = false;
      const stopping = runner.stop().then(() => (stopped = true));
      await ask({});
      await sleep(100);
      expect(stopped).toBe(false);
      slow.open();
      await stopping;
      running = [];
      expect((await rows()).map(({ state }) => state).sort()).toEqual(["done", "ready"]);
      expect(ran).toHaveLength(1);
    });

    // Of the table alone there is no Redis to empty: the promise is Bull's.
    if (name === "bull")
      it("loses nothing when Redis is emptied while jobs wait in it", async () => {
        const slow = latch();
        await ask(...Array.from({ length: 60 }, (_, i) => ({ payload: { i } })));
        await run("one", () => slow.opened);
        await until(() => ran.length === 8);
        await adapter.redis?.flush();
        slow.open();
        await settled("done", 60);
        expect(new Set(ran.map(({ id }) => id)).size).toBe(60);
        expect(ran).toHaveLength(60);
      });
  });
});
