import { plus } from "~/domain/shared/duration";
import { createLane } from "./lane.server";
import type { JobRunner, RunnerParts } from "./port.server";

const RENEW_MS = 10_000;

/**
 * Jobs on the database alone, each lane for itself, so that none waits for what another has under way. A process that
 * dies leaves leases behind that end by themselves.
 */
export const createEmbeddedRunner = (parts: RunnerParts): JobRunner => {
  const lanes = parts.lanes.map((lane) => createLane(parts, lane));
  let renewal: NodeJS.Timeout | undefined;
  const renew = (): void => {
    const ids = lanes.flatMap((lane) => lane.underWay());
    parts.store
      .renew(parts.owner, ids, plus(parts.now(), parts.lease))
      .catch((error: unknown) => parts.log.error({ error: String(error) }, "leases not renewed"));
  };
  return {
    start: async () => {
      renewal = setInterval(renew, RENEW_MS);
      await Promise.all(lanes.map((lane) => lane.start()));
    },
    stop: async () => {
      // What is under way keeps its lease until it has ended.
      await Promise.all(lanes.map((lane) => lane.stop())).finally(() => clearInterval(renewal));
    },
  };
};
