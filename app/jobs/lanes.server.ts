import type { JobLane } from "./define-job.server";
import type { NamedLane } from "./queue/port.server";
import { jobs } from "./registry.server";

/** How many jobs of a lane a process runs at once. Together as many as it has connections to PostgreSQL. */
const LIMITS: Readonly<Record<JobLane, number>> = { everyday: 16, bulk: 3, training: 1 };

const inLane = (lane: JobLane): string[] => jobs.filter((job) => job.lane === lane).map(({ name }) => name);

/** The lanes of all jobs. A name that no job has any more is everyday work: it only has to be finished. */
export const lanes: readonly NamedLane[] = [
  { name: "everyday", limit: LIMITS.everyday, except: [...inLane("bulk"), ...inLane("training")] },
  { name: "bulk", limit: LIMITS.bulk, only: inLane("bulk") },
  { name: "training", limit: LIMITS.training, only: inLane("training") },
];
