import { z } from "zod";
import type { TheirOrder } from "~/domain/reconcile/types";
import { parseMinor } from "~/domain/shared/money";
import type { AdminClient } from "./admin-client.server";
import { mapEach } from "./order-reader.server";
import { readNodes } from "./read-nodes.server";

/** With its schedules an order costs about 20 points here too; a query may cost 1,000. */
const ORDERS_PER_QUERY = 25;

const STANDING = `query Standing($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { id name updatedAt cancelledAt
  totalOutstandingSet { shopMoney { amount currencyCode } }
  paymentTerms { id paymentSchedules(first: 50) { nodes { id dueAt totalBalance { amount currencyCode } } } } } } }`;

const UNPAID = `query Unpaid($query: String!, $after: String) {
  orders(first: 100, after: $after, query: $query, sortKey: ID) { pageInfo { hasNextPage endCursor } nodes { id } } }`;

/** There is no filter for payment terms: whatever is not fully paid is looked at. */
const UNPAID_FILTER = "financial_status:pending OR financial_status:partially_paid";

const money = z.object({ amount: z.string(), currencyCode: z.string() }).transform(({ amount, currencyCode }) => {
  const minor = parseMinor(amount, currencyCode);
  if (!minor.ok) throw new Error(`Shopify sent an amount that cannot be read: ${minor.error}`);
  return { minor: minor.value, currency: currencyCode };
});
const instant = z.string().transform((text) => new Date(text));
const orderSchema = z.object({
  id: z.string(),
  name: z.string(),
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  totalOutstandingSet: z.object({ shopMoney: money }),
  paymentTerms: z
    .object({
      paymentSchedules: z.object({
        nodes: z.array(z.object({ id: z.string(), dueAt: instant.nullable(), totalBalance: money })),
      }),
    })
    .nullish(),
});
const pageSchema = z.object({
  orders: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(z.object({ id: z.string() })),
  }),
});

const toTheirs = (node: unknown): TheirOrder => {
  const { id, totalOutstandingSet, paymentTerms, ...plain } = orderSchema.parse(node);
  return {
    ...plain,
    orderId: id,
    currency: totalOutstandingSet.shopMoney.currency,
    outstandingMinor: totalOutstandingSet.shopMoney.minor,
    schedules: (paymentTerms?.paymentSchedules.nodes ?? []).map((schedule) => ({
      id: schedule.id,
      dueAt: schedule.dueAt,
      balanceMinor: schedule.totalBalance.minor,
    })),
  };
};

/** Reads where orders stand, and nothing else of them: what a comparison needs. */
export const createStandingReader = (client: AdminClient) => ({
  /** What no longer exists is left out. */
  standing: async (shopId: string, ids: readonly string[]) => {
    const { found, unread } = await readNodes(client, shopId, { query: STANDING, ids, size: ORDERS_PER_QUERY });
    const read = mapEach(found, (node) => [toTheirs(node)]);
    return { items: read.items, unread: [...unread, ...read.unread] };
  },
  /** Orders that Shopify has as not fully paid, a page at a time. */
  unpaid: async (shopId: string, after: string | null): Promise<{ orderIds: string[]; next: string | null }> => {
    const { orders } = pageSchema.parse(await client.query(shopId, UNPAID, { query: UNPAID_FILTER, after }));
    return {
      orderIds: orders.nodes.map(({ id }) => id),
      next: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
    };
  },
});
