import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobStore } from "~/composition.runner.server";
import type { Base } from "~/composition.server";
import { minutes, plus, seconds } from "~/domain/shared/duration";
import { retryAt } from "~/jobs/execute.server";
import { lanes } from "~/jobs/lanes.server";
import { createBullRunner } from "~/jobs/queue/bull.server";
import { createEmbeddedRunner } from "~/jobs/queue/embedded.server";
import type { ClaimedJob, JobHandler, JobRunner, JobStore, RunnerParts } from "~/jobs/queue/port.server";
import { freshBase, testClock } from "~tests/factories/base";
import { jobTable, latch, sleep } from "~tests/factories/job-table";
import { redisMissing, startRedis } from "~tests/factories/redis";
import { until } from "../local-store/harness";

const START = new Date("2026-09-01T12:00:00Z");
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

describe("jobs that go on long", () => {
  const clock = testClock(START);
  let base: Base;
  let table: ReturnType<typeof jobTable>;
  let ran: ClaimedJob[] = [];
  let most: Record<string, number> = {};
  let running: JobRunner[] = [];

  beforeAll(async () => {
    base = await freshBase(clock);
    table = jobTable(base);
  });
  beforeEach(async () => {
    clock.set(START);
    [ran, most] = [[], {}];
    await base.db.job.deleteMany();
  });
  afterEach(async () => {
    await Promise.all(running.map((runner) => runner.stop()));
    running = [];
  });

  const run = async (
    handle: JobHandler,
    store: Partial<JobStore> = {},
    create: (parts: RunnerParts) => JobRunner = createEmbeddedRunner,
  ): Promise<JobRunner> => {
    const now: Record<string, number> = {};
    const runner = create({
      store: { ...jobStore(base), ...store },
      handle: async (job) => {
        ran.push(job);
        now[job.name] = (now[job.name] ?? 0) + 1;
        most[job.name] = Math.max(most[job.name] ?? 0, now[job.name] ?? 0);
        await handle(job).finally(() => (now[job.name] = (now[job.name] ?? 0) - 1));
      },
      retryAt,
      now: clock.now,
      owner: "one",
      lease: seconds(60),
      lanes,
      pollMs: 10,
      log: { error: () => undefined },
    });
    running.push(runner);
    await runner.start();
    return runner;
  };
  const ranOf = (name: string) => ran.filter((job) => job.name === name).length;

  it.each(["model.train", "backfill.apply", "orders.reconcile", "model.check"])(
    "hold up no reminder and no webhook of any shop, however many wait: %s",
    async (name) => {
      const long = latch();
      await table.ask(...many(30, (i) => ({ name, shopId: `long-${String(i)}` })));
      await run((job) => (job.name === name ? long.opened : sleep(1)));
      await until(() => ranOf(name) > 0);
      const shops = many(40, (i) => `short-${String(i)}`);
      await table.ask(
        ...shops.flatMap((shopId) => [
          { name: "inbox.process", shopId, dedupeKey: `inbox:${shopId}` },
          { name: "contacts.dispatch", shopId, dedupeKey: `dispatch:${shopId}` },
        ]),
      );
      await table.settled("done", 80);
      expect(await table.inState("running")).toBe(most[name]);
      long.open();
      await table.settled("done", 110);
      expect(new Set(ran.map(({ id }) => id)).size).toBe(110);
      expect(ran).toHaveLength(110);
    },
  );

  it("run at most one training and three of what looks at whole shops at once", async () => {
    await table.ask(...many(4, () => ({ name: "model.train" })), ...many(9, () => ({ name: "backfill.apply" })));
    await run(() => sleep(20));
    await table.settled("done", 13);
    expect(most).toEqual({ "model.train": 1, "backfill.apply": 3 });
  });

  it("hold up none of the others when it is one reminder whose mail server does not answer", async () => {
    const stuck = latch();
    await table.ask(...many(100, (i) => ({ name: "contacts.dispatch", payload: { i } })));
    await run(({ payload }) => (payload.includes('"i":0}') ? stuck.opened : sleep(1)));
    await table.settled("done", 99);
    expect(await table.inState("running")).toBe(1);
    expect(most["contacts.dispatch"]).toBeLessThanOrEqual(16);
    stuck.open();
    await table.settled("done", 100);
  });

  it("are followed by the next of their key only when they have ended", async () => {
    const first = latch();
    const dedupeKey = "inbox:shop";
    await table.ask({ name: "inbox.process", dedupeKey });
    await run((job) => (job.id === ran[0]?.id ? first.opened : Promise.resolve()));
    await until(() => ran.length === 1);
    await table.ask({ name: "inbox.process", dedupeKey }, {});
    await table.settled("done", 1);
    await sleep(100);
    expect(ranOf("inbox.process")).toBe(1);
    first.open();
    await table.settled("done", 3);
    expect(most["inbox.process"]).toBe(1);
  });

  it("are not begun a second time by their own process when the lease has ended under them", async () => {
    const long = latch();
    await table.ask({ name: "model.train" });
    await run((job) => (job.name === "model.train" ? long.opened : Promise.resolve()));
    await until(() => ran.length === 1);
    clock.set(plus(START, minutes(5)));
    await table.ask({});
    await table.settled("done", 1);
    await sleep(100);
    expect(ranOf("model.train")).toBe(1);
    long.open();
    await table.settled("done", 2);
  });

  it("are finished later when the table cannot be written at their end", async () => {
    let refusals = 3;
    const { finish } = jobStore(base);
    await table.ask(...many(5, () => ({})));
    await run(() => Promise.resolve(), {
      finish: (...of) => (refusals-- > 0 ? Promise.reject(new Error("the disk is full")) : finish(...of)),
    });
    await table.settled("done", 5);
    expect(ran).toHaveLength(5);
  });

  it("are taken up again when they failed and could not be put back", async () => {
    let refusals = 1;
    const { fail } = jobStore(base);
    await table.ask({});
    await run(() => (ran.length === 1 ? Promise.reject(new Error("no")) : Promise.resolve()), {
      fail: (...of) => (refusals-- > 0 ? Promise.reject(new Error("the disk is full")) : fail(...of)),
    });
    await until(() => refusals === 0);
    await sleep(50);
    expect(await table.inState("running")).toBe(1);
    clock.set(plus(START, minutes(2)));
    await table.settled("done", 1);
    expect(ran.map(({ attempts }) => attempts)).toEqual([1, 1]);
  });

  const missing = redisMissing();
  it.skipIf(missing !== undefined)("hold up no others either where Redis wakes them", async () => {
    const redis = await startRedis();
    try {
      const long = latch();
      await table.ask(...many(30, () => ({ name: "model.train" })), ...many(30, () => ({ name: "backfill.apply" })));
      const isLong = ({ name }: ClaimedJob) => name === "model.train" || name === "backfill.apply";
      await run((job) => (isLong(job) ? long.opened : sleep(1)), {}, (parts) => createBullRunner(parts, redis.url, "lanes"));
      await until(() => ranOf("model.train") === 1 && ranOf("backfill.apply") === 3);
      await table.ask(...many(40, (i) => ({ name: "contacts.dispatch", payload: { i } })));
      await table.settled("done", 40);
      long.open();
      await table.settled("done", 100);
      expect(most).toMatchObject({ "model.train": 1, "backfill.apply": 3 });
    } finally {
      await Promise.all(running.splice(0).map((runner) => runner.stop()));
      await redis.stop();
    }
  }); // prettier-ignore
});
