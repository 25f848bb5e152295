import { z } from "zod";
import type { CustomerFacts } from "~/contracts/customer";
import type { OrderWithCustomer } from "~/contracts/orders";
import type { OrderFacts } from "~/domain/ledger/types";
import type { Poison } from "~/domain/inbox/set-aside";
import { AnswerErrors, type AdminClient } from "./admin-client.server";
import { readEdits } from "./edits-reader.server";
import { mapCustomer } from "./map-customer.server";
import { mapOrder } from "./map-order.server";
import { CUSTOMERS_BY_ID, ORDERS_BY_ID, ORDERS_OF_SCHEDULES, ORDERS_UPDATED } from "./queries.server";
import { readNodes, type Node } from "./read-nodes.server";

/** An order query costs about 20 points with its schedules; a single query may cost 1,000 at most. */
const ORDERS_PER_QUERY = 10;
const NODES_PER_QUERY = 50;

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
  /** The edits of those that were edited; an order whose edits Shopify cannot answer is reported, not guessed at. */
  const editsOf = async (shopId: string, found: readonly Node[]) => {
    const edits = new Map<string, OrderFacts["edits"]>();
    const unread: Poison[] = [];
    for (const node of found.filter(isEdited)) {
      try {
        edits.set(node.id, await readEdits(client, shopId, node.id));
      } catch (error) {
        if (!(error instanceof AnswerErrors)) throw error;
        unread.push({ resourceId: node.id, error: `Shopify: ${error.message}` });
      }
    }
    return { edits, unread };
  };
  return {
    orders: async (shopId: string, ids: readonly string[]): Promise<Read<OrderWithCustomer>> => {
      const { found, unread } = await readNodes(client, shopId, { query: ORDERS_BY_ID, ids, size: ORDERS_PER_QUERY });
      const { edits, unread: unclear } = await editsOf(shopId, found);
      const isClear = ({ id }: Node): boolean => unclear.every(({ resourceId }) => resourceId !== id);
      const read = mapEach(found.filter(isClear), (node) => [mapOrder(node, [], edits.get(node.id))]);
      return { items: read.items, unread: [...unread, ...unclear, ...read.unread] };
    },
    customers: async (shopId: string, ids: readonly string[]): Promise<Read<CustomerFacts>> => {
      const { found, unread } = await readNodes(client, shopId, { query: CUSTOMERS_BY_ID, ids, size: NODES_PER_QUERY });
      const read = mapEach(found, (node) => [mapCustomer(node)]);
      return { items: read.items, unread: [...unread, ...read.unread] };
    },
    ordersOfSchedules: async (shopId: string, ids: readonly string[]): Promise<Read<string>> => {
      const { found, unread } = await readNodes(client, shopId, {
        query: ORDERS_OF_SCHEDULES,
        ids,
        size: NODES_PER_QUERY,
      });
      const read = mapEach(found, (node) => {
        const { order } = scheduleSchema.parse(node).paymentTerms;
        return order === null ? [] : [order.id];
      });
      return { items: [...new Set(read.items)], unread: [...unread, ...read.unread] };
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
