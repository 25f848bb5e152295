import express, { type Request, type Response, type Router } from "express";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const count = z.number().int().min(0);
const faultsSchema = z.object({
  /** Operations that end as FAILED after half of their rows, with what they had as partial data. */
  fail: count.default(0),
  /** Downloads that end in the middle of a line, without a word. */
  cut: count.default(0),
  /** Downloads whose address has expired. */
  gone: count.default(0),
  /** Whether downloads answer range requests with a part, as Google's storage does, or always with everything. */
  range: z.boolean().default(true),
  /** Operations stay RUNNING as long as this is set. */
  hold: z.boolean().default(false),
  /** Milliseconds that each piece of a download takes; those of all downloads go out one after the other. */
  pace: count.default(0),
});

export type BulkFaults = z.infer<typeof faultsSchema> & { lastPiece?: Promise<void> };
export const noFaults = (): BulkFaults => faultsSchema.parse({});

/** POST /control/bulk: what goes wrong with bulk operations from now on; what is not named goes well. */
export const faultsRouter = (set: (faults: BulkFaults) => void): Router => {
  const router = express.Router();
  router.post("/control/bulk", express.json(), (request, response) => {
    const parsed = faultsSchema.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ errors: z.prettifyError(parsed.error) });
      return;
    }
    set(parsed.data);
    response.status(204).end();
  });
  return router;
};

/** The chunks without their first `from` bytes and without everything after `to`. */
const between = function* (chunks: readonly string[], from: number, to: number): Generator<Buffer> {
  let at = 0;
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    const piece = bytes.subarray(Math.max(0, from - at), Math.max(0, to - at));
    at += bytes.length;
    if (piece.length > 0) yield piece;
  }
};

/** Resolves when the next piece may go out, of whichever download. */
const pieceMayGo = (faults: BulkFaults): Promise<void> =>
  (faults.lastPiece = (faults.lastPiece ?? Promise.resolve()).then(() => sleep(faults.pace)));

const beginOf = (request: Request): number => Number(/^bytes=(\d+)-$/.exec(request.get("range") ?? "")?.[1] ?? 0);

/** Writes the pieces, each at its time, as long as somebody reads them. */
const send = async (pieces: Iterable<Buffer>, faults: BulkFaults, response: Response): Promise<void> => {
  for (const piece of pieces) {
    if (faults.pace > 0) await pieceMayGo(faults);
    if (response.destroyed) return;
    if (!response.write(piece)) await once(response, "drain");
  }
  response.end();
};

/** Answers a download as the faults have it. A file that is cut looks to HTTP as if it were whole. */
export const serveFile = async (
  file: { readonly chunks: readonly string[]; readonly bytes: number },
  faults: BulkFaults,
  request: Request,
  response: Response,
): Promise<void> => {
  if (faults.gone > 0) {
    faults.gone -= 1;
    response.status(404).end();
    return;
  }
  const from = faults.range ? beginOf(request) : 0;
  if (from > 0 && from >= file.bytes) {
    response
      .status(416)
      .set("content-range", `bytes */${String(file.bytes)}`)
      .end();
    return;
  }
  // A line has more than seven bytes, so this is never the end of one.
  const to = faults.cut > 0 ? from + Math.max(1, Math.floor((file.bytes - from) / 2) - 7) : file.bytes;
  if (faults.cut > 0) faults.cut -= 1;
  response.type("application/jsonl");
  if (from > 0)
    response.status(206).set("content-range", `bytes ${String(from)}-${String(to - 1)}/${String(file.bytes)}`);
  await send(between(file.chunks, from, to), faults, response);
};
