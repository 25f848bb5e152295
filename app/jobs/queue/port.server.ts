import type { Duration } from "~/domain/shared/duration";

export type ClaimedJob = {
  readonly id: string;
  readonly shopId: string;
  readonly name: string;
  readonly payload: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  /** What it was asked for under; asked again meanwhile, the next one waits for its end. Null where nothing waits. */
  readonly key: string | null;
};

/** Jobs that share slots: what runs long holds up only what is in its own lane. */
export type Lane = {
  /** How many run at once. */
  readonly limit: number;
  /** Only jobs of these names; of any name when left out. */
  readonly only?: readonly string[];
  /** No jobs of these names. */
  readonly except?: readonly string[];
};

export type NamedLane = Lane & { readonly name: string };

/** The `Job` table, the truth about what must happen; queues only decide who looks at it when. */
export type JobStore = {
  /** Leases what is due and in the lane, up to its limit, but nothing whose id or key is among `busy`. */
  readonly claim: (
    owner: string,
    now: Date,
    until: Date,
    lane: Lane,
    busy?: readonly string[],
  ) => Promise<ClaimedJob[]>;
  readonly claimOne: (id: string, owner: string, now: Date, until: Date) => Promise<ClaimedJob | undefined>;
  readonly finish: (owner: string, ids: readonly string[], now: Date) => Promise<void>;
  /** Back for another attempt at `next`, asleep until the shop is connected again, or aside as failed without it. */
  readonly fail: (owner: string, id: string, error: string, next: NextTry, now: Date) => Promise<void>;
  readonly renew: (owner: string, ids: readonly string[], until: Date) => Promise<void>;
  /** What is due and in the lane, up to its limit. */
  readonly dueIds: (now: Date, lane: Lane) => Promise<string[]>;
};

/** When a job that failed is tried again; a sleeping one is woken when its shop can be reached once more. */
export type NextTry = Date | "asleep" | undefined;

export type JobHandler = (job: ClaimedJob) => Promise<void>;

/** One port, two adapters: `embedded` looks at the table itself, `bull` is woken through Redis. */
export type JobRunner = {
  readonly start: () => Promise<void>;
  /** Takes no new jobs and waits for those under way. */
  readonly stop: () => Promise<void>;
};

export type RunnerParts = {
  readonly store: JobStore;
  readonly handle: JobHandler;
  /** When another attempt makes sense, by the job's definition; undefined when none does. */
  readonly retryAt: (job: ClaimedJob, error: unknown, now: Date) => NextTry;
  readonly now: () => Date;
  readonly owner: string;
  readonly lease: Duration;
  readonly lanes: readonly NamedLane[];
  /** How often the table is looked at while it is empty, in milliseconds of real time. */
  readonly pollMs: number;
  readonly log: { readonly error: (fields: object, message: string) => void };
};
