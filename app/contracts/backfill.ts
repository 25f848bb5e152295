import type { Poison } from "~/domain/inbox/set-aside";
import type { JobRequest } from "./jobs";
import type { OrderWithCustomer } from "./orders";

/** Orders created at or after `from` and before `to`; null leaves that side open. */
export type Window = { readonly from: Date | null; readonly to: Date | null };

/** A place in a bulk result: what lies before it has been applied. */
export type Position = { readonly bytes: number; readonly lines: number };

/** What a shop's visible history spans, asked before it is read. `count` is exact only up to ten thousand. */
export type Span = { readonly count: number; readonly first: Date | null; readonly last: Date | null };

/** How a bulk result is to be read. Without `expectedLines` it is the unfinished result of an operation that failed. */
export type Reading = {
  readonly from: Position;
  readonly chunkSize: number;
  readonly expectedLines: number | null;
};

/** What reading a bulk result brings. After anything but orders it ends; without it the result was read whole. */
export type BulkEvent =
  | {
      readonly kind: "orders";
      readonly orders: OrderWithCustomer[];
      /** Orders whose lines are whole and yet say something that cannot be understood. */
      readonly unread: readonly Poison[];
      readonly at: Position;
    }
  /** The address has expired. */
  | { readonly kind: "gone"; readonly detail: string }
  /** Cut short, damaged, or not to be had now. */
  | { readonly kind: "unreadable"; readonly detail: string };

/** A chunk that was read: from where to where, by which operation, and how many orders it held. */
export type PartStep = {
  readonly partId: string;
  readonly operationId: string;
  readonly from: Position;
  readonly to: Position;
  readonly orders: number;
};

/**
 * `asking` has no operation yet, `running` waits for it, `applying` reads its result. `split` was replaced by two
 * halves; with `done` and `failed` it is an end.
 */
export type PartState = "asking" | "running" | "applying" | "done" | "split" | "failed";

export type BackfillPart = {
  readonly id: string;
  readonly shopId: string;
  readonly runId: string;
  readonly window: Window;
  readonly state: PartState;
  readonly bulkOperationId: string | null;
  readonly objectCount: number;
  readonly position: Position;
  readonly attempts: number;
  readonly tries: number;
  readonly error: string | null;
};

export type RunEnd = { readonly jobsFor: (customerIds: readonly string[]) => readonly JobRequest[] } & (
  { readonly state: "failed"; readonly error: string } | { readonly state: "done" }
);
