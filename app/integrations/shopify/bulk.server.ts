import { z } from "zod";
import type { Span, Window } from "~/contracts/backfill";
import type { AdminClient } from "./admin-client.server";
import { BULK_STATUS, bulkOrders, ORDER_SPAN, START_BULK } from "./queries.server";

const startSchema = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullish(), message: z.string() })),
  }),
});
const statusSchema = z.object({
  node: z
    .object({
      status: z.string(),
      errorCode: z.string().nullable(),
      objectCount: z.coerce.number(),
      url: z.string().nullable(),
      partialDataUrl: z.string().nullable(),
    })
    .nullable(),
});
const oneOrder = z.object({ nodes: z.array(z.object({ createdAt: z.coerce.date() })) });
const spanSchema = z.object({
  ordersCount: z.object({ count: z.number() }).nullable(),
  first: oneOrder,
  last: oneOrder,
});

/** Shopify runs a few operations of an app at a time; what it says when it has no room for another. */
const NO_ROOM = ["OPERATION_IN_PROGRESS", "LIMIT_REACHED"];

const searchFor = ({ from, to }: Window): string =>
  [
    ...(from ? [`created_at:>='${from.toISOString()}'`] : []),
    ...(to ? [`created_at:<'${to.toISOString()}'`] : []),
  ].join(" AND ");

export type BulkStatus = NonNullable<z.infer<typeof statusSchema>["node"]>;
type Started = { readonly kind: "started"; readonly operationId: string } | { readonly kind: "busy" };

/** Shopify's bulk operations: one query over everything, answered as a file of lines. */
export const createBulk = (client: AdminClient) => ({
  /** How many orders the shop shows, and the dates of the first and the last. */
  span: async (shopId: string): Promise<Span> => {
    const { ordersCount, first, last } = spanSchema.parse(await client.query(shopId, ORDER_SPAN));
    return {
      count: ordersCount?.count ?? 0,
      first: first.nodes[0]?.createdAt ?? null,
      last: last.nodes[0]?.createdAt ?? null,
    };
  },
  /** Starts reading the orders of a window; throws with what Shopify objected to. */
  start: async (shopId: string, window: Window): Promise<Started> => {
    const answer = startSchema.parse(await client.query(shopId, START_BULK, { query: bulkOrders(searchFor(window)) }));
    const { bulkOperation, userErrors } = answer.bulkOperationRunQuery;
    if (bulkOperation) return { kind: "started", operationId: bulkOperation.id };
    if (userErrors.some(({ code }) => NO_ROOM.includes(code ?? ""))) return { kind: "busy" };
    throw new Error(`Shopify refused the bulk query: ${userErrors.map(({ message }) => message).join("; ")}`);
  },
  status: async (shopId: string, operationId: string): Promise<BulkStatus> => {
    const { node } = statusSchema.parse(await client.query(shopId, BULK_STATUS, { id: operationId }));
    return node ?? { status: "EXPIRED", errorCode: null, objectCount: 0, url: null, partialDataUrl: null };
  },
});
