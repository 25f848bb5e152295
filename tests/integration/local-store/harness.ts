import { createServer, type IncomingHttpHeaders } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalStore } from "~tests/local-store/start";
import type { LocalStore, LocalStoreOptions } from "~tests/local-store/types";

export const START = new Date("2026-09-01T12:00:00Z");
const KEY = "key";
export const SECRET = "a secret for tests";

type Received = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: Record<string, unknown>;
};

/** An app that only notes what it is sent; `fail` makes it answer 500 that many times. */
export type RecordingApp = { readonly received: Received[]; fail: number; readonly url: string };

const recordingApp = async (): Promise<{ app: RecordingApp; close: () => Promise<void> }> => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (app.fail > 0) {
        app.fail -= 1;
        response.writeHead(500).end();
        return;
      }
      const body = Buffer.concat(chunks).toString("utf8");
      const json = JSON.parse(body) as Record<string, unknown>;
      received.push({ path: request.url ?? "", headers: request.headers, body, json });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const app: RecordingApp = { received, fail: 0, url: `http://127.0.0.1:${port}` };
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { app, close };
};

export type Tokens = { access_token: string; refresh_token: string; scope: string; expires_in: number };

export type Bench = {
  readonly store: LocalStore;
  readonly app: RecordingApp;
  readonly folder: string;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly exchange: (type?: "offline" | "online", idToken?: string) => Promise<Response>;
  readonly install: () => Promise<Tokens>;
  readonly query: (token: string, query: string, variables?: object) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
};

/** A store with a few customers and an app that records its webhooks. */
export const startBench = async (more: Partial<LocalStoreOptions> = {}): Promise<Bench> => {
  const folder = await mkdtemp(join(tmpdir(), "local-store-"));
  const { app, close } = await recordingApp();
  const store = await startLocalStore({
    port: 0,
    smtpPort: 0,
    appUrl: app.url,
    apiKey: KEY,
    apiSecret: SECRET,
    seed: 7,
    customers: 40,
    startAt: START,
    clockFile: join(folder, "clock.json"),
    whenQuiet: () => Promise.resolve(undefined),
    ...more,
  });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${store.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const exchange = async (type: "offline" | "online" = "offline", idToken?: string) =>
    post("/admin/oauth/access_token", {
      client_id: KEY,
      client_secret: SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: idToken ?? (await store.adminIdToken()),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: `urn:shopify:params:oauth:token-type:${type}-access-token`,
      expiring: "1",
    });
  return {
    store,
    app,
    folder,
    post,
    exchange,
    install: async () => (await (await exchange()).json()) as Tokens,
    query: async (token, query, variables = {}) => {
      const response = await post(
        "/admin/api/2026-07/graphql.json",
        { query, variables },
        { "x-shopify-access-token": token },
      );
      return (await response.json()) as Record<string, unknown>;
    },
    close: async () => {
      await store.stop();
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Resolves when the condition holds; fails after two seconds. */
export const until = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 400) throw new Error("The condition was never met");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
