import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";

/**
 * Locks that a transaction holds to its end, so that what it read stays true until it has written. SQLite needs none:
 * its transactions here begin with the one write lock. On PostgreSQL rows are locked in the order of their ids, which
 * is what keeps two transactions from waiting for each other.
 */
export const lockCustomers = async (db: DbOrTx, dialect: Dialect, customerIds: readonly string[]): Promise<void> => {
  if (dialect === "sqlite" || customerIds.length === 0) return;
  await db.$queryRawUnsafe(
    `SELECT 1 FROM "Customer" WHERE "id" IN (SELECT jsonb_array_elements_text($1::jsonb)) ORDER BY "id" FOR UPDATE`,
    JSON.stringify(customerIds),
  );
};

/** A lock by name: for what has no row yet. */
export const lockName = async (db: DbOrTx, dialect: Dialect, name: string): Promise<void> => {
  if (dialect === "sqlite") return;
  await db.$queryRawUnsafe(`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended($1, 0))) taken`, name);
};
