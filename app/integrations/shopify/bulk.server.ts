import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { z } from "zod";
import type { AdminClient } from "./admin-client.server";
import { BULK_ORDERS, BULK_STATUS, START_BULK } from "./queries.server";

const startSchema = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
});
const statusSchema = z.object({
  node: z
    .object({
      status: z.string(),
      errorCode: z.string().nullable(),
      objectCount: z.coerce.number(),
      url: z.string().nullable(),
    })
    .nullable(),
});

export type BulkStatus = {
  readonly status: string;
  readonly errorCode: string | null;
  readonly objectCount: number;
  readonly url: string | null;
};

/** Shopify's bulk operations: one query over everything, answered as a file of lines. */
export const createBulk = (client: AdminClient) => ({
  /** Starts reading every visible order; answers the operation's id, or throws with what Shopify objected to. */
  start: async (shopId: string): Promise<string> => {
    const answer = startSchema.parse(await client.query(shopId, START_BULK, { query: BULK_ORDERS }));
    const { bulkOperation, userErrors } = answer.bulkOperationRunQuery;
    if (!bulkOperation)
      throw new Error(`Shopify refused the bulk query: ${userErrors.map(({ message }) => message).join("; ")}`);
    return bulkOperation.id;
  },
  status: async (shopId: string, operationId: string): Promise<BulkStatus> => {
    const { node } = statusSchema.parse(await client.query(shopId, BULK_STATUS, { id: operationId }));
    return node ?? { status: "EXPIRED", errorCode: null, objectCount: 0, url: null };
  },
  /** The lines of a finished operation, streamed. */
  lines: async (url: string): Promise<AsyncIterable<string>> => {
    const response = await fetch(url);
    if (!response.ok || !response.body)
      throw new Error(`The bulk result could not be read: HTTP ${String(response.status)}`);
    return createInterface({ input: Readable.fromWeb(response.body as WebStream), crlfDelay: Infinity });
  },
});
