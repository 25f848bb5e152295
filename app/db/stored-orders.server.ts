import type { OrderFacts } from "~/domain/ledger/types";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

/** Instants in stored facts are the fields named `at` or `…At`. */
const revive = (key: string, value: unknown): unknown =>
  (key === "at" || key.endsWith("At")) && typeof value === "string" ? new Date(value) : value;

/** Every order of one customer as it was last read from Shopify. */
export const ordersOfCustomer = async (db: DbOrTx, shopId: string, customerId: string): Promise<OrderFacts[]> => {
  const rows = await db.orderSnapshot.findMany({ where: { shopId, customerId }, select: { facts: true } });
  return rows.map(({ facts }) => JSON.parse(facts, revive) as OrderFacts);
};

/** The facts of the orders, as JSON, as they were last read from Shopify. */
export const storedFacts = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  orderIds: readonly string[],
): Promise<Map<string, string>> => {
  const { p, list } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<{ orderId: string; facts: string }[]>(
    `SELECT "orderId", "facts" FROM "OrderSnapshot" WHERE "shopId" = ${p(1)} AND "orderId" IN ${list(2)}`,
    shopId,
    JSON.stringify(orderIds),
  );
  return new Map(rows.map(({ orderId, facts }) => [orderId, facts]));
};

/** A page of orders as they were last read from Shopify, by id; `after` is the last id of the page before. */
export const storedOrders = async (
  db: DbOrTx,
  shopId: string,
  after: string,
  take: number,
): Promise<{ orders: OrderFacts[]; last: string | undefined }> => {
  const rows = await db.orderSnapshot.findMany({
    where: { shopId, id: { gt: after }, customerId: { not: null } },
    orderBy: { id: "asc" },
    take,
    select: { id: true, facts: true },
  });
  // Written by this app from OrderFacts; the shape is its own.
  const orders = rows.map(({ facts }) => JSON.parse(facts, revive) as OrderFacts);
  return { orders, last: rows.at(-1)?.id };
};

/** How many orders of each kind are known: what set-up shows as "found". */
export const orderKinds = async (db: DbOrTx, shopId: string): Promise<Record<string, number>> => {
  const rows = await db.orderSnapshot.groupBy({ by: ["creditKind"], where: { shopId }, _count: true });
  return Object.fromEntries(rows.map(({ creditKind, _count }) => [creditKind, _count]));
};
