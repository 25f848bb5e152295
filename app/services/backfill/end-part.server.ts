import type { BackfillPart, PartState } from "~/contracts/backfill";
import { scoreJobs } from "../orders/apply-orders.server";
import { pollJob, retryTime } from "./part-jobs.server";
import type { BackfillDeps } from "./ports.server";
import { halve } from "./windows.server";

/** Operations that are started for one window before it is given up; the halves of a window go on counting. */
const MAX_ATTEMPTS = 4;

const ENDS: readonly PartState[] = ["done", "split", "failed"];

/**
 * Ends the run when its last part has ended: customers are scored, and contacts planned, once. Otherwise the parts that
 * wait to ask do it now: an end may have made room for them.
 */
export const settleRun = async (deps: BackfillDeps, { shopId, runId }: BackfillPart): Promise<void> => {
  const run = await deps.runs.find(runId);
  if (!run || run.finishedAt !== null) return;
  const open = run.parts.filter(({ state }) => !ENDS.includes(state));
  if (open.length > 0) {
    const waiting = open.filter(({ state }) => state === "asking");
    return deps.enqueue(waiting.map((part) => pollJob(part, deps.now())));
  }
  // However it ended, what was applied counts.
  const jobsFor = (customerIds: readonly string[]) => scoreJobs(shopId, customerIds);
  const failed = run.parts.find(({ state }) => state === "failed");
  if (failed)
    return deps.runs.finish(shopId, runId, { state: "failed", error: failed.error ?? "", jobsFor }, deps.now());
  await deps.setSyncedThrough(shopId, run.startedAt);
  await deps.runs.finish(shopId, runId, { state: "done", jobsFor }, deps.now());
};

export const failPart = async (deps: BackfillDeps, part: BackfillPart, error: string): Promise<void> => {
  await deps.runs.change(part, { state: "failed", error });
  await settleRun(deps, part);
};

/** Runs the window's operation again, from its first line: what is applied already changes nothing. */
export const askAgain = async (deps: BackfillDeps, part: BackfillPart, why: string): Promise<void> => {
  if (part.attempts >= MAX_ATTEMPTS) return failPart(deps, part, `${why} (asked ${String(part.attempts)} times)`);
  await deps.runs.restart(part);
  await deps.enqueue([pollJob(part, retryTime(deps.now(), part.attempts))]);
};

/** An operation that broke off has been read as far as it came; two that are half as long may come to their ends. */
export const splitPart = async (deps: BackfillDeps, part: BackfillPart, why: string): Promise<void> => {
  const halves = halve(part.window, await deps.bulk.span(part.shopId));
  if (!halves || part.attempts >= MAX_ATTEMPTS) return askAgain(deps, part, why);
  await deps.runs.split(part, halves);
  await settleRun(deps, part);
};
