import type { DifferenceRow, HealthQuery, HealthView, Paged, SetAsideRow } from "~/contracts/health";
import type { ShopSettings } from "~/contracts/shop";
import { hasScope, WANTED_SCOPES } from "~/domain/health/scopes";
import { ANSWER_TOPIC } from "~/domain/inbox/what-to-do";
import { CAUSES, FIELDS } from "~/domain/reconcile/types";
import { openAnswer } from "../answers.server";
import type { Dialect } from "../bulk.server";
import type { Cipher } from "../cipher.server";
import type { Db } from "../client.server";
import { inboxLag } from "../inbox.server";
import { grantedScopes } from "../scopes.server";
import { setAsideKind } from "../set-aside.server";
import { hiddenHistory } from "./history.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly cipher: Cipher };

const PAGE_SIZE = 50;

const slice = (page: number) => ({ skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE });

const differences = async (db: Db, shopId: string, query: HealthQuery): Promise<Paged<DifferenceRow>> => {
  const where = { shopId, state: query.differences };
  const [total, rows] = await Promise.all([
    db.reconcileDifference.count({ where }),
    db.reconcileDifference.findMany({ where, orderBy: [{ foundAt: "desc" }, { id: "desc" }], ...slice(query.page) }),
  ]);
  return {
    total,
    page: query.page,
    pageSize: PAGE_SIZE,
    rows: rows.map((row) => ({
      id: row.id,
      orderId: row.orderId,
      orderName: row.orderName,
      field: FIELDS.find((field) => field === row.field) ?? "order",
      ours: row.ours,
      theirs: row.theirs,
      currency: row.currency,
      cause: CAUSES.find((cause) => cause === row.cause) ?? "unexplained",
      foundAt: row.foundAt,
      mendedAt: row.mendedAt,
    })),
  };
};

/** Enough of a mail to know whose it may be. */
const SHOWN = 500;

/** What is in the mails on a page, by the event that brought them. */
const mailOf = async ({ db, cipher }: Parts, shopId: string, rows: readonly { topic: string; resourceId: string }[]) => {
  const ids = rows.flatMap(({ topic, resourceId }) => (topic === ANSWER_TOPIC ? [resourceId] : []));
  const events = ids.length === 0 ? [] : await db.inboxEvent.findMany({ where: { shopId, id: { in: ids } } });
  return new Map(
    events.flatMap(({ id, payload }) => {
      const mail = openAnswer(cipher, payload);
      return mail ? [[id, { from: mail.from, subject: mail.subject, text: mail.text.slice(0, SHOWN) }]] : [];
    }),
  );
}; // prettier-ignore

const setAside = async (parts: Parts, shopId: string, page: number): Promise<Paged<SetAsideRow>> => {
  const { db } = parts;
  const where = { shopId, state: "waiting" };
  const [total, rows] = await Promise.all([
    db.setAside.count({ where }),
    db.setAside.findMany({ where, orderBy: [{ lastAt: "desc" }, { id: "desc" }], ...slice(page) }),
  ]);
  const mail = await mailOf(parts, shopId, rows);
  const shown = rows.map((row) => ({ ...row, kind: setAsideKind(row.kind), mail: mail.get(row.resourceId) ?? null }));
  return { total, page, pageSize: PAGE_SIZE, rows: shown };
};

/** Whether the data can be trusted, and what is done where it cannot. */
export const healthView = async (
  parts: Parts,
  shop: ShopSettings,
  query: HealthQuery,
  now: Date,
): Promise<HealthView> => {
  const { db, dialect } = parts;
  const shopId = shop.id;
  const [backfill, lag, comparison, asked, openDifferences, found, aside, granted, hidden] = await Promise.all([
    db.backfillRun.findFirst({ where: { shopId }, orderBy: { startedAt: "desc" } }),
    inboxLag(db, now, shopId),
    db.reconcileRun.findFirst({ where: { shopId }, orderBy: { startedAt: "desc" } }),
    db.job.count({ where: { shopId, name: "orders.reconcile", state: { in: ["ready", "running"] } } }),
    db.reconcileDifference.count({ where: { shopId, state: "open" } }),
    differences(db, shopId, query),
    setAside(parts, shopId, query.asidePage),
    grantedScopes(db, shopId),
    hiddenHistory({ db, dialect }, shop, now),
  ]);
  return {
    disconnectedAt: shop.disconnectedAt,
    hidden,
    syncedThrough: shop.syncedThrough,
    backfill,
    lag,
    comparison,
    isComparing: asked > 0,
    openDifferences,
    differences: found,
    setAside: aside,
    scopes: WANTED_SCOPES.map((wanted) => ({ ...wanted, isGranted: hasScope(granted, wanted.scope) })),
  };
};
