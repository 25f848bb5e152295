import { z } from "zod";
import type { CustomerFacts } from "~/contracts/customer";
import type { OrderWithCustomer } from "~/contracts/orders";
import type { OrderFacts } from "~/domain/ledger/types";
import type { Poison } from "~/domain/inbox/set-aside";
import type { AdminClient } from "./admin-client.server";
import { readEdits } from "./edits-reader.server";
import { mapCustomer } from "./map-customer.server";
import { mapOrder } from "./map-order.server";
import { CUSTOMERS_BY_ID, ORDERS_BY_ID, ORDERS_OF_SCHEDULES, ORDERS_UPDATED } from "./queries.server";

/** An order query costs about 20 points with its schedules; a single query may cost 1,000 at most. */
const ORDERS_PER_QUERY = 10;
const NODES_PER_QUERY = 50;

export const nodesSchema = z.object({ nodes: z.array(z.unknown()) });
export const isNode = (node: unknown): node is { id: string } => z.object({ id: z.string() }).safeParse(node).success;
const isEdited = (node: unknown): boolean => z.object({ edited: z.literal(true) }).safeParse(node).success;
const scheduleSchema = z.object({ paymentTerms: z.object({ order: z.object({ id: z.string() }).nullable() }) });
const pageSchema = z.object({
  orders: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(z.object({ id: z.string() })),
  }),
});

type Read<T> = { readonly items: T[]; readonly unread: Poison[] };

/** Maps each node by itself: one that cannot be understood is reported and keeps no other from being read. */
export const mapEach = <T>(
  nodes: readonly { readonly id: string }[],
  map: (node: { readonly id: string }) => readonly T[],
): Read<T> => {
  const items: T[] = [];
  const unread: Poison[] = [];
  for (const node of nodes) {
    try {
      items.push(...map(node));
    } catch (error) {
      unread.push({ resourceId: node.id, error: String(error) });
    }
  }
  return { items, unread };
};

/** Reads the current state of orders and customers from a store; what no longer exists is left out. */
export const createOrderReader = (client: AdminClient) => {
  const editsOf = async (shopId: string, found: readonly { readonly id: string }[]) => {
    const edits = new Map<string, OrderFacts["edits"]>();
    for (const node of found) if (isEdited(node)) edits.set(node.id, await readEdits(client, shopId, node.id));
    return edits;
  };
  const nodes = async (shopId: string, query: string, ids: readonly string[], size: number) => {
    const found: { id: string }[] = [];
    for (let i = 0; i < ids.length; i += size) {
      const answer = nodesSchema.parse(await client.query(shopId, query, { ids: ids.slice(i, i + size) }));
      found.push(...answer.nodes.filter(isNode));
    }
    return found;
  };
  return {
    orders: async (shopId: string, orderIds: readonly string[]): Promise<Read<OrderWithCustomer>> => {
      const found = await nodes(shopId, ORDERS_BY_ID, orderIds, ORDERS_PER_QUERY);
      const edits = await editsOf(shopId, found);
      return mapEach(found, (node) => [mapOrder(node, [], edits.get(node.id))]);
    },
    customers: async (shopId: string, customerIds: readonly string[]): Promise<Read<CustomerFacts>> =>
      mapEach(await nodes(shopId, CUSTOMERS_BY_ID, customerIds, NODES_PER_QUERY), (node) => [mapCustomer(node)]),
    ordersOfSchedules: async (shopId: string, scheduleIds: readonly string[]): Promise<Read<string>> => {
      const found = await nodes(shopId, ORDERS_OF_SCHEDULES, scheduleIds, NODES_PER_QUERY);
      const read = mapEach(found, (node) => {
        const { order } = scheduleSchema.parse(node).paymentTerms;
        return order === null ? [] : [order.id];
      });
      return { ...read, items: [...new Set(read.items)] };
    },
    /** Orders changed since `since`, oldest change first, a page at a time. */
    updatedSince: async (
      shopId: string,
      since: Date,
      after: string | null,
    ): Promise<{ orderIds: string[]; next: string | null }> => {
      const query = `updated_at:>='${since.toISOString()}'`;
      const { orders } = pageSchema.parse(await client.query(shopId, ORDERS_UPDATED, { query, after }));
      return {
        orderIds: orders.nodes.map(({ id }) => id),
        next: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
      };
    },
  };
};
