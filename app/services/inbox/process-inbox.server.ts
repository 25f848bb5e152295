import type { JobRequest } from "~/contracts/jobs";
import { whatToDo, type InboxAction } from "~/domain/inbox/what-to-do";

/** One job handles at most this many events; it asks for another while more wait. */
const BATCH = 200;
const ORDERS_PER_JOB = 50;

export type InboxDeps = {
  readonly received: (
    shopId: string,
    limit: number,
  ) => Promise<{ readonly id: string; readonly topic: string; readonly resourceId: string | null }[]>;
  readonly mark: (ids: readonly string[], state: "processed" | "ignored", now: Date) => Promise<void>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

const idsOf = <K extends InboxAction["kind"]>(
  actions: readonly InboxAction[],
  kind: K,
): Extract<InboxAction, { kind: K }>[] =>
  actions.filter((action): action is Extract<InboxAction, { kind: K }> => action.kind === kind);

const chunked = (ids: readonly string[], job: (chunk: string[]) => JobRequest): JobRequest[] => {
  const unique = [...new Set(ids)];
  const jobs: JobRequest[] = [];
  for (let i = 0; i < unique.length; i += ORDERS_PER_JOB) jobs.push(job(unique.slice(i, i + ORDERS_PER_JOB)));
  return jobs;
};

const jobsFor = (shopId: string, actions: readonly InboxAction[]): JobRequest[] => [
  ...chunked(idsOf(actions, "sync_order").map(({ orderId }) => orderId), (orderIds) => ({ name: "orders.sync", shopId, payload: { orderIds } })),
  ...chunked(idsOf(actions, "sync_schedule").map(({ scheduleId }) => scheduleId), (scheduleIds) => ({ name: "orders.sync", shopId, payload: { scheduleIds } })),
  ...chunked(idsOf(actions, "sync_customer").map(({ customerId }) => customerId), (customerIds) => ({ name: "customers.sync", shopId, payload: { customerIds } })),
  ...idsOf(actions, "bulk_finished").map(({ bulkOperationId }) => ({ name: "backfill.finished", shopId, payload: { bulkOperationId } })),
  ...idsOf(actions, "uninstall").map(() => ({ name: "shops.uninstall", shopId, payload: {}, dedupeKey: `uninstall:${shopId}` })),
  ...idsOf(actions, "erase_shop").map(() => ({ name: "privacy.erase", shopId, payload: {} })),
  ...idsOf(actions, "erase_customer").map(({ customerId }) => ({ name: "privacy.erase", shopId, payload: { customerId } })),
  ...idsOf(actions, "export_customer").map(({ customerId }) => ({ name: "privacy.export", shopId, payload: { customerId } })),
]; // prettier-ignore

/** Turns received events into work, many at a time: ten updates of one order become one re-read. */
export const processInbox = async (deps: InboxDeps, shopId: string): Promise<void> => {
  const events = await deps.received(shopId, BATCH);
  if (events.length === 0) return;
  const actions = events.map(({ topic, resourceId }) => whatToDo(topic, resourceId));
  await deps.enqueue(jobsFor(shopId, actions));
  const now = deps.now();
  const ids = (ignored: boolean) =>
    events.flatMap(({ id }, i) => ((actions[i]?.kind === "ignore") === ignored ? [id] : []));
  await deps.mark(ids(false), "processed", now);
  await deps.mark(ids(true), "ignored", now);
  if (events.length === BATCH)
    await deps.enqueue([{ name: "inbox.process", shopId, payload: {}, dedupeKey: `inbox:${shopId}` }]);
};
