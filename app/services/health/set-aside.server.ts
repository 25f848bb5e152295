import { inboxJob, type JobRequest } from "~/contracts/jobs";
import type { Poison, SetAsideKind } from "~/domain/inbox/set-aside";

/** Where what could not be understood waits. */
export type SetAsideStore = {
  /** Remembers each with its error; one that is known already counts another attempt. */
  readonly put: (
    shopId: string,
    kind: SetAsideKind,
    items: readonly (Poison & { readonly topic?: string })[],
    now: Date,
  ) => Promise<void>;
  /** They were understood after all. */
  readonly resolve: (shopId: string, kind: SetAsideKind, resourceIds: readonly string[]) => Promise<void>;
  readonly waiting: (
    shopId: string,
    kind: SetAsideKind,
    resourceIds: readonly string[],
  ) => Promise<ReadonlySet<string>>;
};

/** After a reading: what failed is set aside, and everything else asked for is understood now, or gone. */
export const settleReading = async (
  store: SetAsideStore,
  shopId: string,
  kind: SetAsideKind,
  reading: { readonly asked: readonly string[]; readonly failed: readonly Poison[]; readonly at: Date },
): Promise<void> => {
  const failed = new Set(reading.failed.map(({ resourceId }) => resourceId));
  await store.put(shopId, kind, reading.failed, reading.at);
  await store.resolve(shopId, kind, reading.asked.filter((id) => !failed.has(id))); // prettier-ignore
};

export type Waiting = { readonly id: string; readonly kind: string; readonly resourceId: string };

export type ReplayDeps = {
  /** A page of what waits, by id; only those named when ids are given. */
  readonly page: (
    shopId: string,
    ids: readonly string[] | undefined,
    after: string,
    take: number,
  ) => Promise<readonly Waiting[]>;
  readonly receiveAgain: (shopId: string, eventIds: readonly string[]) => Promise<void>;
  readonly dismiss: (shopId: string, id: string) => Promise<void>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
};

const PER_JOB = 50;

const jobsFor = (shopId: string, items: readonly Waiting[]): JobRequest[] => {
  const of = (type: string) => items.flatMap(({ resourceId }) => (resourceId.includes(`/${type}/`) ? [resourceId] : []));
  const job = (name: string, field: string, ids: readonly string[]): JobRequest[] =>
    ids.length === 0 ? [] : [{ name, shopId, payload: { [field]: ids } }];
  return [
    ...job("orders.sync", "orderIds", of("Order")),
    ...job("orders.sync", "scheduleIds", of("PaymentSchedule")),
    ...job("customers.sync", "customerIds", of("Customer")),
  ];
}; // prettier-ignore

/** Asks for another try, of those named or of everything that waits. Each leaves the list when it is understood. */
export const replaySetAside = async (deps: ReplayDeps, shopId: string, ids?: readonly string[]): Promise<void> => {
  let after = "";
  for (;;) {
    const items = await deps.page(shopId, ids, after, PER_JOB);
    const events = items.flatMap(({ kind, resourceId }) => (kind === "event" ? [resourceId] : []));
    await deps.receiveAgain(shopId, events);
    await deps.enqueue([...jobsFor(shopId, items), ...(events.length === 0 ? [] : [inboxJob(shopId)])]);
    const last = items.at(-1);
    if (last === undefined || items.length < PER_JOB) return;
    after = last.id;
  }
};
