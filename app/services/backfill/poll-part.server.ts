import type { BackfillPart } from "~/contracts/backfill";
import { askAgain, failPart, settleRun } from "./end-part.server";
import { applyJob, pollJob, pollTime, retryTime } from "./part-jobs.server";
import type { BackfillDeps, BulkStatus } from "./ports.server";

const UNDER_WAY = ["CREATED", "RUNNING", "CANCELING"];

/** What an operation that did not complete says about it. */
export const reasonOf = ({ status, errorCode }: BulkStatus): string =>
  `The bulk operation ended as ${[status, errorCode].filter(Boolean).join(" ")}`;

/** Shopify runs a few operations at a time; when there is no room the part waits, ever longer, as long as it takes. */
const ask = async (deps: BackfillDeps, part: BackfillPart): Promise<void> => {
  const answer = await deps.bulk.start(part.shopId, part.window);
  if (answer.kind === "busy") {
    const tries = part.tries + 1;
    await deps.runs.change(part, { tries });
    return deps.enqueue([pollJob(part, retryTime(deps.now(), tries))]);
  }
  const attempts = part.attempts + 1;
  await deps.runs.change(part, { state: "running", bulkOperationId: answer.operationId, attempts, tries: 0 });
  await deps.enqueue([pollJob(part, pollTime(deps.now()))]);
};

const look = async (deps: BackfillDeps, part: BackfillPart, operationId: string): Promise<void> => {
  const status = await deps.bulk.status(part.shopId, operationId);
  if (UNDER_WAY.includes(status.status)) {
    await deps.runs.change(part, { objectCount: status.objectCount });
    return deps.enqueue([pollJob(part, pollTime(deps.now()))]);
  }
  // Asking again grants nothing.
  if (status.errorCode === "ACCESS_DENIED") return failPart(deps, part, reasonOf(status));
  if (status.status !== "COMPLETED" && status.partialDataUrl === null) return askAgain(deps, part, reasonOf(status));
  await deps.runs.change(part, { state: "applying", objectCount: status.objectCount });
  await deps.enqueue([applyJob(part, deps.now())]);
};

/** The next step of a part, whatever its state: safe to take again after any interruption. */
export const pollPart = async (deps: BackfillDeps, partId: string): Promise<void> => {
  const part = await deps.runs.part(partId);
  if (!part) return;
  if (part.state === "asking") return ask(deps, part);
  if (part.state === "running" && part.bulkOperationId !== null) return look(deps, part, part.bulkOperationId);
  if (part.state === "applying") return deps.enqueue([applyJob(part, deps.now())]);
  await settleRun(deps, part);
};

/** Shopify says that an operation ended: looks at once instead of at the next poll. */
export const pollFinished = async (deps: BackfillDeps, shopId: string, operationId: string): Promise<void> => {
  const part = await deps.runs.partOf(shopId, operationId);
  if (part?.state === "running") await pollPart(deps, part.id);
};
