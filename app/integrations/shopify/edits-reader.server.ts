import { z } from "zod";
import type { OrderFacts } from "~/domain/ledger/types";
import type { AdminClient } from "./admin-client.server";
import { bag, minor } from "./map-money.server";
import { ORDER_AGREEMENTS } from "./queries.server";

const pageSchema = z.object({
  node: z
    .object({
      agreements: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        nodes: z.array(
          z.object({
            id: z.string(),
            happenedAt: z.string().transform((text) => new Date(text)),
            reason: z.string(),
            sales: z.object({
              pageInfo: z.object({ hasNextPage: z.boolean() }),
              nodes: z.array(z.object({ totalAmount: bag })),
            }),
          }),
        ),
      }),
    })
    .nullable(),
});

type Edits = NonNullable<OrderFacts["edits"]>;
type Agreements = NonNullable<z.infer<typeof pageSchema>["node"]>["agreements"];

const readAll = async (client: AdminClient, shopId: string, orderId: string): Promise<Agreements["nodes"]> => {
  const found: Agreements["nodes"] = [];
  let after: string | null = null;
  do {
    const { node } = pageSchema.parse(await client.query(shopId, ORDER_AGREEMENTS, { id: orderId, after }));
    if (node === null) return found;
    const { nodes, pageInfo }: Agreements = node.agreements;
    found.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return found;
};

/**
 * By how much each edit changed the order's total, and when, in the shop's currency. An edit of more lines than one page
 * of sales is left out: it stays unexplained, as an adjustment, rather than half explained.
 */
export const readEdits = async (client: AdminClient, shopId: string, orderId: string): Promise<Edits> => {
  const edits = (await readAll(client, shopId, orderId)).filter(
    ({ reason, sales }) => reason === "ORDER_EDIT" && !sales.pageInfo.hasNextPage,
  );
  return edits.map(({ id, happenedAt, sales }) => ({
    id,
    at: happenedAt,
    amountMinor: sales.nodes.reduce((sum, { totalAmount }) => sum + minor(totalAmount.shopMoney), 0),
  }));
};
