import { afterAll } from "vitest";
import { depsFor, openApp, startStore } from "~tests/factories/store-app";
import { z } from "zod";
import { createJobDeps } from "~/composition.jobs.server";
import { writeFields } from "~/services/fields/write-fields.server";
import { syncOrders } from "~/services/orders/sync-orders.server";
import { liveShop } from "~tests/factories/base";

const fieldsSchema = z.object({
  node: z.object({ metafields: z.object({ nodes: z.array(z.object({ key: z.string(), value: z.string() })) }) }),
});
const FIELDS = `query Fields($id: ID!) { node(id: $id) { ... on HasMetafields {
  metafields(first: 20, namespace: "$app") { nodes { key value } } } } }`;

export const READ_SCOPES = ["read_orders", "read_all_orders", "read_customers", "read_payment_terms"];

/** The app's real parts on a real local store whose token carries `scopes`; nothing runs but what a test asks for. */
export const storeBench = async (scopes: readonly string[]) => {
  const { store, close } = await startStore({ seed: 3, startAt: new Date("2026-09-01T15:00:00Z"), scopes });
  let shift = 0;
  // The app's clock goes ahead of the store's, which would first deliver its webhooks to an app that is not there.
  const clock = { now: () => new Date(store.clock.now().getTime() + shift) };
  const deps = await depsFor(store, { ...clock, set: () => undefined });
  await liveShop(deps, store.shop);
  afterAll(async () => {
    await deps.db.$disconnect();
    await close();
  });
  const jobs = createJobDeps(deps);
  const gid = (type: "Order" | "Customer", id: number): string => `gid://shopify/${type}/${id}`;

  const install = (): Promise<void> => openApp(store, deps, "lasting");

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
