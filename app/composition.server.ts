import { shopifyApi } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/node";
import { openChannels } from "~/channels/registry.server";
import { API_VERSION } from "~/config/api-version.server";
import { readEnv, type Env } from "~/config/env.server";
import type { JobRequest } from "~/contracts/jobs";
import type { ProviderReport } from "~/contracts/provider-reports";
import type { Dialect } from "~/db/bulk.server";
import { createCipher } from "~/db/cipher.server";
import { isSqlite, openDb } from "~/db/client.server";
import { cancelPlanned, chooseCredit } from "~/db/credit-mapping.server";
import { createInboxWriter } from "~/db/inbox.server";
import { enqueueJobs, wakeJobs } from "~/db/jobs.server";
import { releaseLease, takeLease } from "~/db/leases.server";
import { createModels } from "~/db/models.server";
import { createOrdersStore } from "~/db/orders-store.server";
import { createCaseActions } from "~/db/case-actions.server";
import { createViews } from "~/db/views.server";
import { recordReport } from "~/db/provider-reports.server";
import { EncryptedSessionStorage } from "~/db/sessions.server";
import { createWordings } from "~/db/wordings.server";
import { createShops } from "~/db/shops.server";
import { systemClock, type Clock } from "~/integrations/clock.server";
import { timeOrderedIds } from "~/integrations/ids.server";
import { createLogger } from "~/integrations/logger.server";
import { createAdminClient } from "~/integrations/shopify/admin-client.server";
import { createAppAccess } from "~/integrations/shopify/app-access.server";
import { readProxyVisitor } from "~/integrations/shopify/app-proxy.server";
import { createBulk } from "~/integrations/shopify/bulk.server";
import { accessOf } from "~/integrations/shopify/metafields.server";
import { createOrderReader } from "~/integrations/shopify/order-reader.server";
import { createStandingReader } from "~/integrations/shopify/standing-reader.server";
import { readShop } from "~/integrations/shopify/shop-reader.server";
import { appendAudit, type AuditEntry } from "~/db/audit.server";
import { loadSubjects } from "~/db/subjects.server";
import { createSetAside } from "~/db/set-aside.server";
import { createSweepStore } from "~/db/sweep.server";
import type { ShopSettings } from "~/contracts/shop";
import { installShop } from "~/services/shops/install-shop.server";
import type { CreditMapping } from "~/domain/ledger/types";
import { gateForProfile } from "~/domain/compliance/gates";

const shopifyFor = (env: Env) => {
  const url = new URL(env.SHOPIFY_APP_URL);
  return shopifyApi({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecretKey: env.SHOPIFY_API_SECRET,
    apiVersion: API_VERSION,
    hostName: url.host,
    hostScheme: url.protocol === "http:" ? "http" : "https",
    isEmbeddedApp: true,
    logger: { log: () => Promise.resolve() },
  });
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The parts that need nothing but configuration and a database. */
export const createBase = (env: Env, clock: Clock = systemClock) => {
  const db = openDb(env.DATABASE_URL);
  const dialect: Dialect = isSqlite(env.DATABASE_URL) ? "sqlite" : "postgres";
  const cipher = createCipher(env.ENCRYPTION_KEYS);
  const newId = timeOrderedIds(clock.now).next;
  return {
    env,
    now: clock.now,
    newId,
    db,
    dialect,
    cipher,
    log: createLogger(env.LOG_LEVEL),
    shops: createShops(db, cipher),
    models: createModels(db),
    setAside: createSetAside({ db, dialect, newId }),
    orders: createOrdersStore({ db, dialect, cipher, newId }),
    inbox: createInboxWriter({ db, dialect, newId, now: clock.now }),
    views: createViews({ db, dialect, cipher }),
    wordings: createWordings({ db, dialect, newId }),
    caseActions: createCaseActions({ db, dialect, newId }),
    enqueue: (jobs: readonly JobRequest[]) => enqueueJobs(db, dialect, newId, clock.now(), jobs),
    gateFor: ({ profile }: { readonly profile: Parameters<typeof gateForProfile>[0] }) => gateForProfile(profile),
    /**
     * The shopper's own page, reached from messages; the token says who it is for and cannot be made by others. One in a
     * test message, which the merchant reads, shows the page and changes nothing.
     */
    shopperUrl: (shopId: string, customerId: string, isTest: boolean) =>
      `${env.SHOPIFY_APP_URL}/r/${cipher.encrypt(JSON.stringify([shopId, customerId, ...(isTest ? ["test"] : [])]))}`,
  };
};

export type Base = ReturnType<typeof createBase>;

/** What set-up and settings change, and what their preview reads. */
const shopParts = (base: Base) => {
  const { db, dialect, newId, now, shops, enqueue, cipher, gateFor, wordings } = base;
  const openCaseCustomers = createSweepStore(db).openCaseCustomers;
  return {
    settings: {
      shops,
      openCaseCustomers,
      cancelPlanned: (shopId: string, reason: string, at: Date) => cancelPlanned(db, shopId, reason, at),
      chooseCredit: (shopId: string, mapping: CreditMapping, firstJob: (runId: string) => JobRequest, at: Date) =>
        chooseCredit(base, shopId, mapping, firstJob, at),
      audit: (shopId: string, entry: AuditEntry, at: Date) =>
        db.$transaction((tx) => appendAudit(tx, dialect, newId, shopId, entry, at)),
      wordings,
      enqueue,
      now,
    },
    preview: {
      openCaseCustomers,
      subjects: (shop: ShopSettings, customerIds: readonly string[], at: Date) =>
        loadSubjects(db, dialect, shop, customerIds, at),
      wordings: wordings.inUse,
      gateFor,
      open: cipher.decrypt,
      now,
    },
  };
};

/** Everything of a running process: the base, and its connections to Shopify and to mail. */
export const createDeps = (env: Env, clock: Clock = systemClock) => {
  const base = createBase(env, clock);
  const { db, dialect, cipher, now, newId, shops, enqueue } = base;
  const sessions = new EncryptedSessionStorage(db, cipher);
  const api = shopifyFor(env);
  const admin = createAdminClient({
    api,
    sessions: { load: (id) => sessions.loadSession(id), store: (session) => sessions.storeSession(session) },
    lease: {
      take: (key, owner, at, until) => takeLease(db, dialect, { key, owner, now: at, until }),
      release: (key, owner) => releaseLease(db, key, owner),
    },
    onDisconnect: (shopId) => shops.disconnect(shopId, now()),
    now,
    newId,
    sleep,
  });
  return {
    ...base,
    ...shopParts(base),
    sessions,
    admin,
    reader: createOrderReader(admin),
    standing: createStandingReader(admin),
    bulk: createBulk(admin),
    access: createAppAccess(admin, `${env.SHOPIFY_APP_URL}/webhooks`),
    fieldAccess: async (shopId: string) => accessOf(await sessions.loadSession(api.session.getOfflineId(shopId))),
    channels: openChannels(env),
    reports: { record: (report: ProviderReport, at: Date) => recordReport(db, newId, report, at), enqueue, now },
    proxyVisitor: (url: URL) => readProxyVisitor(api, url),
    onInstall: (shopId: string) =>
      installShop(
        {
          read: (id) => readShop(admin, id),
          shops,
          wakeJobs: (id, at) => wakeJobs(db, id, at),
          enqueue,
          now,
        },
        shopId,
      ),
  };
};

export type Deps = ReturnType<typeof createDeps>;

const holder = globalThis as { duewellDeps?: Deps };

/**
 * The process's parts, made at first use. Kept on the global object, because the server and the Remix build hold a
 * copy of this module each and must share one database connection.
 */
export const getDeps = (): Deps => (holder.duewellDeps ??= createDeps(readEnv()));
