import { z } from "zod";
import type { OrderWithCustomer } from "~/contracts/orders";
import { mapOrder, scheduleSchema } from "./map-order.server";

const lineSchema = z.looseObject({
  id: z.string(),
  __parentId: z.string().optional(),
  paymentTerms: z.object({ id: z.string() }).nullish(),
});

type Schedule = z.infer<typeof scheduleSchema>;
type Pending = { readonly json: unknown; readonly ids: readonly string[]; readonly schedules: Schedule[] };

/**
 * Puts the lines of a bulk result back together: an order's line is followed by the lines of its schedules, which name
 * the order or its terms as parent. Yields orders in chunks; memory holds one chunk, however long the file is.
 */
export const readBulkOrders = async function* (
  lines: AsyncIterable<string>,
  chunkSize: number,
): AsyncGenerator<{ readonly orders: OrderWithCustomer[]; readonly lines: number }> {
  let chunk: OrderWithCustomer[] = [];
  let pending: Pending | undefined;
  let count = 0;
  const flush = (): void => {
    if (pending) chunk.push(mapOrder(pending.json, pending.schedules));
    pending = undefined;
  };
  for await (const line of lines) {
    if (line === "") continue;
    count++;
    const json: unknown = JSON.parse(line);
    const { id, __parentId, paymentTerms } = lineSchema.parse(json);
    if (__parentId === undefined) {
      flush();
      pending = { json, ids: paymentTerms ? [id, paymentTerms.id] : [id], schedules: [] };
    } else if (pending?.ids.includes(__parentId)) pending.schedules.push(scheduleSchema.parse(json));
    else
      throw new Error(`Line ${String(count)} of the bulk result names ${__parentId}, which is not the order before it`);
    if (chunk.length >= chunkSize) {
      yield { orders: chunk, lines: count };
      chunk = [];
    }
  }
  flush();
  if (chunk.length > 0) yield { orders: chunk, lines: count };
};
