import { compareOrder, differenceKey } from "~/domain/reconcile/compare";
import type { Poison } from "~/domain/inbox/set-aside";
import type { Difference, OwnOrder, TheirOrder } from "~/domain/reconcile/types";
import { VISIBLE_HISTORY } from "~/domain/health/history";
import { minus, minutes } from "~/domain/shared/duration";
import type { SetAsideStore } from "./set-aside.server";

/** One query of Shopify's; also what is read again and written together. */
const CHUNK = 25;
const DEBTS_PER_PAGE = 500;
/** What changed in the last moments is still under way and differs for no reason. */
const UNDER_WAY = minutes(1);

export type RunCounts = {
  readonly compared: number;
  readonly found: number;
  readonly mended: number;
  readonly outOfSight: number;
};

export type CompareDeps = {
  readonly own: {
    readonly openDebts: (
      shopId: string,
      after: string,
      take: number,
    ) => Promise<{ readonly orderIds: readonly string[]; readonly last: string | undefined }>;
    readonly orders: (shopId: string, orderIds: readonly string[]) => Promise<ReadonlyMap<string, OwnOrder>>;
    /** Of these, the orders that are unknown here or that are credit and closed. */
    readonly notOpen: (shopId: string, orderIds: readonly string[]) => Promise<readonly string[]>;
  };
  readonly theirs: {
    readonly standing: (
      shopId: string,
      orderIds: readonly string[],
    ) => Promise<{ readonly items: readonly TheirOrder[]; readonly unread: readonly Poison[] }>;
    readonly unpaid: (
      shopId: string,
      after: string | null,
    ) => Promise<{ readonly orderIds: readonly string[]; readonly next: string | null }>;
    readonly seesAllOrders: (shopId: string) => Promise<boolean>;
  };
  readonly runs: {
    readonly start: (shopId: string, now: Date) => Promise<string>;
    readonly record: (shopId: string, runId: string, differences: readonly Difference[], now: Date) => Promise<void>;
    /** Of these orders only the differences named are still there. */
    readonly settle: (shopId: string, orderIds: readonly string[], stillOpen: readonly string[], now: Date) => Promise<void>;
    readonly finish: (shopId: string, runId: string, counts: RunCounts, now: Date) => Promise<void>;
    readonly fail: (runId: string, error: string, now: Date) => Promise<void>;
  };
  readonly sync: (shopId: string, orderIds: readonly string[]) => Promise<unknown>;
  readonly setAside: SetAsideStore;
  readonly now: () => Date;
}; // prettier-ignore

type Run = { readonly id: string; readonly startedAt: Date; readonly visibleSince: Date | null; counts: RunCounts };

const isUnderWay = (run: Run, theirs: TheirOrder | undefined): boolean =>
  theirs !== undefined && theirs.updatedAt > minus(run.startedAt, UNDER_WAY);

const isOutOfSight = (run: Run, own: OwnOrder | undefined, theirs: TheirOrder | undefined): boolean =>
  theirs === undefined && own !== undefined && run.visibleSince !== null && own.createdAt < run.visibleSince;

const differencesOf = (
  orderIds: readonly string[],
  own: ReadonlyMap<string, OwnOrder>,
  theirs: ReadonlyMap<string, TheirOrder>,
  setAside: ReadonlySet<string>,
): Difference[] => orderIds.flatMap((id) => compareOrder(own.get(id), theirs.get(id), setAside.has(id)));

/** Compares some orders, records what differs, reads those orders again and sees whether that mended it. */
const compareSome = async (deps: CompareDeps, shopId: string, run: Run, orderIds: readonly string[]): Promise<void> => {
  const [own, read] = await Promise.all([deps.own.orders(shopId, orderIds), deps.theirs.standing(shopId, orderIds)]);
  await deps.setAside.put(shopId, "order", read.unread, deps.now());
  const theirs = new Map(read.items.map((order) => [order.orderId, order]));
  const unread = new Set(read.unread.map(({ resourceId }) => resourceId));
  const hidden = orderIds.filter((id) => isOutOfSight(run, own.get(id), theirs.get(id)) && !unread.has(id));
  const skipped = new Set([...hidden, ...unread, ...orderIds.filter((id) => isUnderWay(run, theirs.get(id)))]);
  const compared = orderIds.filter((id) => !skipped.has(id));
  const waiting = await deps.setAside.waiting(shopId, "order", compared);
  const found = differencesOf(compared, own, theirs, waiting);
  await deps.runs.record(shopId, run.id, found, deps.now());
  const again = [...new Set(found.flatMap(({ orderId, cause }) => (cause === "gone" ? [] : [orderId])))];
  await deps.sync(shopId, again);
  const now = again.length === 0 ? own : new Map([...own, ...(await deps.own.orders(shopId, again))]);
  const left = new Set(differencesOf(compared, now, theirs, waiting).map(differenceKey));
  await deps.runs.settle(shopId, compared, [...left], deps.now());
  run.counts = {
    compared: run.counts.compared + compared.length,
    found: run.counts.found + found.length,
    mended: run.counts.mended + found.filter((one) => !left.has(differenceKey(one))).length,
    outOfSight: run.counts.outOfSight + hidden.length,
  };
};

const inChunks = async (ids: readonly string[], work: (chunk: readonly string[]) => Promise<void>): Promise<void> => {
  for (let i = 0; i < ids.length; i += CHUNK) await work(ids.slice(i, i + CHUNK));
};

const compareAll = async (deps: CompareDeps, shopId: string, run: Run): Promise<void> => {
  const some = (ids: readonly string[]) => compareSome(deps, shopId, run, ids);
  for (let after: string | undefined = ""; after !== undefined; ) {
    const page: Awaited<ReturnType<typeof deps.own.openDebts>> = await deps.own.openDebts(shopId, after, DEBTS_PER_PAGE);
    await inChunks(page.orderIds, some);
    after = page.last;
  }
  for (let after: string | null = null, isMore = true; isMore; ) {
    const page: Awaited<ReturnType<typeof deps.theirs.unpaid>> = await deps.theirs.unpaid(shopId, after);
    await inChunks(await deps.own.notOpen(shopId, page.orderIds), some);
    after = page.next;
    isMore = after !== null;
  }
}; // prettier-ignore

/**
 * Compares every open debt with what Shopify says of it, and Shopify's unpaid orders with what is known here, a few at
 * a time. Nothing is guessed: a difference is mended only by reading its order again, and stays open if that is not it.
 */
export const compareShop = async (deps: CompareDeps, shopId: string): Promise<RunCounts> => {
  const startedAt = deps.now();
  const run: Run = {
    id: await deps.runs.start(shopId, startedAt),
    startedAt,
    visibleSince: (await deps.theirs.seesAllOrders(shopId)) ? null : minus(startedAt, VISIBLE_HISTORY),
    counts: { compared: 0, found: 0, mended: 0, outOfSight: 0 },
  };
  try {
    await compareAll(deps, shopId, run);
  } catch (error) {
    await deps.runs.fail(run.id, String(error), deps.now());
    throw error;
  }
  await deps.runs.finish(shopId, run.id, run.counts, deps.now());
  return run.counts;
};
