import type { ZodType } from "zod";
import type { Duration } from "~/domain/shared/duration";

/** Retrying cannot help: the runner sets the job aside instead of spending its attempts. */
export class PermanentError extends Error {}

export type JobDefinition<Payload, Deps> = {
  /** `plural.verb`, for example `contacts.dispatch`. */
  readonly name: string;
  readonly payload: ZodType<Payload>;
  readonly maxAttempts: number;
  /** Wait before attempt n + 1 is `backoff` times 2 to the n. */
  readonly backoff: Duration;
  /** Declared here, reconciled at boot; missed ticks collapse into one. */
  readonly every?: Duration;
  readonly run: (payload: Payload, deps: Deps) => Promise<void>;
};

export const defineJob = <Payload, Deps>(job: JobDefinition<Payload, Deps>): JobDefinition<Payload, Deps> => job;
