import type { BackfillPart, BulkEvent, PartState, Reading, RunEnd, Span, Window } from "~/contracts/backfill";
import type { JobRequest } from "~/contracts/jobs";
import type { ShopSettings } from "~/contracts/shop";
import type { SetAsideStore } from "../health/set-aside.server";
import type { OrdersStore } from "../orders/ports.server";

export type PartChange = {
  readonly state?: PartState;
  readonly bulkOperationId?: string;
  readonly objectCount?: number;
  readonly attempts?: number;
  readonly tries?: number;
  readonly error?: string;
};

export type BulkStatus = {
  readonly status: string;
  readonly errorCode: string | null;
  readonly objectCount: number;
  readonly url: string | null;
  readonly partialDataUrl: string | null;
};

export type BackfillDeps = {
  readonly bulk: {
    readonly span: (shopId: string) => Promise<Span>;
    readonly start: (
      shopId: string,
      window: Window,
    ) => Promise<{ readonly kind: "started"; readonly operationId: string } | { readonly kind: "busy" }>;
    readonly status: (shopId: string, operationId: string) => Promise<BulkStatus>;
    readonly read: (url: string, reading: Reading) => AsyncIterable<BulkEvent>;
  };
  readonly runs: {
    /** The parts of the shop's run that has not ended, if there is one. */
    readonly unfinished: (shopId: string) => Promise<readonly BackfillPart[]>;
    readonly create: (shopId: string, windows: readonly Window[], now: Date) => Promise<readonly BackfillPart[]>;
    readonly find: (
      runId: string,
    ) => Promise<
      | { readonly startedAt: Date; readonly finishedAt: Date | null; readonly parts: readonly BackfillPart[] }
      | undefined
    >;
    readonly part: (partId: string) => Promise<BackfillPart | undefined>;
    readonly partOf: (shopId: string, operationId: string) => Promise<BackfillPart | undefined>;
    /** Nothing happens when the part has changed its state or operation since it was read; so with the next two. */
    readonly change: (part: BackfillPart, change: PartChange) => Promise<void>;
    /** Back to the first line, without an operation. */
    readonly restart: (part: BackfillPart) => Promise<void>;
    readonly split: (part: BackfillPart, windows: readonly Window[]) => Promise<void>;
    /** Ends a run once; the customers of the shop are handed to `jobsFor` page by page, in the same transaction. */
    readonly finish: (shopId: string, runId: string, end: RunEnd, now: Date) => Promise<void>;
  };
  readonly orders: OrdersStore;
  readonly setAside: SetAsideStore;
  /** Orders that are applied together in one transaction. */
  readonly chunkSize: number;
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly setSyncedThrough: (shopId: string, at: Date) => Promise<void>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};
