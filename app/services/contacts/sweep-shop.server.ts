import type { JobRequest } from "~/contracts/jobs";
import { isActive, isConnected, isSetUp, type ShopSettings } from "~/contracts/shop";
import { hours, minus, minutes, plus } from "~/domain/shared/duration";
import { localParts } from "~/domain/time/local";
import { fieldsJob } from "../fields/fields-job.server";
import { retentionJob } from "../privacy/retention.server";
import { nightlyCheck } from "../scoring/check-job.server";
import { nextSegmentJob } from "../segments/segment-jobs.server";
import { RECLASSIFY, reclassifyJob } from "../shops/reclassify.server";
import { scoreJobs } from "../orders/apply-orders.server";

export const SWEEP_EVERY = hours(1);
/** A planned contact this long past its moment has lost its job. */
const LOST_AFTER = minutes(30);

export type SweepDeps = {
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly store: {
    readonly sweptOn: (shopId: string) => Promise<string | null>;
    readonly setSweptOn: (shopId: string, day: string) => Promise<void>;
    readonly openCaseCustomers: (shopId: string) => Promise<string[]>;
    readonly refreshCases: (shop: ShopSettings, customerIds: readonly string[], now: Date) => Promise<void>;
    /** Customers whose hold has ended since `since`. */
    readonly holdsEnded: (shopId: string, since: Date, now: Date) => Promise<string[]>;
    /** Whether a job of this name waits or runs for the shop. */
    readonly hasJob: (shopId: string, name: string) => Promise<boolean>;
    /** The last pass of segmentation, and the risk model that was in service then. */
    readonly segmentedWith: (shopId: string) => Promise<{ readonly activeModelId: string | null } | undefined>;
    readonly overdueContacts: (shopId: string, before: Date) => Promise<string[]>;
    readonly wakeJobs: (shopId: string, now: Date) => Promise<void>;
    readonly deleteFinishedJobs: (before: Date) => Promise<number>;
  };
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

const CHUNK = 500;

/** A new day: what was due yesterday is late today, so every open case is looked at again. */
const beginDay = async (deps: SweepDeps, shop: ShopSettings, today: string, now: Date): Promise<void> => {
  const customerIds = await deps.store.openCaseCustomers(shop.id);
  for (let i = 0; i < customerIds.length; i += CHUNK)
    await deps.store.refreshCases(shop, customerIds.slice(i, i + CHUNK), now);
  await deps.enqueue([
    ...scoreJobs(shop.id, customerIds),
    { name: "orders.reconcile", shopId: shop.id, payload: {}, dedupeKey: `reconcile:${shop.id}` },
  ]);
  await deps.store.setSweptOn(shop.id, today);
};

/** Contacts whose job was lost, and jobs that fell asleep in the moment in which the shop came back. */
const takeUpLost = async (deps: SweepDeps, shopId: string, now: Date): Promise<void> => {
  await deps.store.wakeJobs(shopId, now);
  const lost = await deps.store.overdueContacts(shopId, minus(now, LOST_AFTER));
  await deps.enqueue(
    lost.map((contactId) => ({
      name: "contacts.dispatch",
      shopId,
      payload: { contactId },
      dedupeKey: `dispatch:${contactId}`,
    })),
  );
};

/** Looks for what should have happened and did not, then asks to be run again; missed sweeps collapse into one. */
export const sweepShop = async (deps: SweepDeps, shopId: string): Promise<void> => {
  const now = deps.now();
  const shop = await deps.shop(shopId);
  if (shop.uninstalledAt !== null) return;
  const today = localParts(now, shop.timeZone).dateKey;
  if (isActive(shop) && (await deps.store.sweptOn(shopId)) !== today) await beginDay(deps, shop, today, now);
  // A run that lost its job would keep the shop from sending for good.
  if (shop.reclassifyId !== null && !(await deps.store.hasJob(shopId, RECLASSIFY)))
    await deps.enqueue([reclassifyJob(shopId, shop.reclassifyId)]);
  // A new day, a hold, a score or a choice of the customer changes what Shopify shows, without any order changing.
  if (isSetUp(shop)) await deps.enqueue([fieldsJob(shopId, now)]);
  const released = await deps.store.holdsEnded(shopId, minus(now, hours(3)), now);
  if (released.length > 0) {
    await deps.store.refreshCases(shop, released, now);
    await deps.enqueue([{ name: "contacts.plan", shopId, payload: { customerIds: released } }]);
  }
  if (isConnected(shop)) await takeUpLost(deps, shopId, now);
  await deps.store.deleteFinishedJobs(minus(now, hours(72)));
  if (isSetUp(shop)) await deps.enqueue([nextSegmentJob(shop, await deps.store.segmentedWith(shopId), now)]);
  await deps.enqueue([retentionJob(shop, now), nightlyCheck(shop, now), sweepJob(shopId, plus(now, SWEEP_EVERY))]);
};

/** The next sweep of a shop; asking twice is asking once. */
export const sweepJob = (shopId: string, runAt: Date): JobRequest => ({
  name: "contacts.sweep",
  shopId,
  payload: {},
  runAt,
  dedupeKey: `sweep:${shopId}`,
});
