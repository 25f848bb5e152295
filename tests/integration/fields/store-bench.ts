import { Session } from "@shopify/shopify-api";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { z } from "zod";
import { answerShopifyFrom } from "~tests/factories/shopify-fetch";
import { createJobDeps } from "~/composition.jobs.server";
import { createDeps } from "~/composition.server";
import { writeFields } from "~/services/fields/write-fields.server";
import { syncOrders } from "~/services/orders/sync-orders.server";
import { freshBase, liveShop } from "~tests/factories/base";
import { startLocalStore } from "~tests/local-store/start";

const KEY = "key";
const SECRET = "a secret for tests";
const tokenSchema = z.object({ access_token: z.string(), scope: z.string() });
const fieldsSchema = z.object({
  node: z.object({ metafields: z.object({ nodes: z.array(z.object({ key: z.string(), value: z.string() })) }) }),
});
const FIELDS = `query Fields($id: ID!) { node(id: $id) { ... on HasMetafields {
  metafields(first: 20, namespace: "$app") { nodes { key value } } } } }`;

export const READ_SCOPES = ["read_orders", "read_all_orders", "read_customers", "read_payment_terms"];

/** The app's real parts on a real local store whose token carries `scopes`; nothing runs but what a test asks for. */
export const storeBench = async (scopes: readonly string[]) => {
  const folder = await mkdtemp(join(tmpdir(), "duewell-fields-"));
  const store = await startLocalStore({
    port: 0,
    smtpPort: 0,
    appUrl: "http://127.0.0.1:9",
    apiKey: KEY,
    apiSecret: SECRET,
    seed: 3,
    customers: 10,
    startAt: new Date("2026-09-01T15:00:00Z"),
    clockFile: join(folder, "clock.json"),
    whenQuiet: () => Promise.resolve(undefined),
    history: false,
    scopes,
  });
  answerShopifyFrom(store.url);
  let shift = 0;
  // The app's clock goes ahead of the store's, which would first deliver its webhooks to an app that is not there.
  const clock = { now: () => new Date(store.clock.now().getTime() + shift) };
  const { env } = await freshBase({ ...clock, set: () => undefined });
  const deps = createDeps(env, clock);
  await liveShop(deps, store.shop);
  afterAll(async () => {
    await deps.db.$disconnect();
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const jobs = createJobDeps(deps);
  const gid = (type: "Order" | "Customer", id: number): string => `gid://shopify/${type}/${id}`;

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
      }),
    });
    const { access_token: accessToken, scope } = tokenSchema.parse(await answer.json());
    const id = `offline_${store.shop}`;
    await deps.sessions.storeSession(new Session({ id, shop: store.shop, state: "", isOnline: false, accessToken, scope })); // prettier-ignore
  };

  return {
    store,
    deps,
    jobs,
    gid,
    install,
    later: (ms: number) => void (shift += ms),
    customers: [...store.state.customers.keys()],
    /** Places an order on 30 days' terms. */
    place: (customerId: number, amountMinor = 10_000) =>
      store.control.placeOrder({ customerId, kind: "net30", amountMinor }),
    sync: (...orderIds: readonly number[]) =>
      syncOrders(jobs.sync, store.shop, orderIds.map((id) => gid("Order", id))), // prettier-ignore
    /** Runs the job; answers how many requests Shopify got. */
    write: async (): Promise<number> => {
      const before = store.stats.graphqlRequests;
      await writeFields(jobs.fields, store.shop);
      return store.stats.graphqlRequests - before;
    },
    /** What stands on an order or customer in Shopify. */
    fields: async (type: "Order" | "Customer", id: number): Promise<Record<string, string>> => {
      const { node } = fieldsSchema.parse(await deps.admin.query(store.shop, FIELDS, { id: gid(type, id) }));
      return Object.fromEntries(node.metafields.nodes.map(({ key, value }) => [key, value]));
    },
    written: (type: "Order" | "Customer", id: number) =>
      deps.db.writtenField.findFirst({ where: { shopId: store.shop, ownerId: gid(type, id) } }),
  };
};
