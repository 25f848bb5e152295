import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
// First of all: it must be there before Shopify's library is loaded.
import { answerShopifyFrom } from "./shopify-fetch";
import { Session } from "@shopify/shopify-api";
import express from "express";
import { z } from "zod";
import { createJobDeps } from "~/composition.jobs.server";
import { jobStore } from "~/composition.runner.server";
import { createDeps, type Deps } from "~/composition.server";
import { minutes, plus, seconds, type Duration } from "~/domain/shared/duration";
import { executeJob, retryAt } from "~/jobs/execute.server";
import type { JobDeps } from "~/jobs/job-deps.server";
import { runClaimed } from "~/jobs/queue/run-claimed.server";
import { mountWebhooks } from "~/serve-webhooks.server";
import { startLocalStore, type LocalStore } from "~tests/local-store/start";
import { serve } from "./serve";
import { freshBase, SECRET, type TestClock } from "./base";

const KEY = "key";
const tokenSchema = z.object({
  access_token: z.string(),
  scope: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number().optional(),
});

type StoreInput = {
  readonly seed?: number;
  readonly customers?: number;
  readonly startAt?: Date;
  readonly scopes?: readonly string[];
  /** Whether the shop has sold before; not unless told. */
  readonly history?: boolean;
  /** Where webhooks go; nowhere unless told. */
  readonly appUrl?: string;
};

/** A local store that answers every call to Shopify in this process. */
export const startStore = async (
  input: StoreInput = {},
): Promise<{ store: LocalStore; close: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), "duewell-store-"));
  const store = await startLocalStore({
    port: 0,
    smtpPort: 0,
    appUrl: "http://127.0.0.1:9",
    apiKey: KEY,
    apiSecret: SECRET,
    seed: 5,
    customers: 10,
    startAt: new Date("2026-09-01T12:00:00Z"),
    clockFile: join(folder, "clock.json"),
    whenQuiet: () => Promise.resolve(undefined),
    history: false,
    ...input,
  });
  answerShopifyFrom(store.url);
  const close = async () => {
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, close };
};

/** Opens the app: the store hands out a token for an id token, and the app keeps it. */
export const openApp = async (
  store: LocalStore,
  deps: Deps,
  expiring: "expiring" | "lasting" = "expiring",
): Promise<void> => {
  const answer = await fetch(`${store.url}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: KEY,
      client_secret: SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await store.adminIdToken(),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: expiring === "expiring" ? "1" : "0",
    }),
  });
  const token = tokenSchema.parse(await answer.json());
  const lifetime = token.expires_in;
  await deps.sessions.storeSession(
    new Session({
      id: `offline_${store.shop}`,
      shop: store.shop,
      state: "",
      isOnline: false,
      scope: token.scope,
      accessToken: token.access_token,
      ...(token.refresh_token === undefined ? {} : { refreshToken: token.refresh_token }),
      ...(lifetime === undefined ? {} : { expires: plus(store.clock.now(), seconds(lifetime)) }),
    }),
  );
};

/** The app's parts on a database of their own, on the store's clock unless told otherwise. */
export const depsFor = async (store: LocalStore, clock?: TestClock): Promise<Deps> => {
  const own = clock ?? { now: store.clock.now, set: () => undefined };
  const { env } = await freshBase(own);
  return createDeps(env, own);
};

const OWNER = "test";
const LEASE: Duration = minutes(1);

/** Runs the app's jobs when a test says so, as the worker would. */
export const jobsOf = (deps: Deps, shopId: string, jobDeps: JobDeps = createJobDeps(deps)) => {
  const store = jobStore(deps);
  const handle = executeJob(jobDeps, deps.log);
  const parts = {
    store,
    handle,
    retryAt,
    now: deps.now,
    owner: OWNER,
    lease: LEASE,
    lanes: [{ name: "all", limit: 1 }],
    pollMs: 10,
    log: { error: () => undefined },
  };
  const payloadOf = (payload: object) => JSON.stringify({ shopId, ...payload });
  return {
    /** Runs one job now; what it throws is thrown. */
    run: (name: string, payload: object = {}): Promise<void> =>
      handle({ id: "", shopId, maxAttempts: 1, name, payload: payloadOf(payload), attempts: 1, key: null }),
    /** Runs everything that is due, one after the other; what fails is put back as the worker would. */
    runDue: async (): Promise<void> => {
      for (;;) {
        const claimed = await store.claim(OWNER, deps.now(), plus(deps.now(), LEASE), { limit: 50 });
        if (claimed.length === 0) return;
        for (const job of claimed)
          if ((await runClaimed(parts, job)) === "done") await store.finish(OWNER, [job.id], deps.now());
      }
    },
  };
};

/** The app's own receiver of webhooks, before there is an app behind it. */
export const startReceiver = async () => {
  const app = express();
  return { ...(await serve(app)), mount: (deps: Deps) => mountWebhooks(app, deps) };
};
