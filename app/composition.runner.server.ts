import { createJobDeps } from "~/composition.jobs.server";
import type { Deps } from "~/composition.server";
import { claimJob, claimJobs, dueJobIds, failJob, finishJobs, renewLeases } from "~/db/jobs.server";
import { plus, seconds } from "~/domain/shared/duration";
import { executeJob, retryAt } from "~/jobs/execute.server";
import { lanes } from "~/jobs/lanes.server";
import { createBullRunner } from "~/jobs/queue/bull.server";
import { createEmbeddedRunner } from "~/jobs/queue/embedded.server";
import type { JobRunner, JobStore } from "~/jobs/queue/port.server";
import { sweepJob } from "~/services/contacts/sweep-shop.server";

const LEASE = seconds(60);
const POLL_MS = 100;

export const jobStore = ({ db, dialect }: Pick<Deps, "db" | "dialect">): JobStore => ({
  claim: (owner, now, until, lane, busy = []) => claimJobs(db, dialect, { owner, now, until, lane, busy }),
  claimOne: (id, owner, now, until) => claimJob(db, dialect, id, { owner, now, until }),
  finish: (owner, ids, now) => finishJobs(db, owner, ids, now),
  fail: (owner, id, error, next, now) => failJob(db, owner, id, { error, next, now }),
  renew: (owner, ids, until) => renewLeases(db, owner, ids, until),
  dueIds: (now, lane) => dueJobIds(db, now, lane),
});

/** The background work of this process: Bull when there is a Redis, else the table alone. */
export const createRunner = (deps: Deps): JobRunner => {
  const parts = {
    store: jobStore(deps),
    handle: executeJob(createJobDeps(deps), deps.log),
    retryAt,
    now: deps.now,
    owner: deps.newId(),
    lease: LEASE,
    lanes,
    pollMs: POLL_MS,
    log: deps.log,
  };
  return deps.env.REDIS_URL === undefined ? createEmbeddedRunner(parts) : createBullRunner(parts, deps.env.REDIS_URL);
};

/** Recurring work is declared at every start: a shop without its sweep gets one, one that has it keeps it. */
export const reconcileRecurring = async (deps: Pick<Deps, "shops" | "enqueue" | "now">): Promise<void> => {
  const shopIds = await deps.shops.installed();
  await deps.enqueue(shopIds.map((shopId) => sweepJob(shopId, plus(deps.now(), seconds(30)))));
};
