import { plus } from "~/domain/shared/duration";
import type { ClaimedJob, JobRunner, Lane, RunnerParts } from "./port.server";
import { runClaimed } from "./run-claimed.server";

/** Sets an alarm that can be rung early, also before anybody waits for it. */
const alarm = (afterMs: number) => {
  let isRung = false;
  let ring = (): void => undefined;
  return {
    ring: () => {
      isRung = true;
      ring();
    },
    wait: async (): Promise<void> => {
      if (!isRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, afterMs);
          ring = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      isRung = false;
    },
  };
};

/** A job that failed and could not be put back either is taken over when its lease has ended. */
const isDone = async (parts: RunnerParts, job: ClaimedJob): Promise<boolean> => {
  try {
    return (await runClaimed(parts, job)) === "done";
  } catch (error) {
    parts.log.error({ job: job.name, id: job.id, error: String(error) }, "the job could not be put back");
    return false;
  }
};

/**
 * Works on the jobs of one lane. Leases as many as it has slots, runs them side by side, and looks for more while some
 * still run: at once when half of the slots are free and more was waiting, else at the next look. What ended meanwhile is
 * finished together.
 */
export const createLane = (parts: RunnerParts, lane: Lane): JobRunner & { readonly underWay: () => string[] } => {
  const running = new Map<string, { readonly key: string | null; readonly ended: Promise<void> }>();
  const done: string[] = [];
  const { wait, ring } = alarm(parts.pollMs);
  let isRunning = false;
  let mayBeMore = false;
  let loop: Promise<void> | undefined;
  const underWay = (): string[] => [...running.keys(), ...done];

  const run = async (job: ClaimedJob): Promise<void> => {
    if (await isDone(parts, job)) done.push(job.id);
    running.delete(job.id);
    if (running.size === 0 || (mayBeMore && running.size <= lane.limit / 2)) ring();
  };

  /** What could not be finished stays to be finished with the next. */
  const finish = async (): Promise<void> => {
    const ids = [...done];
    if (ids.length > 0) await parts.store.finish(parts.owner, ids, parts.now());
    done.splice(0, ids.length);
  };

  const claim = async (): Promise<void> => {
    const limit = lane.limit - running.size;
    if (limit === 0) return;
    const keys = [...running.values()].flatMap(({ key }) => key ?? []);
    const until = plus(parts.now(), parts.lease);
    const jobs = await parts.store.claim(parts.owner, parts.now(), until, { ...lane, limit }, [...underWay(), ...keys]);
    mayBeMore = jobs.length === limit;
    for (const job of jobs) running.set(job.id, { key: job.key, ended: run(job) });
  };

  const look = async (): Promise<void> => {
    try {
      await finish();
      if (isRunning) await claim();
    } catch (error) {
      parts.log.error({ error: String(error) }, "the job table could not be read");
    }
  };

  const work = async (): Promise<void> => {
    while (isRunning) {
      await look();
      await wait();
    }
    await Promise.all([...running.values()].map(({ ended }) => ended));
    await look();
  };

  return {
    start: () => {
      isRunning = true;
      loop = work();
      return Promise.resolve();
    },
    stop: async () => {
      isRunning = false;
      ring();
      await loop;
    },
    underWay,
  };
};
