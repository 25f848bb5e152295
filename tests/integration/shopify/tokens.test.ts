import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { depsFor, openApp, startStore } from "~tests/factories/store-app";
import { createDeps, type Deps } from "~/composition.server";
import { hours } from "~/domain/shared/duration";
import { NotInstalledError } from "~/integrations/shopify/tokens.server";
import type { LocalStore } from "~tests/local-store/start";

const ME = "query { shop { name } }";
/** Asks for much at once: some of these and the bucket is empty. */
const PAGES = Array.from(
  { length: 8 },
  (_, i) => `page${i}: orders(first: 250) { nodes { id customer { id } paymentTerms { id } } }`,
);
const DEAR = `query { ${PAGES.join(" ")} }`;

describe("calling Shopify with an offline token", () => {
  let store: LocalStore;
  let close: () => Promise<void>;
  let deps: Deps;
  let other: Deps;

  beforeAll(async () => {
    ({ store, close } = await startStore({ seed: 3 }));
    const customers = [...store.state.customers.keys()];
    // Before the installation, so that no webhook tells of them.
    for (let i = 0; i < 150; i++)
      store.control.placeOrder({ customerId: customers[i % customers.length] ?? 0, kind: "net30", amountMinor: 5_000 });
    deps = await depsFor(store);
    // Another process in all but memory: its own client and locks, the same database.
    other = createDeps(deps.env, { now: store.clock.now });
  });
  afterAll(async () => {
    await Promise.all([deps.db.$disconnect(), other.db.$disconnect()]);
    await close();
  });

  const install = (): Promise<void> => openApp(store, deps);

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
    const before = store.stats.apiFaults;
    // By order, so that it does not hang on how fast this machine asks and the store's bucket fills again.
    store.control.failApi("throttled", 3);
    const answers = await Promise.all(Array.from({ length: 2 }, () => deps.admin.query(store.shop, DEAR)));
    expect(answers.every((answer) => typeof answer === "object" && answer !== null && "page5" in answer)).toBe(true);
    expect(store.stats.apiFaults - before).toBe(3);
  });

  it("says that the app is not installed once the shop has taken its tokens away", async () => {
    await install();
    await deps.sessions.deleteSessions([`offline_${store.shop}`]);
    await expect(deps.admin.query(store.shop, ME)).rejects.toBeInstanceOf(NotInstalledError);
  });
});
