import type { ClaimedJob, RunnerParts } from "./port.server";

const textOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** Runs one leased job to its end: finished, put back for another attempt, or set aside. Never throws for the job. */
export const runClaimed = async (parts: RunnerParts, job: ClaimedJob): Promise<"done" | "failed"> => {
  try {
    await parts.handle(job);
  } catch (error) {
    const now = parts.now();
    const runAt = parts.retryAt(job, error, now);
    parts.log.error(
      { job: job.name, id: job.id, attempt: job.attempts, error: textOf(error) },
      runAt ? "job will be tried again" : "job set aside",
    );
    await parts.store.fail(parts.owner, job.id, textOf(error), runAt, now);
    return "failed";
  }
  return "done";
};
