import { answerDeps, confirmDeps } from "~/composition.answers.server";
import { compareDeps, scopesDeps } from "~/composition.health.server";
import { checkDeps, scoreDeps, trainingDeps } from "~/composition.models.server";
import { reclassifyDeps } from "~/composition.reclassify.server";
import { sendThrough } from "~/composition.messages.server";
import type { Deps } from "~/composition.server";
import { appendAudit } from "~/db/audit.server";
import { createBackfillRuns } from "~/db/backfill.server";
import { dispatchWrites, findContact, reportAttempt, takeInterrupted } from "~/db/dispatch.server";
import { createFieldStore } from "~/db/fields.server";
import { markEvents, newestInstall, receivedEvents } from "~/db/inbox.server";
import { deleteFinishedJobs, wakeJobs } from "~/db/jobs.server";
import { releaseLease, takeLease } from "~/db/leases.server";
import { lockCustomers } from "~/db/locks.server";
import { savePlans } from "~/db/plans.server";
import { eraseCustomer, eraseShop } from "~/db/privacy.server";
import { eraseHealth } from "~/db/reconcile.server";
import { loadSubjects } from "~/db/subjects.server";
import { createSweepStore } from "~/db/sweep.server";
import { readBulkFile } from "~/integrations/shopify/bulk-file.server";
import { createMetafields } from "~/integrations/shopify/metafields.server";
import { retentionDeps } from "~/composition.retention.server";
import { segmentDeps } from "~/composition.segments.server";
import type { JobDeps } from "~/jobs/job-deps.server";
import type { DispatchDeps } from "~/services/contacts/dispatch-contact.server";
import type { PlanDeps } from "~/services/contacts/plan-contacts.server";
import { compareShop } from "~/services/health/compare-shop.server";
import { syncOrders } from "~/services/orders/sync-orders.server";

/** Orders that are applied together in one transaction during a backfill. */
const CHUNK = 500;

export const planDeps = ({
  db,
  dialect,
  newId,
  now,
  cipher,
  shops,
  gateFor,
  wordings,
}: Pick<Deps, "db" | "dialect" | "newId" | "now" | "cipher" | "shops" | "gateFor" | "wordings">): PlanDeps => ({
  shop: shops.get,
  wordings: wordings.inUse,
  plans: {
    transaction: (work) =>
      db.$transaction((tx) =>
        work({
          subjects: async (shop, customerIds, at) => {
            await lockCustomers(tx, dialect, customerIds);
            return loadSubjects(tx, dialect, shop, customerIds, at);
          },
          save: (shop, decisions, at) => savePlans({ db: tx, dialect, newId }, shop, decisions, at),
        }),
      ),
  },
  gateFor,
  open: cipher.decrypt,
  now,
});

/** Everything dispatch needs but the way to Shopify and to the channels. */
export const dispatchDeps = (
  deps: Pick<Deps, "db" | "dialect" | "newId" | "now" | "cipher" | "shops" | "gateFor" | "shopperUrl" | "wordings">,
  outside: Pick<DispatchDeps, "refreshOrders" | "send">,
): DispatchDeps => {
  const { db, dialect, newId, now, cipher, shops, gateFor, shopperUrl, wordings } = deps;
  const parts = { db, dialect, cipher, newId };
  return {
    shop: shops.get,
    contacts: {
      find: (contactId) => findContact({ db, dialect }, contactId),
      transaction: (shopId, work) =>
        db.$transaction((tx) =>
          work({
            contact: (contactId) => findContact({ db: tx, dialect }, contactId),
            subject: async (shop, customerId, at) => {
              await lockCustomers(tx, dialect, [customerId]);
              return (await loadSubjects(tx, dialect, shop, [customerId], at))[0];
            },
            ...dispatchWrites(tx, parts, shopId),
          }),
        ),
      interrupted: (contact) => takeInterrupted(parts, contact, now()),
      report: (shopId, contact, attemptId, result, at) => reportAttempt(parts, shopId, contact, attemptId, result, at),
    },
    wordings: wordings.inUse,
    gateFor,
    open: cipher.decrypt,
    shopperUrl,
    newId,
    now,
    ...outside,
  };
};

const privacyStore = ({ db, dialect, newId, shops }: Deps): JobDeps["privacy"]["store"] => ({
  eraseCustomer: (shopId, customerId, at) => eraseCustomer(db, shopId, customerId, at),
  eraseShop: async (shopId) => {
    await eraseHealth(db, shopId);
    await eraseShop(db, shopId);
  },
  isInstalled: async (shopId) => (await shops.find(shopId))?.uninstalledAt === null,
  audit: (shopId, entry, at) =>
    db.$transaction((tx) => appendAudit(tx, dialect, newId, shopId, { actor: "shopify", ...entry }, at)),
});

const uninstall = async ({ db, shops, now, sessions }: Deps, shopId: string): Promise<void> => {
  if (!(await shops.find(shopId))) return;
  await shops.update(shopId, { uninstalledAt: now() });
  await db.plannedContact.updateMany({
    where: { shopId, state: "planned" },
    data: { state: "cancelled", cancelReason: "uninstalled", updatedAt: now() },
  });
  await db.writtenField.deleteMany({ where: { shopId } });
  await sessions.deleteSessions((await sessions.findSessionsByShop(shopId)).map(({ id }) => id));
};

const backfillDeps = ({
  db,
  dialect,
  newId,
  now,
  shops,
  orders,
  enqueue,
  bulk,
  setAside,
}: Deps): JobDeps["backfill"] => ({
  bulk: { ...bulk, read: readBulkFile },
  runs: createBackfillRuns({ db, dialect, newId }),
  orders,
  setAside,
  chunkSize: CHUNK,
  shop: shops.get,
  setSyncedThrough: (shopId, at) => shops.update(shopId, { syncedThrough: at }),
  enqueue,
  now,
});

const sweepDeps = ({ db, now, shops, orders, enqueue }: Deps): JobDeps["sweep"] => ({
  shop: shops.get,
  store: {
    ...createSweepStore(db),
    refreshCases: (shop, customerIds, at) =>
      orders.transaction(async (tx) => {
        await tx.lock(shop.id, customerIds);
        await tx.refreshCases(shop, customerIds, at);
      }),
    wakeJobs: (shopId, at) => wakeJobs(db, shopId, at),
    deleteFinishedJobs: (before) => deleteFinishedJobs(db, before),
  },
  enqueue,
  now,
});

export const fieldsDeps = ({
  db,
  dialect,
  newId,
  now,
  shops,
  enqueue,
  admin,
  fieldAccess,
}: Deps): JobDeps["fields"] => ({
  shop: shops.get,
  access: fieldAccess,
  store: createFieldStore(db, dialect),
  shopify: createMetafields(admin),
  lease: {
    take: (shopId, owner, at, until) => takeLease(db, dialect, { key: `fields:${shopId}`, owner, now: at, until }),
    release: (shopId, owner) => releaseLease(db, `fields:${shopId}`, owner),
  },
  enqueue,
  newId,
  now,
});

const isShopifyId = (id: string): boolean => id.startsWith("gid://shopify/");

/** The jobs' view of the process. */
export const createJobDeps = (deps: Deps): JobDeps => {
  const { db, now, shops, orders, enqueue, reader, channels, setAside } = deps;
  const sync = { reader, orders, setAside, shop: shops.get, now };
  const comparison = compareDeps(deps, sync);
  const setSyncedThrough = (shopId: string, at: Date) => shops.update(shopId, { syncedThrough: at });
  return {
    inbox: {
      received: (shopId, limit) => receivedEvents(db, shopId, limit),
      installedAt: (shopId) => newestInstall(db, shopId),
      mark: (ids, state, at, reason) => markEvents(db, ids, state, at, reason),
      setAside,
      enqueue,
      now,
    },
    answers: answerDeps(deps),
    confirm: confirmDeps(deps, channels),
    sync,
    scopes: scopesDeps(deps),
    reconcile: {
      ...sync,
      updatedSince: reader.updatedSince,
      setSyncedThrough,
      compare: (shopId) => compareShop(comparison, shopId),
    },
    reclassify: reclassifyDeps(deps),
    backfill: backfillDeps(deps),
    scores: scoreDeps(deps),
    training: trainingDeps(deps),
    models: checkDeps(deps),
    segments: segmentDeps(deps),
    plan: planDeps(deps),
    dispatch: dispatchDeps(deps, {
      refreshOrders: async (shopId, orderIds) => {
        const known = orderIds.filter(isShopifyId);
        const { setAside: unclear } = await syncOrders(sync, shopId, known);
        // Whether it is still owed is not known: nobody is written to about it.
        if (unclear.length > 0) throw new Error(`Not understood: ${unclear.join(", ")}`);
      },
      send: sendThrough(channels),
    }),
    sweep: sweepDeps(deps),
    privacy: { store: privacyStore(deps), now },
    retention: retentionDeps(deps),
    fields: fieldsDeps(deps),
    uninstall: (shopId) => uninstall(deps, shopId),
    enqueue,
  };
};
