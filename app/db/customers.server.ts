import type { CustomerFacts } from "~/contracts/customer";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { Cipher } from "./cipher.server";
import type { DbOrTx } from "./client.server";
import { saveTraits } from "./customer-traits.server";
import { sqlFor } from "./sql.server";
import { customerRowId } from "~/contracts/row-ids";

const CUSTOMER: Columns = {
  id: "text", shopId: "text", shopifyId: "text", nameEnc: "text", locale: "text", timeZone: "text", addresses: "text",
  createdAt: "instant", lifetimeOrders: "int", lifetimeSpentMinor: "int", rfmGroup: "text", marketingState: "text",
  flags: "text", updatedAt: "instant",
}; // prettier-ignore

const POINT: Columns = {
  id: "text", shopId: "text", customerId: "text", kind: "text", valueEnc: "text", valueHash: "text", createdAt: "instant",
}; // prettier-ignore

const UPSERT = `ON CONFLICT ("id") DO UPDATE SET "nameEnc" = excluded."nameEnc", "locale" = excluded."locale",
  "timeZone" = COALESCE(excluded."timeZone", "Customer"."timeZone"), "addresses" = excluded."addresses",
  "lifetimeOrders" = excluded."lifetimeOrders", "lifetimeSpentMinor" = excluded."lifetimeSpentMinor",
  "rfmGroup" = excluded."rfmGroup", "marketingState" = excluded."marketingState", "updatedAt" = excluded."updatedAt"
  WHERE "Customer"."redactedAt" IS NULL`;

/** The last facts per customer, so that one statement never meets a row twice. */
const distinct = (customers: readonly CustomerFacts[]): CustomerFacts[] => [
  ...new Map(customers.map((customer) => [customer.customerId, customer])).values(),
];

/** Those who were forgotten: a later order of theirs must not bring their addresses back. */
const erasedOf = async (db: DbOrTx, dialect: Dialect, ids: readonly string[]): Promise<Set<string>> => {
  const { list } = sqlFor(dialect);
  // Row ids begin with the shop; naming it again would have all of its customers read.
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT "id" FROM "Customer" WHERE "id" IN ${list(1)} AND "redactedAt" IS NOT NULL`,
    JSON.stringify(ids),
  );
  return new Set(rows.map(({ id }) => id));
};

/** Writes customers and how they can be reached; names and addresses to write to are encrypted, look-ups hashed. */
export const saveCustomers = async (
  db: DbOrTx,
  dialect: Dialect,
  cipher: Cipher,
  shopId: string,
  customers: readonly CustomerFacts[],
  now: Date,
): Promise<void> => {
  const unique = distinct(customers);
  const rows = unique.map((customer) => ({
    id: customerRowId(shopId, customer.customerId),
    shopId,
    shopifyId: customer.customerId,
    nameEnc: customer.name === null ? null : cipher.encrypt(customer.name),
    locale: customer.locale,
    timeZone: customer.timeZone,
    addresses: JSON.stringify(customer.addresses),
    createdAt: customer.createdAt,
    lifetimeOrders: customer.lifetimeOrders,
    lifetimeSpentMinor: customer.lifetimeSpentMinor,
    rfmGroup: customer.rfmGroup,
    marketingState: customer.marketingState,
    flags: "[]",
    updatedAt: now,
  }));
  await insertRows(db, dialect, "Customer", CUSTOMER, rows, UPSERT);
  await saveTraits(db, dialect, shopId, unique, now);
  const erased = await erasedOf(db, dialect, rows.map(({ id }) => id)); // prettier-ignore
  const points = unique.flatMap((customer) => {
    const customerId = customerRowId(shopId, customer.customerId);
    if (erased.has(customerId)) return [];
    const of = (kind: string, value: string | null) => {
      if (value === null || value === "") return [];
      const valueHash = cipher.hash(value);
      return [
        {
          id: `${customerId}/${kind}/${valueHash}`,
          shopId,
          customerId,
          kind,
          valueEnc: cipher.encrypt(value),
          valueHash,
          createdAt: now,
        },
      ];
    };
    return [...of("email", customer.email), ...of("phone", customer.phone)];
  });
  // The newest address is the one in force; an older one that comes back is touched, not doubled.
  await insertRows(
    db,
    dialect,
    "ContactPoint",
    POINT,
    points,
    `ON CONFLICT ("id") DO UPDATE SET "createdAt" = excluded."createdAt"`,
  );
};
