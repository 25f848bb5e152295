import { describe, expect, it } from "vitest";
import { createJobDeps } from "~/composition.jobs.server";
import { jobStore } from "~/composition.runner.server";
import { createDeps } from "~/composition.server";
import { plus, seconds } from "~/domain/shared/duration";
import { executeJob, retryAt } from "~/jobs/execute.server";
import { freshBase, testClock } from "~tests/factories/base";
import { runClaimed } from "~/jobs/queue/run-claimed.server";

const START = new Date("2026-09-01T12:00:00Z");

describe("running a job by its name", async () => {
  const clock = testClock(START);
  const { env } = await freshBase(clock);
  const deps = createDeps(env, clock);
  const store = jobStore(deps);
  const warnings: string[] = [];
  const handle = executeJob(createJobDeps(deps), { warn: (_fields, message) => void warnings.push(message) });
  const parts = {
    store,
    handle,
    retryAt,
    now: clock.now,
    owner: "one",
    lease: seconds(60),
    lanes: [{ name: "all", limit: 1 }],
    pollMs: 10,
    log: { error: () => undefined },
  };
  const runOne = async (name: string, payload: Readonly<Record<string, unknown>>) => {
    await deps.enqueue([{ name, shopId: "a.myshopify.com", payload }]);
    const [job] = await store.claim("one", START, plus(START, seconds(60)), { limit: 1 });
    if (!job) throw new Error("nothing was claimed");
    const outcome = await runClaimed(parts, job);
    if (outcome === "done") await store.finish("one", [job.id], START);
    return deps.db.job.findUniqueOrThrow({ where: { id: job.id } });
  };

  it("finishes a job that no code knows any more, with a warning", async () => {
    expect((await runOne("retired.job", {})).state).toBe("done");
    expect(warnings).toEqual(["no such job; finished"]);
  });

  it("sets a job with a payload that is not its own aside at once", async () => {
    expect(await runOne("contacts.plan", { customerIds: 7 })).toMatchObject({ state: "failed", attempts: 1 });
  });

  it("tries again when the failure may pass", async () => {
    const row = await runOne("contacts.plan", { customerIds: [] });
    expect(row.lastError).toContain("Shop a.myshopify.com is not known here");
    expect(row).toMatchObject({ state: "ready", attempts: 1 });
    expect(row.runAt > START).toBe(true);
  });
});
