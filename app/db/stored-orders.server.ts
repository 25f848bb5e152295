import type { OrderFacts } from "~/domain/ledger/types";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

/** Instants in stored facts are the fields named `…At`. */
const revive = (key: string, value: unknown): unknown =>
  key.endsWith("At") && typeof value === "string" ? new Date(value) : value;

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

/** Manual payment methods seen on orders without terms, paid or not, with how many orders used them. */
export const gatewaysInUse = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
): Promise<{ gateway: string; orders: number }[]> => {
  const { p } = sqlFor(dialect);
  const isSqlite = dialect === "sqlite";
  const each = isSqlite
    ? `json_each(s."facts", '$.gateways') g`
    : `jsonb_array_elements_text(s."facts"::jsonb -> 'gateways') AS g(value)`;
  const manual = isSqlite
    ? `EXISTS (SELECT 1 FROM json_each(s."facts", '$.transactions') t WHERE json_extract(t.value, '$.isManualGateway') = 1)`
    : `EXISTS (SELECT 1 FROM jsonb_array_elements(s."facts"::jsonb -> 'transactions') t WHERE t ->> 'isManualGateway' = 'true')`;
  const rows = await db.$queryRawUnsafe<{ gateway: string; n: bigint }[]>(
    `SELECT lower(g.value) AS "gateway", COUNT(*) AS "n" FROM "OrderSnapshot" s, ${each}
     WHERE s."shopId" = ${p(1)} AND (s."creditKind" IN ('not_mapped', 'manual_pay_later') OR (s."creditKind" = 'paid_at_checkout' AND ${manual}))
     GROUP BY 1 ORDER BY 2 DESC LIMIT 20`,
    shopId,
  );
  return rows.map(({ gateway, n }) => ({ gateway, orders: Number(n) }));
};

/** How many orders of each kind are known: what set-up shows as "found". */
export const orderKinds = async (db: DbOrTx, shopId: string): Promise<Record<string, number>> => {
  const rows = await db.orderSnapshot.groupBy({ by: ["creditKind"], where: { shopId }, _count: true });
  return Object.fromEntries(rows.map(({ creditKind, _count }) => [creditKind, _count]));
};
