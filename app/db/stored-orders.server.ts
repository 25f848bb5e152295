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

/**
 * Manual payment methods seen on orders without terms, paid or not, with how many orders used them. Cards on the same
 * order are not among them; an order without a transaction yet says what it was placed with.
 */
export const gatewaysInUse = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
): Promise<{ gateway: string; orders: number }[]> => {
  const { p } = sqlFor(dialect);
  const [manual, placed, none] =
    dialect === "sqlite"
      ? [
          `SELECT s."id", json_extract(t.value, '$.gateway') AS "gateway" FROM seen s, json_each(s."facts", '$.transactions') t WHERE json_extract(t.value, '$.isManualGateway') = 1`,
          `SELECT s."id", g.value AS "gateway" FROM seen s, json_each(s."facts", '$.gateways') g`,
          `json_array_length(s."facts", '$.transactions') = 0`,
        ]
      : [
          `SELECT s."id", t ->> 'gateway' AS "gateway" FROM seen s, jsonb_array_elements(s."facts"::jsonb -> 'transactions') t WHERE t ->> 'isManualGateway' = 'true'`,
          `SELECT s."id", g AS "gateway" FROM seen s, jsonb_array_elements_text(s."facts"::jsonb -> 'gateways') g`,
          `jsonb_array_length(s."facts"::jsonb -> 'transactions') = 0`,
        ];
  const rows = await db.$queryRawUnsafe<{ gateway: string; n: bigint }[]>(
    `WITH seen AS (SELECT "id", "facts" FROM "OrderSnapshot" WHERE "shopId" = ${p(1)}
       AND "creditKind" IN ('not_mapped', 'manual_pay_later', 'paid_at_checkout'))
     SELECT lower(u."gateway") AS "gateway", COUNT(DISTINCT u."id") AS "n" FROM (${manual} UNION ALL ${placed} WHERE ${none}) u
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20`,
    shopId,
  );
  return rows.map(({ gateway, n }) => ({ gateway, orders: Number(n) }));
};

/** How many orders of each kind are known: what set-up shows as "found". */
export const orderKinds = async (db: DbOrTx, shopId: string): Promise<Record<string, number>> => {
  const rows = await db.orderSnapshot.groupBy({ by: ["creditKind"], where: { shopId }, _count: true });
  return Object.fromEntries(rows.map(({ creditKind, _count }) => [creditKind, _count]));
};
