import type { ClaimedJob, RunnerParts } from "./port.server";

const textOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** Runs one leased job to its end: finished, put back for another attempt, or set aside. Never throws for the job. */
export const runClaimed = async (parts: RunnerParts, job: ClaimedJob): Promise<"done" | "failed"> => {
  try {
    await parts.handle(job);
  } catch (error) {
    const now = parts.now();
    const next = parts.retryAt(job, error, now);
    parts.log.error(
      { job: job.name, id: job.id, attempt: job.attempts, error: textOf(error) },
      next === undefined ? "job set aside" : next === "asleep" ? "job waits for the shop" : "job will be tried again",
    );
    await parts.store.fail(parts.owner, job.id, textOf(error), next, now);
    return "failed";
  }
  return "done";
};
