import type { JobRequest } from "~/contracts/jobs";
import type { OrderWithCustomer } from "~/contracts/orders";
import type { ShopSettings } from "~/contracts/shop";
import { plus, seconds } from "~/domain/shared/duration";
import { applyOrders, scoreJobs } from "../orders/apply-orders.server";
import type { OrdersStore } from "../orders/ports.server";

const POLL_EVERY = seconds(20);

export type BackfillRun = {
  readonly id: string;
  readonly bulkOperationId: string | null;
  readonly state: string;
  readonly linesApplied: number;
};

export type BackfillDeps = {
  readonly bulk: {
    readonly start: (shopId: string) => Promise<string>;
    readonly status: (
      shopId: string,
      operationId: string,
    ) => Promise<{ status: string; errorCode: string | null; objectCount: number; url: string | null }>;
    /** Orders in chunks, with the number of lines read so far. */
    readonly chunks: (url: string) => AsyncIterable<{ readonly orders: OrderWithCustomer[]; readonly lines: number }>;
  };
  readonly runs: {
    readonly create: (shopId: string, now: Date) => Promise<BackfillRun>;
    readonly find: (runId: string) => Promise<BackfillRun | undefined>;
    readonly findByOperation: (shopId: string, operationId: string) => Promise<BackfillRun | undefined>;
    readonly update: (
      runId: string,
      change: {
        state?: string;
        bulkOperationId?: string;
        objectCount?: number;
        linesApplied?: number;
        error?: string;
        finishedAt?: Date;
        addOrders?: number;
      },
    ) => Promise<void>;
  };
  readonly orders: OrdersStore;
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly setSyncedThrough: (shopId: string, at: Date) => Promise<void>;
  readonly creditCustomers: (shopId: string) => Promise<string[]>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

const poll = (shopId: string, runId: string, runAt: Date): JobRequest => ({
  name: "backfill.poll",
  shopId,
  payload: { runId },
  runAt,
  dedupeKey: `poll:${runId}`,
});

/** Asks Shopify for the whole visible history. */
export const startBackfill = async (deps: BackfillDeps, shopId: string): Promise<void> => {
  const run = await deps.runs.create(shopId, deps.now());
  const bulkOperationId = await deps.bulk.start(shopId);
  await deps.runs.update(run.id, { bulkOperationId, state: "running" });
  await deps.enqueue([poll(shopId, run.id, plus(deps.now(), POLL_EVERY))]);
};

/** Looks whether the file is ready. The webhook that says so is only a faster way to the same question. */
export const pollBackfill = async (deps: BackfillDeps, shopId: string, runId: string): Promise<void> => {
  const run = await deps.runs.find(runId);
  if (!run?.bulkOperationId || run.state !== "running") return;
  const status = await deps.bulk.status(shopId, run.bulkOperationId);
  await deps.runs.update(runId, { objectCount: status.objectCount });
  if (status.status === "COMPLETED")
    return deps.enqueue([{ name: "backfill.apply", shopId, payload: { runId }, dedupeKey: `apply:${runId}` }]);
  if (status.status === "CREATED" || status.status === "RUNNING")
    return deps.enqueue([poll(shopId, runId, plus(deps.now(), POLL_EVERY))]);
  await deps.runs.update(runId, {
    state: "failed",
    error: `${status.status} ${status.errorCode ?? ""}`.trim(),
    finishedAt: deps.now(),
  });
};

/**
 * Reads the file and applies it in chunks. Interrupted, it starts again from the first line: orders already applied
 * change nothing the second time. Customers are scored, and contacts planned, once at the end.
 */
export const applyBackfill = async (deps: BackfillDeps, shopId: string, runId: string): Promise<void> => {
  const run = await deps.runs.find(runId);
  if (!run?.bulkOperationId || run.state === "done") return;
  const shop = await deps.shop(shopId);
  const startedAt = deps.now();
  const status = await deps.bulk.status(shopId, run.bulkOperationId);
  await deps.runs.update(runId, { state: "applying", objectCount: status.objectCount, linesApplied: 0 });
  if (status.url !== null)
    for await (const { orders, lines } of deps.bulk.chunks(status.url)) {
      await applyOrders(deps.orders, shop, orders, deps.now(), { scoreNow: false });
      await deps.runs.update(runId, { linesApplied: lines, addOrders: orders.length });
    }
  await deps.enqueue(scoreJobs(shopId, await deps.creditCustomers(shopId)));
  await deps.setSyncedThrough(shopId, startedAt);
  await deps.runs.update(runId, { state: "done", finishedAt: deps.now() });
};
