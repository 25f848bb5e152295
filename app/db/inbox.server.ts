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

export type StoredInboxEvent = { readonly id: string; readonly topic: string; readonly resourceId: string | null };

const COLUMNS: Columns = {
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
    await insertRows(tx, dialect, "InboxEvent", COLUMNS, rows, "ON CONFLICT DO NOTHING");
    const jobs = shops.map((shopId) => ({ name: "inbox.process", shopId, payload: {}, dedupeKey: `inbox:${shopId}` }));
    await enqueueJobs(tx, dialect, newId, at, jobs);
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
    select: { id: true, topic: true, resourceId: true },
  });

export const markEvents = async (
  db: DbOrTx,
  ids: readonly string[],
  state: "processed" | "ignored",
  now: Date,
): Promise<void> => {
  if (ids.length > 0)
    await db.inboxEvent.updateMany({ where: { id: { in: [...ids] } }, data: { state, processedAt: now } });
};
