import type { BackfillPart, BulkEvent, PartStep } from "~/contracts/backfill";
import type { OrderWithCustomer } from "~/contracts/orders";
import type { ShopSettings } from "~/contracts/shop";
import { willPass, type Poison } from "~/domain/inbox/set-aside";
import { asError, isolate } from "../health/isolate.server";
import { settleReading } from "../health/set-aside.server";
import { applyOrders, type ApplyOptions } from "../orders/apply-orders.server";
import { askAgain, settleRun, splitPart } from "./end-part.server";
import { applyJob, retryTime } from "./part-jobs.server";
import { pollPart, reasonOf } from "./poll-part.server";
import type { BackfillDeps, BulkStatus } from "./ports.server";

/** A job that read a whole file would keep its worker from everything else meanwhile. */
const CHUNKS_PER_JOB = 20;
/** A file that is cut short may be whole at the next look. */
const MAX_READS = 3;

type Outcome = Exclude<BulkEvent, { kind: "orders" }> | { readonly kind: "paused" } | { readonly kind: "whole" };
type Source = { readonly url: string; readonly operationId: string; readonly expectedLines: number | null };

const sourceOf = (status: BulkStatus, operationId: string): Source | undefined => {
  const url = status.url ?? status.partialDataUrl;
  if (url === null) return undefined;
  return { url, operationId, expectedLines: status.status === "COMPLETED" ? status.objectCount : null };
};

type Chunk = { readonly orders: Extract<BulkEvent, { kind: "orders" }>; readonly step: PartStep };

const write = (deps: BackfillDeps, shop: ShopSettings, orders: readonly OrderWithCustomer[], more: Partial<ApplyOptions> = {}) =>
  applyOrders(deps.orders, shop, orders, deps.now(), { scoreNow: false, ...more }); // prettier-ignore

/** Applies a chunk and moves the part on in one transaction; answers false when something in it can never be applied. */
const applyTogether = async (deps: BackfillDeps, shop: ShopSettings, { orders, step }: Chunk): Promise<boolean> => {
  if (orders.unread.length > 0) return false;
  try {
    await write(deps, shop, orders.orders, { alongside: (tx) => tx.advancePart(step) });
    return true;
  } catch (error) {
    if (willPass(asError(error))) throw error;
    return false;
  }
};

/** Applies a chunk; what cannot be understood or written is set aside before the part moves past it. */
const applyChunk = async (deps: BackfillDeps, shop: ShopSettings, chunk: Chunk): Promise<void> => {
  const { orders, unread } = chunk.orders;
  const settle = (failed: readonly Poison[]) => {
    const asked = [...unread.map(({ resourceId }) => resourceId), ...orders.map(({ order }) => order.orderId)];
    return settleReading(deps.setAside, shop.id, "order", { asked, failed, at: deps.now() });
  };
  if (await applyTogether(deps, shop, chunk)) return settle([]);
  const { poison } = await isolate(orders, (some) => write(deps, shop, some), ({ order }) => order.orderId); // prettier-ignore
  await settle([...unread, ...poison]);
  await deps.orders.transaction((tx) => tx.advancePart(chunk.step));
};

/**
 * Applies the orders of the file from where the last reading stopped. How far it is read is written in the transaction
 * of the orders themselves: whenever the process dies, nothing is lost and nothing counted twice.
 */
const applyFile = async (deps: BackfillDeps, part: BackfillPart, source: Source): Promise<Outcome> => {
  const { url, operationId, expectedLines } = source;
  const shop = await deps.shop(part.shopId);
  let from = part.position;
  let chunks = 0;
  for await (const event of deps.bulk.read(url, { from, chunkSize: deps.chunkSize, expectedLines })) {
    if (event.kind !== "orders") return event;
    const step = { partId: part.id, operationId, from, to: event.at, orders: event.orders.length };
    await applyChunk(deps, shop, { orders: event, step });
    from = event.at;
    chunks++;
    if (chunks === CHUNKS_PER_JOB) return { kind: "paused" };
  }
  return { kind: "whole" };
};

const readAgain = async (deps: BackfillDeps, partId: string, why: string): Promise<void> => {
  const part = await deps.runs.part(partId);
  if (!part) return;
  const tries = part.tries + 1;
  if (tries >= MAX_READS) return askAgain(deps, part, `The bulk result could not be read: ${why}`);
  await deps.runs.change(part, { tries });
  await deps.enqueue([applyJob(part, retryTime(deps.now(), tries))]);
};

const finishPart = async (deps: BackfillDeps, part: BackfillPart): Promise<void> => {
  await deps.runs.change(part, { state: "done" });
  await settleRun(deps, part);
};

const apply = async (deps: BackfillDeps, part: BackfillPart, operationId: string): Promise<void> => {
  const status = await deps.bulk.status(part.shopId, operationId);
  const source = sourceOf(status, operationId);
  if (!source) return status.status === "COMPLETED" ? finishPart(deps, part) : askAgain(deps, part, reasonOf(status));
  const outcome = await applyFile(deps, part, source);
  switch (outcome.kind) {
    case "paused":
      return deps.enqueue([applyJob(part, deps.now())]);
    case "gone":
      return askAgain(deps, part, `The bulk result has expired: ${outcome.detail}`);
    case "unreadable":
      return readAgain(deps, part.id, outcome.detail);
    case "whole":
      return source.expectedLines === null ? splitPart(deps, part, reasonOf(status)) : finishPart(deps, part);
  }
};

/** Applies the part's file, or as much of it as one job should, and takes the step that its outcome calls for. */
export const applyPart = async (deps: BackfillDeps, partId: string): Promise<void> => {
  const part = await deps.runs.part(partId);
  if (part?.state === "applying" && part.bulkOperationId !== null) await apply(deps, part, part.bulkOperationId);
  else await pollPart(deps, partId);
};
