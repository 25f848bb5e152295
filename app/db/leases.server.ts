import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

/**
 * Takes the named lock until `until` unless somebody else holds it; true when taken. One statement, so two processes
 * cannot both succeed. A holder that died loses it when the time has passed.
 */
export const takeLease = async (
  db: DbOrTx,
  dialect: Dialect,
  lease: { readonly key: string; readonly owner: string; readonly now: Date; readonly until: Date },
): Promise<boolean> => {
  const { p, at } = sqlFor(dialect);
  const changed = await db.$executeRawUnsafe(
    `INSERT INTO "Lease" ("key", "owner", "expiresAt") VALUES (${p(1)}, ${p(2)}, ${p(3)})
     ON CONFLICT ("key") DO UPDATE SET "owner" = excluded."owner", "expiresAt" = excluded."expiresAt"
     WHERE "Lease"."expiresAt" <= ${p(4)} OR "Lease"."owner" = excluded."owner"`,
    lease.key,
    lease.owner,
    at(lease.until),
    at(lease.now),
  );
  return changed > 0;
};

export const releaseLease = async (db: DbOrTx, key: string, owner: string): Promise<void> => {
  await db.lease.deleteMany({ where: { key, owner } });
};
