import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerShopifyFrom } from "~tests/factories/shopify-fetch";
import { createDeps } from "~/composition.server";
import { hours } from "~/domain/shared/duration";
import { NotInstalledError } from "~/integrations/shopify/tokens.server";
import { Session } from "@shopify/shopify-api";
import { z } from "zod";
import { freshBase } from "~tests/factories/base";
import { startLocalStore, type LocalStore } from "~tests/local-store/start";

const KEY = "key";
const SECRET = "a secret for tests";
const ME = "query { shop { name } }";
/** Asks for much at once: some of these and the bucket is empty. */
const PAGES = Array.from(
  { length: 8 },
  (_, i) => `page${i}: orders(first: 250) { nodes { id customer { id } paymentTerms { id } } }`,
);
const DEAR = `query { ${PAGES.join(" ")} }`;

const tokenSchema = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

describe("calling Shopify with an offline token", () => {
  let store: LocalStore;
  let folder: string;
  let deps: ReturnType<typeof createDeps>;
  let other: ReturnType<typeof createDeps>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "duewell-tokens-"));
    store = await startLocalStore({
      port: 0,
      smtpPort: 0,
      appUrl: "http://127.0.0.1:9",
      apiKey: KEY,
      apiSecret: SECRET,
      seed: 3,
      customers: 10,
      startAt: new Date("2026-09-01T12:00:00Z"),
      clockFile: join(folder, "clock.json"),
      whenQuiet: () => Promise.resolve(undefined),
      history: false,
    });
    const customers = [...store.state.customers.keys()];
    // Before the installation, so that no webhook tells of them.
    for (let i = 0; i < 150; i++)
      store.control.placeOrder({ customerId: customers[i % customers.length] ?? 0, kind: "net30", amountMinor: 5_000 });
    answerShopifyFrom(store.url);
    const clock = { now: store.clock.now };
    const { env } = await freshBase({ ...clock, set: () => undefined });
    deps = createDeps(env, clock);
    // Another process in all but memory: its own client and locks, the same database.
    other = createDeps(env, clock);
  });
  afterAll(async () => {
    await Promise.all([deps.db.$disconnect(), other.db.$disconnect()]);
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const install = async (): Promise<void> => {
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
        accessToken: token.access_token,
        refreshToken: token.refresh_token,
        expires: new Date(store.clock.now().getTime() + token.expires_in * 1_000),
      }),
    );
  };

  it("refuses a shop without a session, for good", async () => {
    await expect(deps.admin.query("nobody.myshopify.com", ME)).rejects.toBeInstanceOf(NotInstalledError);
  });

  it("uses a fresh token as it is", async () => {
    await install();
    const before = store.stats.refreshes;
    expect(await deps.admin.query(store.shop, ME)).toEqual({ shop: { name: store.state.name } });
    expect(store.stats.refreshes).toBe(before);
  });

  it("refreshes an expired token once for three calls at the same time", async () => {
    await install();
    const before = store.stats.refreshes;
    await store.clock.advance(hours(2));
    await Promise.all([1, 2, 3].map(() => deps.admin.query(store.shop, ME)));
    expect(store.stats.refreshes).toBe(before + 1);
    await deps.admin.query(store.shop, ME);
    expect(store.stats.refreshes).toBe(before + 1);
  });

  it("refreshes once when two processes find the token expired", async () => {
    await install();
    const before = store.stats.refreshes;
    await store.clock.advance(hours(2));
    const answers = await Promise.all([deps, other, deps, other].map(({ admin }) => admin.query(store.shop, ME)));
    expect(answers).toHaveLength(4);
    expect(store.stats.refreshes).toBe(before + 1);
  });

  it("stores the refreshed token encrypted", async () => {
    const rows = await deps.db.session.findMany();
    expect(rows).toHaveLength(1);
    for (const { accessToken, refreshToken } of rows) {
      expect(accessToken).not.toMatch(/shpat_/);
      expect(refreshToken).not.toMatch(/shprt_/);
    }
  });

  it("waits when it is throttled, and is answered in the end", async () => {
    await install();
    const before = store.stats.throttled;
    const answers = await Promise.all(Array.from({ length: 4 }, () => deps.admin.query(store.shop, DEAR)));
    expect(answers.every((answer) => typeof answer === "object" && answer !== null && "page5" in answer)).toBe(true);
    expect(store.stats.throttled).toBeGreaterThan(before);
  });

  it("says that the app is not installed once the shop has taken its tokens away", async () => {
    await install();
    await deps.sessions.deleteSessions([`offline_${store.shop}`]);
    await expect(deps.admin.query(store.shop, ME)).rejects.toBeInstanceOf(NotInstalledError);
  });
});
