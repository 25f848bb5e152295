import { plus } from "~/domain/shared/duration";
import type { ClaimedJob, JobRunner, RunnerParts } from "./port.server";
import { runClaimed } from "./run-claimed.server";

const RENEW_MS = 10_000;

/**
 * Jobs on the database alone. Leases several due rows per look, runs them side by side, and finishes them together;
 * a process that dies leaves leases behind that end by themselves.
 */
export const createEmbeddedRunner = (parts: RunnerParts): JobRunner => {
  let isRunning = false;
  let loop: Promise<void> | undefined;
  let wake: (() => void) | undefined;
  let renewal: NodeJS.Timeout | undefined;

  const until = () => plus(parts.now(), parts.lease);
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, parts.pollMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const runAll = async (jobs: readonly ClaimedJob[]): Promise<void> => {
    const outcomes = await Promise.all(jobs.map((job) => runClaimed(parts, job)));
    const done = jobs.filter((_, i) => outcomes[i] === "done").map(({ id }) => id);
    if (done.length > 0) await parts.store.finish(parts.owner, done, parts.now());
  };

  const work = async (): Promise<void> => {
    while (isRunning) {
      try {
        const jobs = await parts.store.claim(parts.owner, parts.now(), until(), parts.concurrency);
        if (jobs.length > 0) await runAll(jobs);
        else await pause();
      } catch (error) {
        parts.log.error({ error: String(error) }, "the job table could not be read");
        await pause();
      }
    }
  };

  return {
    start: () => {
      isRunning = true;
      renewal = setInterval(() => {
        parts.store
          .renew(parts.owner, until())
          .catch((error: unknown) => parts.log.error({ error: String(error) }, "leases not renewed"));
      }, RENEW_MS);
      loop = work();
      return Promise.resolve();
    },
    stop: async () => {
      isRunning = false;
      clearInterval(renewal);
      wake?.();
      await loop;
    },
  };
};
