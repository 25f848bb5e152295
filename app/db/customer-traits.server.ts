import type { CustomerFacts } from "~/contracts/customer";
import { customerRowId } from "~/contracts/row-ids";
import { encodeRows, withRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";

const TRAIT: Columns = {
  id: "text", shopId: "text", customerId: "text", kind: "text", value: "text", at: "instant", seenAt: "instant",
}; // prettier-ignore

const traitsOf = (shopId: string, { customerId, ...customer }: CustomerFacts, now: Date) => {
  const row = (kind: string, value: string | null, at: Date) => {
    const id = customerRowId(shopId, customerId);
    return value === null
      ? []
      : [{ id: `${id}/${kind}/${now.toISOString()}`, shopId, customerId: id, kind, value, at, seenAt: now }];
  };
  return [
    ...row("rfm", customer.rfmGroup, now),
    ...row("marketing", customer.marketingState, customer.marketingSince ?? now),
  ];
};

/**
 * Notes what the store says of customers where it is not what it said last. Its own date counts for the first word only:
 * what follows is known from the moment it was seen.
 */
export const saveTraits = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  customers: readonly CustomerFacts[],
  now: Date,
): Promise<void> => {
  const rows = customers.flatMap((customer) => traitsOf(shopId, customer, now));
  if (rows.length === 0) return;
  const of = `t."customerId" = r."customerId" AND t."kind" = r."kind"`;
  await db.$executeRawUnsafe(
    `${withRows(TRAIT, dialect)} INSERT INTO "CustomerTrait" ("id", "shopId", "customerId", "kind", "value", "at")
     SELECT r."id", r."shopId", r."customerId", r."kind", r."value",
       CASE WHEN EXISTS (SELECT 1 FROM "CustomerTrait" t WHERE ${of}) THEN r."seenAt" ELSE r."at" END FROM r
     WHERE r."value" <> COALESCE((SELECT t."value" FROM "CustomerTrait" t WHERE ${of} ORDER BY t."at" DESC LIMIT 1), '')
       AND NOT EXISTS (SELECT 1 FROM "Customer" c WHERE c."id" = r."customerId" AND c."redactedAt" IS NOT NULL)
     ON CONFLICT DO NOTHING`,
    encodeRows(rows, TRAIT, dialect),
  );
};
