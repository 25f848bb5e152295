import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { verifyAudit, type AuditState } from "~/db/audit.server";
import { isSqlite, openDb, type Db } from "~/db/client.server";

export type DatabaseState = {
  readonly pending: readonly string[];
  readonly now: Date;
  /** Each shop's chain of decisions; empty while migrations are missing. */
  readonly chains: readonly (AuditState & { readonly shopId: string })[];
};

const chainsIn = async (db: Db): Promise<DatabaseState["chains"]> => {
  const shops = await db.auditEvent.groupBy({ by: ["shopId"], orderBy: { shopId: "asc" } });
  const chains = [];
  for (const { shopId } of shops) chains.push({ shopId, ...(await verifyAudit(db, shopId)) });
  return chains;
};

const migrationsIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
};

const appliedIn = async (db: Db, url: string): Promise<ReadonlySet<string>> => {
  const table = isSqlite(url)
    ? `SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`
    : `SELECT 1 WHERE to_regclass('"_prisma_migrations"') IS NOT NULL`;
  if ((await db.$queryRawUnsafe<unknown[]>(table)).length === 0) return new Set();
  const rows = await db.$queryRawUnsafe<{ name: string }[]>(
    `SELECT "migration_name" AS "name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL`,
  );
  return new Set(rows.map(({ name }) => name));
};

/** What the database lacks and what time it shows. Reads only, and never creates a file; throws when out of reach. */
export const readDatabaseState = async (url: string, root: string): Promise<DatabaseState> => {
  // Opening would create it.
  if (isSqlite(url) && !existsSync(url.replace(/^file:(\/\/)?/, "").replace(/\?.*$/, "")))
    throw new Error("the file does not exist yet");
  const db = openDb(url);
  try {
    const clock = isSqlite(url)
      ? "strftime('%Y-%m-%dT%H:%M:%SZ', CURRENT_TIMESTAMP)"
      : `to_char(CURRENT_TIMESTAMP AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
    const [row] = await db.$queryRawUnsafe<{ now: string }[]>(`SELECT ${clock} AS "now"`);
    const applied = await appliedIn(db, url);
    const wanted = await migrationsIn(join(root, "prisma", isSqlite(url) ? "migrations" : "postgres/migrations"));
    const pending = wanted.filter((name) => !applied.has(name));
    return { pending, now: new Date(row?.now ?? ""), chains: pending.length > 0 ? [] : await chainsIn(db) };
  } finally {
    await db.$disconnect();
  }
};
