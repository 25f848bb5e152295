import { inboxJob, type JobRequest } from "~/contracts/jobs";
import { inOrder, isOutdated, type TimedEvent } from "~/domain/inbox/in-order";
import { whatToDo, type InboxAction } from "~/domain/inbox/what-to-do";
import { scopesJob } from "../shops/sync-scopes.server";
import type { SetAsideStore } from "../health/set-aside.server";

/** One job handles at most this many events; it asks for another while more wait. */
const BATCH = 200;
const ORDERS_PER_JOB = 50;

type Event = TimedEvent & { readonly id: string; readonly resourceId: string | null };

export type InboxDeps = {
  readonly received: (shopId: string, limit: number) => Promise<readonly Event[]>;
  readonly installedAt: (shopId: string) => Promise<Date | undefined>;
  readonly mark: (ids: readonly string[], state: EventState, now: Date, reason?: string) => Promise<void>;
  readonly setAside: SetAsideStore;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

type EventState = "processed" | "ignored" | "set_aside";
type Decided = { readonly event: Event; readonly action: InboxAction };

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
  ...idsOf(actions, "merge_customers").map(({ keptId, goneId }) => ({ name: "customers.merge", shopId, payload: { keptId, goneId } })),
  ...idsOf(actions, "sync_scopes").map(() => scopesJob(shopId)),
  ...idsOf(actions, "bulk_finished").map(({ bulkOperationId }) => ({ name: "backfill.finished", shopId, payload: { bulkOperationId } })),
  ...idsOf(actions, "uninstall").map(() => ({ name: "shops.uninstall", shopId, payload: {}, dedupeKey: `uninstall:${shopId}` })),
  ...idsOf(actions, "erase_shop").map(() => ({ name: "privacy.erase", shopId, payload: {} })),
  ...idsOf(actions, "erase_customer").map(({ customerId }) => ({ name: "privacy.erase", shopId, payload: { customerId } })),
  ...idsOf(actions, "read_answer").map(({ eventId }) => ({ name: "answers.read", shopId, payload: { eventId } })),
  ...idsOf(actions, "export_customer").map(({ customerId }) => ({ name: "privacy.export", shopId, payload: { customerId } })),
]; // prettier-ignore

const decide = (event: Event, installedAt: Date | undefined): Decided => ({
  event,
  action: isOutdated(event, installedAt)
    ? { kind: "ignore", reason: "older than the newest installation" }
    : whatToDo(event.topic, event.resourceId),
});

/** Writes down what became of each event; what was put aside keeps why. */
const settle = async (deps: InboxDeps, shopId: string, decided: readonly Decided[]): Promise<void> => {
  const now = deps.now();
  const understood: string[] = [];
  const put: Record<"ignored" | "set_aside", Map<string, Event[]>> = { ignored: new Map(), set_aside: new Map() };
  for (const { event, action } of decided) {
    if (action.kind !== "ignore" && action.kind !== "not_understood") understood.push(event.id);
    else {
      const byReason = put[action.kind === "ignore" ? "ignored" : "set_aside"];
      byReason.set(action.reason, [...(byReason.get(action.reason) ?? []), event]);
    }
  }
  await deps.setAside.resolve(shopId, "event", understood);
  await deps.mark(understood, "processed", now);
  for (const [reason, events] of put.ignored) await deps.mark(events.map(({ id }) => id), "ignored", now, reason); // prettier-ignore
  for (const [reason, events] of put.set_aside) {
    const items = events.map(({ id, topic }) => ({ resourceId: id, topic, error: `${topic}: ${reason}` }));
    await deps.setAside.put(shopId, "event", items, now);
    await deps.mark(events.map(({ id }) => id), "set_aside", now, reason); // prettier-ignore
  }
};

/** Turns received events into work, many at a time: ten updates of one order become one re-read. */
export const processInbox = async (deps: InboxDeps, shopId: string): Promise<void> => {
  const events = await deps.received(shopId, BATCH);
  if (events.length === 0) return;
  const installedAt = await deps.installedAt(shopId);
  const decided = inOrder(events).map((event) => decide(event, installedAt));
  await deps.enqueue(jobsFor(shopId, decided.map(({ action }) => action))); // prettier-ignore
  await settle(deps, shopId, decided);
  if (events.length === BATCH) await deps.enqueue([inboxJob(shopId)]);
};
