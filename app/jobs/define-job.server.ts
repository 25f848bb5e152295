import type { ZodType } from "zod";
import type { Duration } from "~/domain/shared/duration";

/** Retrying cannot help: the runner sets the job aside instead of spending its attempts. */
export class PermanentError extends Error {}

/** Work that goes on long has slots of its own, or it would hold up reminders and webhooks of every shop. */
export type JobLane = "everyday" | "bulk" | "training";

export type JobDefinition<Payload, Deps> = {
  /** `plural.verb`, for example `contacts.dispatch`. */
  readonly name: string;
  readonly payload: ZodType<Payload>;
  readonly maxAttempts: number;
  /** Wait before attempt n + 1 is `backoff` times 2 to the n. */
  readonly backoff: Duration;
  /** Declared here, reconciled at boot; missed ticks collapse into one. */
  readonly every?: Duration;
  /** Everyday work when left out; `bulk` is what looks at a whole shop, or at a large part of it. */
  readonly lane?: JobLane;
  readonly run: (payload: Payload, deps: Deps) => Promise<void>;
};

export const defineJob = <Payload, Deps>(job: JobDefinition<Payload, Deps>): JobDefinition<Payload, Deps> => job;
