import { inboxJob } from "~/contracts/jobs";
import { lagOf, type Lag } from "~/domain/inbox/lag";
import { hours, minus } from "~/domain/shared/duration";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { Db, DbOrTx } from "./client.server";
import { enqueueJobs } from "./jobs.server";

export type NewInboxEvent = {
  readonly shopId: string;
  readonly topic: string;
  readonly webhookId: string;
  readonly eventId: string | null;
  readonly triggeredAt: Date | null;
  readonly resourceId: string | null;
};

export type StoredInboxEvent = {
  readonly id: string;
  readonly topic: string;
  readonly resourceId: string | null;
  readonly triggeredAt: Date | null;
  readonly receivedAt: Date;
};

export const INBOX_EVENT: Columns = {
  id: "text",
  shopId: "text",
  topic: "text",
  webhookId: "text",
  eventId: "text",
  triggeredAt: "instant",
  receivedAt: "instant",
  resourceId: "text",
  payload: "text",
  state: "text",
};

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string; readonly now: () => Date };

/** Stores events and the job that will process them in one transaction; a delivery seen before adds nothing. */
const store = async ({ db, dialect, newId, now }: Parts, events: readonly NewInboxEvent[]): Promise<void> => {
  const at = now();
  // Payloads hold personal data that is never used: the resource is read again. They are not kept.
  const rows = events.map((event) => ({ id: newId(), ...event, receivedAt: at, payload: "", state: "received" }));
  const shops = [...new Set(events.map(({ shopId }) => shopId))];
  await db.$transaction(async (tx) => {
    await insertRows(tx, dialect, "InboxEvent", INBOX_EVENT, rows, "ON CONFLICT DO NOTHING");
    await enqueueJobs(tx, dialect, newId, at, shops.map(inboxJob)); // prettier-ignore
  });
};

/** How long a group is left open for others to join; small beside the five seconds that Shopify waits. */
const GATHER_MS = 3;
const gather = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, GATHER_MS));

/**
 * A writer that gathers what arrives while the previous group is being written and commits it as one transaction: the
 * answer to each webhook waits for its own commit, and under load one commit carries hundreds of them.
 */
export const createInboxWriter = (parts: Parts) => {
  type Waiting = {
    readonly event: NewInboxEvent;
    readonly done: () => void;
    readonly failed: (error: unknown) => void;
  };
  const waiting: Waiting[] = [];
  let isWriting = false;

  const write = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      // SQLite works in this thread: without a pause no further request is read, and groups stay at one.
      await gather();
      const group = waiting.splice(0, 1_000);
      try {
        await store(parts, group.map(({ event }) => event)); // prettier-ignore
        for (const { done } of group) done();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    isWriting = false;
  };

  return {
    append: (event: NewInboxEvent): Promise<void> =>
      new Promise((done, failed) => {
        waiting.push({ event, done, failed });
        if (!isWriting) void write();
      }),
  };
};

/** The oldest unprocessed events of a shop. */
export const receivedEvents = (db: DbOrTx, shopId: string, limit: number): Promise<StoredInboxEvent[]> =>
  db.inboxEvent.findMany({
    where: { shopId, state: "received" },
    orderBy: { receivedAt: "asc" },
    take: limit,
    select: { id: true, topic: true, resourceId: true, triggeredAt: true, receivedAt: true },
  });

/** Notes what became of events; those put aside keep the reason. */
export const markEvents = async (
  db: DbOrTx,
  ids: readonly string[],
  state: "processed" | "ignored" | "set_aside",
  now: Date,
  reason?: string,
): Promise<void> => {
  if (ids.length > 0)
    await db.inboxEvent.updateMany({
      where: { id: { in: [...ids] } },
      data: { state, processedAt: now, error: reason ?? null },
    });
};

/** When the app was last installed in a shop. */
export const newestInstall = async (db: DbOrTx, shopId: string): Promise<Date | undefined> =>
  (await db.shop.findUnique({ where: { id: shopId }, select: { installedAt: true } }))?.installedAt;

/** Enough for a median and a 95th percentile, few enough to be read at every look. */
const MEASURED_EVENTS = 500;

/** How far behind the intake is: of one shop, or of all. The newest events of the last hour are measured. */
export const inboxLag = async (
  db: DbOrTx,
  now: Date,
  shopId?: string,
): Promise<Lag & { readonly oldestMs: number | null }> => {
  const shop = shopId === undefined ? {} : { shopId };
  const [oldest, events] = await Promise.all([
    db.inboxEvent.findFirst({
      where: { ...shop, state: "received" },
      orderBy: { receivedAt: "asc" },
      select: { receivedAt: true },
    }),
    db.inboxEvent.findMany({
      where: { ...shop, state: "processed", receivedAt: { gte: minus(now, hours(1)) } },
      orderBy: { receivedAt: "desc" },
      take: MEASURED_EVENTS,
      select: { triggeredAt: true, receivedAt: true, processedAt: true },
    }),
  ]);
  return { ...lagOf(events), oldestMs: oldest ? Math.max(0, now.getTime() - oldest.receivedAt.getTime()) : null };
};
