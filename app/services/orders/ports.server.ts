import type { PartStep } from "~/contracts/backfill";
import type { CustomerFacts } from "~/contracts/customer";
import type { JobRequest } from "~/contracts/jobs";
import type { KnownOrder, OrderChange, OrderWithCustomer } from "~/contracts/orders";
import type { ShopSettings } from "~/contracts/shop";
import type { CreditMapping, OrderFacts } from "~/domain/ledger/types";
import type { Merged } from "~/contracts/customer";
import type { Poison } from "~/domain/inbox/set-aside";

/** One transaction over orders: read what is known, decide, write. */
export type OrdersTransaction = {
  /** Keeps every other transaction from these customers, and from the shop's orders, until this one ends. */
  readonly lock: (shopId: string, customerIds: readonly string[]) => Promise<void>;
  /** The merchant's choice as it is now: it may have changed since the shop was read. */
  readonly creditMapping: (shopId: string) => Promise<CreditMapping>;
  readonly known: (shopId: string, orderIds: readonly string[]) => Promise<ReadonlyMap<string, KnownOrder>>;
  /** What the orders were when last read, as JSON of OrderFacts. */
  readonly facts: (shopId: string, orderIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly saveCustomers: (shopId: string, customers: readonly CustomerFacts[], now: Date) => Promise<void>;
  readonly saveOrders: (shopId: string, changes: readonly OrderChange[], now: Date) => Promise<void>;
  /** Cancels what is planned for debts no longer owed and refreshes the cases; row ids of the customers. */
  readonly refreshCases: (shop: ShopSettings, customerIds: readonly string[], now: Date) => Promise<void>;
  /** The orders of a customer as they were last read; a row id. */
  readonly ordersOf: (shopId: string, customerId: string) => Promise<readonly OrderFacts[]>;
  /** Whom the customer was merged into, as far as is known: itself when it was not. */
  readonly successorOf: (shopId: string, customerId: string) => Promise<string>;
  /** What bound the vanished customer binds the one who stays; row ids. */
  readonly absorb: (shopId: string, merged: Merged, now: Date) => Promise<void>;
  /** Notes how far a backfill's part is read; throws when another worker has read on meanwhile. */
  readonly advancePart: (step: PartStep) => Promise<void>;
  readonly enqueue: (now: Date, jobs: readonly JobRequest[]) => Promise<void>;
};

export type OrdersStore = { readonly transaction: <T>(work: (tx: OrdersTransaction) => Promise<T>) => Promise<T> };

/** What was read, and what came but could not be understood. */
export type Read<T> = { readonly items: readonly T[]; readonly unread: readonly Poison[] };

/** Reads orders from Shopify; identifiers that no longer exist are left out of the answer. */
export type OrderReader = {
  readonly orders: (shopId: string, orderIds: readonly string[]) => Promise<Read<OrderWithCustomer>>;
  /** Orders that the payment schedules belong to. */
  readonly ordersOfSchedules: (shopId: string, scheduleIds: readonly string[]) => Promise<Read<string>>;
  readonly customers: (shopId: string, customerIds: readonly string[]) => Promise<Read<CustomerFacts>>;
};
