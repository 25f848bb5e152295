import type { JobDefinition, JobLane } from "./define-job.server";
import type { JobDeps } from "./job-deps.server";
import { applyBackfillJob } from "./apply-backfill.job.server";
import { applyRetentionJob } from "./apply-retention.job.server";
import { confirmOptOutJob } from "./confirm-opt-out.job.server";
import { checkModelsJob } from "./check-models.job.server";
import { dispatchContactJob } from "./dispatch-contact.job.server";
import { erasePersonalJob } from "./erase-personal.job.server";
import { exportPersonalJob } from "./export-personal.job.server";
import { finishedBackfillJob } from "./finished-backfill.job.server";
import { mergeCustomersJob } from "./merge-customers.job.server";
import { planContactsJob } from "./plan-contacts.job.server";
import { pollBackfillJob } from "./poll-backfill.job.server";
import { processInboxJob } from "./process-inbox.job.server";
import { readAnswerJob } from "./read-answer.job.server";
import { reclassifyOrdersJob } from "./reclassify-orders.job.server";
import { reconcileOrdersJob } from "./reconcile-orders.job.server";
import { scoreCustomersJob } from "./score-customers.job.server";
import { segmentCustomersJob } from "./segment-customers.job.server";
import { startBackfillJob } from "./start-backfill.job.server";
import { sweepContactsJob } from "./sweep-contacts.job.server";
import { syncCustomersJob } from "./sync-customers.job.server";
import { syncScopesJob } from "./sync-scopes.job.server";
import { syncOrdersJob } from "./sync-orders.job.server";
import { trainModelJob } from "./train-model.job.server";
import { uninstallShopJob } from "./uninstall-shop.job.server";
import { writeFieldsJob } from "./write-fields.job.server";

/** A job with its payload already checked: what the runner calls. */
export type RunnableJob = Pick<JobDefinition<unknown, JobDeps>, "name" | "maxAttempts" | "backoff"> & {
  readonly lane: JobLane;
  /** Parses the payload and runs; throws a ZodError when the payload is not the job's. */
  readonly execute: (payload: unknown, deps: JobDeps) => Promise<void>;
};

const runnable = <Payload>(job: JobDefinition<Payload, JobDeps>): RunnableJob => ({
  name: job.name,
  maxAttempts: job.maxAttempts,
  backoff: job.backoff,
  lane: job.lane ?? "everyday",
  execute: (payload, deps) => job.run(job.payload.parse(payload), deps),
});

/** All jobs; a new one is its file and a line here. */
export const jobs: readonly RunnableJob[] = [
  runnable(processInboxJob),
  runnable(readAnswerJob),
  runnable(confirmOptOutJob),
  runnable(syncOrdersJob),
  runnable(syncCustomersJob),
  runnable(mergeCustomersJob),
  runnable(syncScopesJob),
  runnable(reclassifyOrdersJob),
  runnable(reconcileOrdersJob),
  runnable(startBackfillJob),
  runnable(pollBackfillJob),
  runnable(finishedBackfillJob),
  runnable(applyBackfillJob),
  runnable(scoreCustomersJob),
  runnable(segmentCustomersJob),
  runnable(planContactsJob),
  runnable(dispatchContactJob),
  runnable(sweepContactsJob),
  runnable(trainModelJob),
  runnable(checkModelsJob),
  runnable(uninstallShopJob),
  runnable(applyRetentionJob),
  runnable(erasePersonalJob),
  runnable(exportPersonalJob),
  runnable(writeFieldsJob),
];

export const jobNamed = (name: string): RunnableJob | undefined => jobs.find((job) => job.name === name);
