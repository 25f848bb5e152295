import { ZodError } from "zod";
import { plus, type Duration } from "~/domain/shared/duration";
import { PermanentError } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";
import type { ClaimedJob, NextTry } from "./queue/port.server";
import { jobNamed } from "./registry.server";

const MAX_BACKOFF_DOUBLINGS = 8;

/**
 * Runs a claimed job by its name. A name that no job has any more is finished without a word to the shop: a row may
 * outlive the code that wrote it.
 */
export const executeJob =
  (deps: JobDeps, log: { readonly warn: (fields: object, message: string) => void }) =>
  async (job: ClaimedJob): Promise<void> => {
    const definition = jobNamed(job.name);
    if (!definition) {
      log.warn({ id: job.id, job: job.name }, "no such job; finished");
      return;
    }
    const payload: unknown = JSON.parse(job.payload);
    await definition.execute(payload, deps);
  };

const isPermanent = (error: unknown): boolean => error instanceof PermanentError || error instanceof ZodError;

/** By its name, because jobs know nothing of the integrations. */
const isDisconnected = (error: unknown): boolean =>
  error instanceof Error && error.constructor.name === "NotInstalledError";

/**
 * When another attempt makes sense: never for permanent failures or after the last attempt, else ever later. Where
 * Shopify lets the app in no more, attempts are not spent: the job sleeps until it does.
 */
export const retryAt = (job: ClaimedJob, error: unknown, now: Date): NextTry => {
  const definition = jobNamed(job.name);
  if (definition && isDisconnected(error)) return "asleep";
  if (!definition || isPermanent(error) || job.attempts >= definition.maxAttempts) return undefined;
  const doublings = Math.min(job.attempts - 1, MAX_BACKOFF_DOUBLINGS);
  return plus(now, (definition.backoff * 2 ** doublings) as Duration);
};
