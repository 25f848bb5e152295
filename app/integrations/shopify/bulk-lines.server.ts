import { z } from "zod";
import type { BulkEvent, Position, Reading } from "~/contracts/backfill";
import type { OrderWithCustomer } from "~/contracts/orders";
import type { Poison } from "~/domain/inbox/set-aside";
import { mapOrder, scheduleSchema } from "./map-order.server";

const lineSchema = z.looseObject({
  id: z.string(),
  __parentId: z.string().optional(),
  paymentTerms: z.object({ id: z.string() }).nullish(),
});

const NEW_LINE = 10;

type Line = { readonly text: string; readonly end: number };
type Pending = {
  readonly json: unknown;
  readonly id: string;
  readonly ids: readonly string[];
  readonly schedules: unknown[];
};

/** Lines with the place in the file where each ends, as many at a time as a piece brings. The first byte is at `start`. */
export const splitLines = async function* (
  pieces: AsyncIterable<Uint8Array>,
  start = 0,
  skip = 0,
): AsyncGenerator<readonly Line[]> {
  let rest: Buffer = Buffer.alloc(0);
  let end = start + skip;
  let skipped = 0;
  for await (const piece of pieces) {
    const passed = Math.min(skip - skipped, piece.byteLength);
    skipped += passed;
    const fresh = Buffer.from(piece.buffer, piece.byteOffset + passed, piece.byteLength - passed);
    const bytes = rest.length === 0 ? fresh : Buffer.concat([rest, fresh]);
    const lines: Line[] = [];
    let from = 0;
    for (let to = bytes.indexOf(NEW_LINE); to !== -1; to = bytes.indexOf(NEW_LINE, from)) {
      end += to + 1 - from;
      lines.push({ text: bytes.toString("utf8", from, to), end });
      from = to + 1;
    }
    rest = bytes.subarray(from);
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) yield [{ text: rest.toString("utf8"), end: end + rest.length }];
};

/**
 * Puts orders together: an order's line is followed by the lines of its schedules, which name it or its terms. A line
 * that is not whole is damage to the file; an order that cannot be understood is reported and keeps no other out.
 */
const assembler = (from: Position) => {
  let pending: Pending | undefined;
  let whole: OrderWithCustomer[] = [];
  let unread: Poison[] = [];
  /** Where the order that is being put together begins: everything before it is whole. */
  let wholeUpTo = from;
  let read = from;
  let damage: string | undefined;
  const flush = (): void => {
    try {
      if (pending) whole.push(mapOrder(pending.json, pending.schedules.map((one) => scheduleSchema.parse(one)))); // prettier-ignore
    } catch (error) {
      unread.push({ resourceId: pending?.id ?? "", error: String(error) });
    }
    pending = undefined;
    wholeUpTo = read;
  };
  const take = ({ text, end }: Line): void => {
    const json: unknown = JSON.parse(text);
    const { id, __parentId, paymentTerms } = lineSchema.parse(json);
    if (__parentId === undefined) {
      flush();
      pending = { json, id, ids: paymentTerms ? [id, paymentTerms.id] : [id], schedules: [] };
    } else if (pending?.ids.includes(__parentId)) pending.schedules.push(json);
    else throw new Error(`it names ${__parentId}, which is not the order before it`);
    read = { bytes: end, lines: read.lines + 1 };
  };
  /** Does the work and answers true, or notes what is wrong with the line. */
  const goesWell = (work: () => void): boolean => {
    try {
      work();
      return true;
    } catch (error) {
      damage = `line ${String(read.lines + 1)}: ${error instanceof Error ? error.message : String(error)}`;
      return false;
    }
  };
  return {
    /** Answers false for a line that is not whole, not an order's, or not at its place. */
    take: (line: Line): boolean => line.text === "" || goesWell(() => take(line)),
    /** Ends the file. Answers what is wrong with it when it has not all of its lines. */
    end: (expectedLines: number): string | undefined => {
      if (damage === undefined && read.lines < expectedLines)
        damage = `it ends after ${String(read.lines)} of ${String(expectedLines)} lines`;
      if (damage === undefined) flush();
      return damage;
    },
    size: (): number => whole.length + unread.length,
    chunk: (): BulkEvent => {
      const chunk = { orders: whole, unread };
      [whole, unread] = [[], []];
      return { kind: "orders", ...chunk, at: wholeUpTo };
    },
  };
};

const oneByOne = async function* (batches: AsyncIterable<readonly Line[]>): AsyncGenerator<Line> {
  for await (const batch of batches) yield* batch;
};

/**
 * The orders of a bulk result in chunks; memory holds one, however long the file is. The last order counts only when
 * the file is whole: its schedules might be among the lines that are missing.
 */
export const readBulkOrders = async function* (
  batches: AsyncIterable<readonly Line[]>,
  { from, chunkSize, expectedLines }: Reading,
): AsyncGenerator<BulkEvent> {
  const orders = assembler(from);
  for await (const line of oneByOne(batches)) {
    if (!orders.take(line)) break;
    if (orders.size() >= chunkSize) yield orders.chunk();
  }
  const damage = expectedLines === null ? undefined : orders.end(expectedLines);
  if (orders.size() > 0) yield orders.chunk();
  if (damage !== undefined) yield { kind: "unreadable", detail: damage };
};
