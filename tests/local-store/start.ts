import { createServer, type Server } from "node:http";
import { randomUUID } from "node:crypto";
import express, { type NextFunction, type Request, type Response } from "express";
import { SignJWT } from "jose";
import { BulkDesk } from "./bulk";
import { VirtualClock } from "./clock";
import { storeControl } from "./control";
import { controlRouter } from "./control-api";
import { Core } from "./core";
import { changeBehaviour, generate, reactToMail } from "./generator";
import { Throttle } from "./graphql/cost";
import { executor } from "./graphql/execute";
import { gid } from "./graphql/format";
import { graphqlRouter } from "./graphql/handler";
import { days } from "~/domain/shared/duration";
import { load, readFiles, type Files } from "./loaders";
import { lateBounces } from "./late-bounces";
import { startMailServer } from "./mail";
import { ApiFaults, faultRouter } from "./misbehaviour";
import { ADMIN_USER, oauthRouter, TokenDesk } from "./oauth";
import { outstandingOf } from "./order-money";
import { mountPages } from "./pages/mount";
import type { LocalStore, LocalStoreOptions, StoreState } from "./types";
import { Webhooks } from "./webhooks";

export type { LocalStore, LocalStoreOptions } from "./types";

/** The stand-in's own address at Shopify. */
export const SHOP = "duewell-demo.myshopify.com";
/**
 * Shopify's id tokens live for a minute of the person who sends them. Here the clock may leap while a request is on its
 * way, and the app would take an honest request for an outdated one: so they outlive the longest leap.
 */
const TOKEN_SECONDS = days(400) / 1_000;

const ZONES: Readonly<Record<string, string>> = {
  US: "America/New_York",
  GB: "Europe/London",
  TW: "Asia/Taipei",
  CN: "Asia/Shanghai",
  AU: "Australia/Sydney",
};

const emptyState = (files: Files): StoreState => {
  const country = files.receivables?.[0]?.country ?? (files.orders ? "GB" : "US");
  return {
    shop: SHOP,
    name: "Duewell Demo Store",
    currency: files.receivables?.[0]?.currency ?? (files.orders ? "GBP" : "USD"),
    country,
    timeZone: ZONES[country] ?? "America/New_York",
    customers: new Map(),
    orders: new Map(),
    companies: new Map(),
    drafts: new Map(),
    mails: [],
  };
};

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });

const tokens = (core: Core) => {
  const { apiKey, apiSecret } = core.options;
  const key = new TextEncoder().encode(apiSecret);
  const sign = (claims: Record<string, unknown>) => {
    const now = Math.floor(core.now().getTime() / 1_000);
    return new SignJWT({ ...claims, aud: apiKey, jti: randomUUID(), sid: randomUUID() })
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + TOKEN_SECONDS)
      .sign(key);
  };
  const shop = `https://${core.state.shop}`;
  return {
    adminIdToken: () => sign({ iss: `${shop}/admin`, dest: shop, sub: String(ADMIN_USER.id) }),
    // Customer account tokens name the shop without a scheme.
    accountToken: (customerId: number) => sign({ dest: core.state.shop, sub: gid("Customer", customerId) }),
  };
};

const failures = (error: unknown, _request: Request, response: Response, next: NextFunction) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
  // A failure of the stand-in itself must be seen; a bad request is its sender's.
  if (status >= 500) console.error(error);
  response.status(status).json({ errors: error instanceof Error ? error.message : String(error) });
};

const fill = (core: Core, files: Files): void => {
  if (files.receivables || files.orders) load(core, files);
  // A history of card orders alone still wants customers on credit beside it.
  if (!files.receivables) generate(core);
};

/** Starts the stand-in for Shopify: admin API, tokens, webhooks, mail server and a clock that can be moved. */
export const startLocalStore = async (options: LocalStoreOptions): Promise<LocalStore> => {
  const files = await readFiles(options.receivables, options.orders);
  const app = express();
  app.disable("x-powered-by");
  const server = createServer(app);
  const port = await listen(server, options.port);
  const url = `http://127.0.0.1:${port}`;

  const core = new Core(options, emptyState(files), url);
  fill(core, files);
  const webhooks = new Webhooks(core);
  core.emit = (topic, payload) => webhooks.emit(topic, payload);
  const clock = new VirtualClock(core, webhooks);
  const react = reactToMail(core);
  const late = lateBounces(core, webhooks);
  const mail = await startMailServer(core, (one) => {
    react(one.to);
    late.onMail(one);
  });
  const desk = new TokenDesk(core, webhooks);
  const run = executor(core);
  const bulk = new BulkDesk(core, webhooks, run);
  const faults = new ApiFaults(core);
  const throttle = new Throttle(clock.now);
  const control = storeControl({ core, webhooks, desk, mail, lateBounces: late.addresses, faults });
  const pending = () => webhooks.pending();
  const { adminIdToken, accountToken } = tokens(core);

  app.use(oauthRouter(core, desk));
  app.use(faultRouter(faults, throttle));
  app.use(graphqlRouter({ core, desk, bulk, throttle, run }));
  app.use(bulk.router());
  app.use(controlRouter({ core, clock, control, pending }));
  mountPages(app, {
    options,
    state: core.state,
    clock,
    control,
    adminIdToken,
    accountToken,
    outstanding: outstandingOf,
  });
  app.use(failures);

  const stop = async () => {
    clock.stop();
    await webhooks.stop();
    await mail.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url,
    smtpPort: mail.port,
    shop: core.state.shop,
    state: core.state,
    clock,
    control,
    stats: core.stats,
    changeBehaviour: (forDays, orders) => changeBehaviour(core, forDays, orders),
    pendingWebhooks: pending,
    adminIdToken,
    stop,
  };
};
