import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import type { BulkEvent, Reading } from "~/contracts/backfill";
import { readBulkOrders, splitLines } from "./bulk-lines.server";

const GONE = [403, 404, 410];
const PARTIAL_CONTENT = 206;
const RANGE_NOT_SATISFIABLE = 416;

/** A range of a compressed answer would count other bytes than those of the lines. */
const headersFor = (bytes: number): Record<string, string> =>
  bytes === 0 ? {} : { range: `bytes=${String(bytes)}-`, "accept-encoding": "identity" };

/** A connection that breaks ends the file early, which the number of lines tells. */
const untilBroken = async function* (body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const piece = await pieces.next().catch(() => ({ done: true, value: undefined }) as const);
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    await pieces.return?.();
  }
};

type Opened = Exclude<BulkEvent, { kind: "orders" }> | { readonly kind: "open"; readonly response: Response };

const open = async (url: string, bytes: number): Promise<Opened> => {
  try {
    const response = await fetch(url, { headers: headersFor(bytes) });
    if (response.ok || response.status === RANGE_NOT_SATISFIABLE) return { kind: "open", response };
    const detail = `HTTP ${String(response.status)}`;
    return { kind: GONE.includes(response.status) ? "gone" : "unreadable", detail };
  } catch (error) {
    return { kind: "unreadable", detail: String(error) };
  }
};

/** Nothing, when the file ends where reading was to go on. */
const piecesOf = ({ status, body }: Response): AsyncIterable<Uint8Array> =>
  status === RANGE_NOT_SATISFIABLE || !body
    ? Readable.from([])
    : untilBroken(Readable.fromWeb(body as WebStream<Uint8Array>) as AsyncIterable<Uint8Array>);

/**
 * The orders of a bulk result, streamed from the place where the last reading stopped: by a range request where the
 * server honours it, else by passing over what came before. Never throws for what is wrong with the file or the way to it.
 */
export const readBulkFile = async function* (url: string, reading: Reading): AsyncGenerator<BulkEvent> {
  const { from, expectedLines } = reading;
  if (expectedLines !== null && from.lines >= expectedLines) return;
  const opened = await open(url, from.bytes);
  if (opened.kind !== "open") {
    yield opened;
    return;
  }
  const { response } = opened;
  const skip = response.status === PARTIAL_CONTENT ? 0 : from.bytes;
  yield* readBulkOrders(splitLines(piecesOf(response), from.bytes - skip, skip), reading);
};
