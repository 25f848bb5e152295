import type { PartStep } from "~/contracts/backfill";
import type { CustomerFacts, Merged } from "~/contracts/customer";
import type { JobRequest } from "~/contracts/jobs";
import type { KnownOrder, OrderChange } from "~/contracts/orders";
import type { ShopSettings } from "~/contracts/shop";
import { localParts } from "~/domain/time/local";
import { advancePart } from "./backfill.server";
import type { Dialect } from "./bulk.server";
import { refreshCases } from "./case-refresh.server";
import type { Cipher } from "./cipher.server";
import type { Db, DbOrTx } from "./client.server";
import { creditMapping } from "./credit-mapping.server";
import { saveCustomers } from "./customers.server";
import { enqueueJobs } from "./jobs.server";
import { lockCustomers, lockName } from "./locks.server";
import { absorbCustomer, successorOf } from "./merges.server";
import { ordersOfCustomer, storedFacts } from "./stored-orders.server";
import { knownOrders, saveOrders } from "./orders.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly cipher: Cipher; readonly newId: () => string };

const bound = (tx: DbOrTx, { dialect, cipher, newId }: Parts) => ({
  lock: async (shopId: string, customerIds: readonly string[]): Promise<void> => {
    // New customers have no row to lock, so orders of one shop are applied one transaction after the other.
    await lockName(tx, dialect, `orders:${shopId}`);
    await lockCustomers(tx, dialect, customerIds);
  },
  creditMapping: (shopId: string) => creditMapping(tx, shopId),
  known: (shopId: string, orderIds: readonly string[]): Promise<Map<string, KnownOrder>> =>
    knownOrders(tx, dialect, shopId, orderIds),
  facts: (shopId: string, orderIds: readonly string[]) => storedFacts(tx, dialect, shopId, orderIds),
  saveCustomers: (shopId: string, customers: readonly CustomerFacts[], now: Date) =>
    saveCustomers(tx, dialect, cipher, shopId, customers, now),
  saveOrders: (shopId: string, changes: readonly OrderChange[], now: Date) =>
    saveOrders(tx, dialect, shopId, changes, now),
  refreshCases: (shop: ShopSettings, customerIds: readonly string[], now: Date) =>
    refreshCases(tx, dialect, shop, customerIds, localParts(now, shop.timeZone).dateKey, now),
  ordersOf: (shopId: string, customerId: string) => ordersOfCustomer(tx, shopId, customerId),
  successorOf: (shopId: string, customerId: string) => successorOf(tx, shopId, customerId),
  absorb: (shopId: string, merged: Merged, now: Date) => absorbCustomer({ tx, dialect, newId }, shopId, merged, now),
  advancePart: (step: PartStep) => advancePart(tx, dialect, step),
  enqueue: (now: Date, jobs: readonly JobRequest[]) => enqueueJobs(tx, dialect, newId, now, jobs),
});

/** Orders, ledger and cases behind one transaction, which ends after `limits` in milliseconds (the client's unless told). */
export const createOrdersStore = (parts: Parts, limits?: { readonly maxWait: number; readonly timeout: number }) => ({
  transaction: <T>(work: (tx: ReturnType<typeof bound>) => Promise<T>): Promise<T> =>
    parts.db.$transaction((tx) => work(bound(tx, parts)), limits),
});
