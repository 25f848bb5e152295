import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { startLocalStore, type LocalStore } from "../local-store/start";
import { freePort, startProcess, waitFor, type Running } from "./processes";
import { appMetrics } from "./metrics";

export type DuewellOptions = {
  /** The app's address; the store and its mail server take the next two. 0 chooses free ones. */
  readonly port: number;
  readonly seed: number;
  readonly customers: number;
  readonly startAt: Date;
  readonly receivables?: string | undefined;
  readonly orders?: string | undefined;
  /** Where the database, the clock file and the logs live; emptied first. */
  readonly folder: string;
  readonly redisUrl?: string | undefined;
  /** A database to use instead of a file in the folder. */
  readonly databaseUrl?: string | undefined;
};

/** The local store, the app and its worker, running as separate processes and sharing one virtual clock. */
export type Duewell = {
  readonly appUrl: string;
  readonly store: LocalStore;
  readonly env: Readonly<Record<string, string>>;
  /** Resolves when every webhook is delivered and the app has nothing due; returns when it will next have. */
  readonly whenQuiet: () => Promise<Date | undefined>;
  /** The worker that was started last. */
  readonly worker: () => Running;
  /** Starts a worker, after the last one was killed or stopped. */
  readonly startWorker: () => Running;
  /** The server that was started last. */
  readonly server: () => Running;
  /** Starts the server again, after the last one was killed, and waits until it is ready. */
  readonly startServer: () => Promise<Running>;
  /** Whether the clock waits for the app's work as it moves; off, it leaves work undone, as a host that is down does. */
  readonly clockWaits: (on: boolean) => void;
  readonly stop: () => Promise<void>;
};

const ports = async (first: number): Promise<[number, number, number]> =>
  first === 0 ? [await freePort(), await freePort(), await freePort()] : [first, first + 1, first + 2];

const appEnv = (options: DuewellOptions, appPort: number, storeUrl: string, smtpPort: number) => ({
  NODE_ENV: "production",
  PORT: String(appPort),
  SHOPIFY_APP_URL: `http://127.0.0.1:${String(appPort)}`,
  SHOPIFY_API_KEY: "duewell-local-key",
  SHOPIFY_API_SECRET: "duewell-local-secret",
  SCOPES: "read_orders,read_customers,read_payment_terms",
  DATABASE_URL: options.databaseUrl ?? `file:${join(options.folder, "duewell.db")}`,
  ENCRYPTION_KEYS: `local:${randomBytes(32).toString("base64")}`,
  SMTP_URL: `smtp://127.0.0.1:${String(smtpPort)}`,
  APP_BRIDGE_URL: `${storeUrl}/app-bridge.js`,
  DEV_FRAME_ANCESTORS: storeUrl,
  EMBEDDED_WORKER: "off",
  LOG_LEVEL: "warn",
  EMAIL_REPORTS_TOKEN: randomBytes(24).toString("base64url"),
  LOCAL_STORE_URL: storeUrl,
  LOCAL_STORE_CLOCK_FILE: join(options.folder, "clock.json"),
  ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
});

export const startDuewell = async (options: DuewellOptions): Promise<Duewell> => {
  await rm(options.folder, { recursive: true, force: true });
  await mkdir(options.folder, { recursive: true });
  const [appPort, storePort, smtpPort] = await ports(options.port);
  const appUrl = `http://127.0.0.1:${String(appPort)}`;
  const env = appEnv(options, appPort, `http://127.0.0.1:${String(storePort)}`, smtpPort);

  const quiet = { wait: (): Promise<Date | undefined> => Promise.resolve(undefined) };
  const store = await startLocalStore({
    port: storePort,
    smtpPort,
    appUrl,
    apiKey: env.SHOPIFY_API_KEY,
    apiSecret: env.SHOPIFY_API_SECRET,
    seed: options.seed,
    customers: options.customers,
    receivables: options.receivables,
    orders: options.orders,
    startAt: options.startAt,
    clockFile: env.LOCAL_STORE_CLOCK_FILE,
    reportsToken: env.EMAIL_REPORTS_TOKEN,
    whenQuiet: () => quiet.wait(),
  });
  const log = (name: string) => join(options.folder, `${name}.log`);
  const startServer = async (): Promise<Running> => {
    const started = startProcess("the app", "app/serve.server.ts", env, log("app"));
    await waitFor(`${appUrl}/readyz`, started, log("app"));
    return started;
  };
  let server = await startServer();
  const startWorker = () => startProcess("the worker", "app/worker.server.ts", env, log("worker"));
  let worker = startWorker();
  const whenQuiet = () => appMetrics(appUrl, store);
  quiet.wait = whenQuiet;

  return {
    appUrl,
    store,
    env,
    whenQuiet,
    worker: () => worker,
    startWorker: () => (worker = startWorker()),
    server: () => server,
    startServer: async () => (server = await startServer()),
    clockWaits: (on) => void (quiet.wait = on ? whenQuiet : () => Promise.resolve(undefined)),
    stop: async () => {
      await Promise.all([server.stop(), worker.stop()]);
      await store.stop();
    },
  };
};
