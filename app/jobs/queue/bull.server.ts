import Queue from "bull";
import { plus } from "~/domain/shared/duration";
import type { JobRunner, NamedLane, RunnerParts } from "./port.server";
import { runClaimed } from "./run-claimed.server";

/** Wake-ups handed to Redis in one go; the rest follows with the next look. */
const RELAY_BATCH = 500;

type WakeUp = { readonly id: string };

/** Wakes the jobs of one lane by a queue of its own: in a shared one, what runs long would hold all the slots. */
const createBullLane = (parts: RunnerParts, lane: NamedLane, redisUrl: string, queueName: string): JobRunner => {
  const queue = new Queue<WakeUp>(`${queueName}-${lane.name}`, redisUrl, {
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });
  let relay: NodeJS.Timeout | undefined;
  let renewal: NodeJS.Timeout | undefined;
  let isRelaying = false;
  let isStopping = false;
  const underWay = new Set<string>();
  const until = () => plus(parts.now(), parts.lease);

  const relayDue = async (): Promise<void> => {
    if (isRelaying) return;
    isRelaying = true;
    try {
      const waiting = await queue.getWaitingCount();
      if (waiting < RELAY_BATCH) {
        const ids = await parts.store.dueIds(parts.now(), { ...lane, limit: RELAY_BATCH });
        // The job id only keeps one wake-up per row in the queue; that it runs once is the lease's doing.
        await queue.addBulk(ids.map((id) => ({ data: { id }, opts: { jobId: id } })));
      }
    } catch (error) {
      parts.log.error({ error: String(error) }, "wake-ups could not be handed to Redis");
    } finally {
      isRelaying = false;
    }
  };

  return {
    start: async () => {
      queue.on("error", (error) => parts.log.error({ error: String(error) }, "Redis"));
      await queue.isReady();
      void queue.process(lane.limit, async ({ data }) => {
        // Taken from Redis while stopping: the row is still due, and the next worker is woken for it.
        if (isStopping) return;
        const job = await parts.store.claimOne(data.id, parts.owner, parts.now(), until());
        if (!job) return;
        underWay.add(job.id);
        try {
          if ((await runClaimed(parts, job)) === "done") await parts.store.finish(parts.owner, [job.id], parts.now());
        } finally {
          underWay.delete(job.id);
        }
      });
      relay = setInterval(() => void relayDue(), parts.pollMs);
      renewal = setInterval(() => {
        parts.store
          .renew(parts.owner, [...underWay], until())
          .catch((error: unknown) => parts.log.error({ error: String(error) }, "leases not renewed"));
      }, 10_000);
    },
    stop: async () => {
      isStopping = true;
      clearInterval(relay);
      clearInterval(renewal);
      await queue.close();
    },
  };
};

/**
 * Jobs woken through Redis by Bull, for several machines. A relay hands the ids of due rows to the queue, workers lease
 * the row before they run it, so a wake-up that comes twice runs once, and a flushed Redis is refilled from the table.
 * Bull's own retries are not used: the table decides when a job is due again.
 */
export const createBullRunner = (parts: RunnerParts, redisUrl: string, queueName = "duewell"): JobRunner => {
  const lanes = parts.lanes.map((lane) => createBullLane(parts, lane, redisUrl, queueName));
  return {
    start: async () => {
      await Promise.all(lanes.map((lane) => lane.start()));
    },
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
};
