import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerShopifyFrom } from "~tests/factories/shopify-fetch";
import { createJobDeps } from "~/composition.jobs.server";
import { createDeps, type Deps } from "~/composition.server";
import { jobStore } from "~/composition.runner.server";
import { executeJob } from "~/jobs/execute.server";
import { Session } from "@shopify/shopify-api";
import { z } from "zod";
import { freshBase, liveShop } from "~tests/factories/base";
import { startLocalStore, type LocalStore } from "~tests/local-store/start";
import { hours, minutes, plus } from "~/domain/shared/duration";

const KEY = "key";
const SECRET = "a secret for tests";
const START = new Date("2026-09-01T12:00:00Z");
const tokenSchema = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

/** The app's parts against a store over HTTP. Webhooks reach nobody, unless a test plays the one that brings them. */
export type HealthBench = {
  readonly store: LocalStore;
  readonly deps: Deps;
  /** Runs a job now, as the worker would. */
  readonly run: (name: string, payload?: object) => Promise<void>;
  /** Runs everything that is due. */
  readonly runDue: () => Promise<void>;
  readonly place: (count: number) => string[];
  readonly close: () => Promise<void>;
};

const installInto = async (store: LocalStore, deps: Deps, scopes: readonly string[]): Promise<void> => {
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
      expiring: "1",
    }),
  });
  const token = tokenSchema.parse(await answer.json());
  await deps.sessions.storeSession(
    new Session({
      id: `offline_${store.shop}`,
      shop: store.shop,
      state: "",
      isOnline: false,
      scope: scopes.join(","),
      accessToken: token.access_token,
      refreshToken: token.refresh_token,
      expires: plus(store.clock.now(), hours(1)),
    }),
  );
};

const SCOPES = ["read_orders", "read_all_orders", "read_customers", "read_payment_terms"];

export const startHealthBench = async (scopes: readonly string[] = SCOPES): Promise<HealthBench> => {
  const folder = await mkdtemp(join(tmpdir(), "duewell-health-"));
  const store = await startLocalStore({
    port: 0,
    smtpPort: 0,
    appUrl: "http://127.0.0.1:9",
    apiKey: KEY,
    apiSecret: SECRET,
    seed: 5,
    customers: 10,
    startAt: START,
    clockFile: join(folder, "clock.json"),
    whenQuiet: () => Promise.resolve(undefined),
    history: false,
    scopes,
  });
  // Every webhook is lost on its way.
  store.control.webhooks.loseEvery = 1;
  answerShopifyFrom(store.url);
  const clock = { now: store.clock.now };
  const { env } = await freshBase({ ...clock, set: () => undefined });
  const deps = createDeps(env, clock);
  await liveShop(deps, store.shop);
  await deps.shops.update(store.shop, { syncedThrough: store.clock.now() });
  await installInto(store, deps, scopes);
  const execute = executeJob(createJobDeps(deps), deps.log);
  const run = (name: string, payload: object = {}): Promise<void> =>
    execute({
      id: "",
      shopId: store.shop,
      maxAttempts: 1,
      name,
      payload: JSON.stringify({ shopId: store.shop, ...payload }),
      attempts: 1,
    });
  const jobs = jobStore(deps);
  return {
    store,
    deps,
    run,
    runDue: async () => {
      for (;;) {
        const now = deps.now();
        const claimed = await jobs.claim("test", now, plus(now, minutes(1)), 50);
        if (claimed.length === 0) return;
        for (const job of claimed) await execute(job);
        await jobs.finish("test", claimed.map(({ id }) => id), now); // prettier-ignore
      }
    },
    place: (count) => {
      const customers = [...store.state.customers.keys()];
      return Array.from({ length: count }, (_, i) => {
        const customerId = customers[i % customers.length] ?? 0;
        const order = store.control.placeOrder({ customerId, kind: "net30", amountMinor: 10_000 + i });
        return `gid://shopify/Order/${String(order.id)}`;
      });
    },
    close: async () => {
      await deps.db.$disconnect();
      await store.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export const idOf = (orderId: string): number => Number(orderId.slice(orderId.lastIndexOf("/") + 1));

/** More than a number can hold to the cent: an order with it cannot be mapped. */
export const TOO_LARGE = 10_000_000_000_000_000;

/** Changes what Shopify says an order's instalment was planned at; its balance stays. */
export const spoil = ({ store }: HealthBench, orderId: string, amountMinor: number): void => {
  Object.assign(store.state.orders.get(idOf(orderId))?.terms?.schedules[0] ?? {}, { amountMinor });
};
