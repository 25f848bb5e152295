import { SET_ASIDE_KINDS, type Poison, type SetAsideKind } from "~/domain/inbox/set-aside";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

const COLUMNS: Columns = {
  id: "text", shopId: "text", kind: "text", resourceId: "text", topic: "text", error: "text", firstAt: "instant",
  lastAt: "instant", attempts: "int", state: "text",
}; // prettier-ignore

/** Dismissed means: this error is known and accepted. Another one is news. */
const AGAIN = `ON CONFLICT ("shopId", "kind", "resourceId") DO UPDATE SET
  "lastAt" = excluded."lastAt", "topic" = excluded."topic", "error" = excluded."error",
  "firstAt" = CASE WHEN "SetAside"."state" = 'replayed' THEN excluded."firstAt" ELSE "SetAside"."firstAt" END,
  "attempts" = CASE WHEN "SetAside"."state" = 'replayed' THEN 1 ELSE "SetAside"."attempts" + 1 END,
  "state" = CASE WHEN "SetAside"."state" = 'dismissed' AND "SetAside"."error" = excluded."error" THEN 'dismissed' ELSE 'waiting' END`;

type Parts = { readonly db: DbOrTx; readonly dialect: Dialect; readonly newId: () => string };

/** What could not be understood: never lost, never tried without end. */
export const createSetAside = ({ db, dialect, newId }: Parts) => ({
  put: async (
    shopId: string,
    kind: SetAsideKind,
    items: readonly (Poison & { readonly topic?: string })[],
    now: Date,
  ): Promise<void> => {
    const rows = new Map(
      items.map(({ resourceId, error, topic = "" }) => [
        resourceId,
        { id: newId(), shopId, kind, resourceId, topic, error, firstAt: now, lastAt: now, attempts: 1, state: "waiting" },
      ]),
    ); // prettier-ignore
    await insertRows(db, dialect, "SetAside", COLUMNS, [...rows.values()], AGAIN);
  },
  resolve: async (shopId: string, kind: SetAsideKind, resourceIds: readonly string[]): Promise<void> => {
    if (resourceIds.length === 0) return;
    const { p, list } = sqlFor(dialect);
    await db.$executeRawUnsafe(
      `UPDATE "SetAside" SET "state" = 'replayed' WHERE "shopId" = ${p(1)} AND "kind" = ${p(2)}
         AND "resourceId" IN ${list(3)} AND "state" <> 'replayed'`,
      shopId,
      kind,
      JSON.stringify(resourceIds),
    );
  },
  waiting: async (shopId: string, kind: SetAsideKind, resourceIds: readonly string[]): Promise<Set<string>> => {
    const rows = await db.setAside.findMany({
      where: { shopId, kind, resourceId: { in: [...resourceIds] }, state: { not: "replayed" } },
      select: { resourceId: true },
    });
    return new Set(rows.map(({ resourceId }) => resourceId));
  },
  page: (shopId: string, ids: readonly string[] | undefined, after: string, take: number) =>
    db.setAside.findMany({
      where: { shopId, state: "waiting", id: { gt: after, ...(ids ? { in: [...ids] } : {}) } },
      orderBy: { id: "asc" },
      take,
      select: { id: true, kind: true, resourceId: true },
    }),
  /** Events go back to where new ones wait. */
  receiveAgain: async (shopId: string, eventIds: readonly string[]): Promise<void> => {
    if (eventIds.length > 0)
      await db.inboxEvent.updateMany({
        where: { shopId, id: { in: [...eventIds] }, state: "set_aside" },
        data: { state: "received", error: null, processedAt: null },
      });
  },
  dismiss: async (shopId: string, id: string): Promise<void> => {
    await db.setAside.updateMany({ where: { shopId, id, state: "waiting" }, data: { state: "dismissed" } });
  },
});

/** A kind as it was stored. */
export const setAsideKind = (stored: string): SetAsideKind =>
  SET_ASIDE_KINDS.find((kind) => kind === stored) ?? "event";
