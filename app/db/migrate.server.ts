import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isSqlite, openDb, type Db, type DbOrTx } from "./client.server";

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMP,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMP,
  "started_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

const readMigrations = async (folder: string): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
};

/** Statements end with a semicolon at the end of a line, as `prisma migrate diff --script` writes them. */
const statementsOf = (sql: string): string[] =>
  sql
    .split(/;\s*$/m)
    .map((statement) => statement.replace(/^\s*--.*$/gm, "").trim())
    .filter((statement) => statement !== "");

const applyOne = async (tx: DbOrTx, migration: Migration): Promise<void> => {
  for (const statement of statementsOf(migration.sql)) await tx.$executeRawUnsafe(statement);
  await tx.$executeRawUnsafe(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
     VALUES ('${randomUUID()}', '${migration.checksum}', '${migration.name}', CURRENT_TIMESTAMP, 1)`,
  );
};

/**
 * Applies the migrations that the database does not have yet, each in a transaction that also takes the lock,
 * and records them as `prisma migrate deploy` does, so that Prisma's own command can take over where its engine runs
 * (docs/decisions/003-own-migrator.md). Returns the names applied. Refuses a migration that was edited after it ran.
 */
export const migrate = async (db: Db, folder: string, url: string): Promise<string[]> => {
  await db.$executeRawUnsafe(TABLE);
  const applied: string[] = [];
  for (const migration of await readMigrations(folder)) {
    const isNew = await db.$transaction(async (tx) => {
      if (!isSqlite(url)) await tx.$executeRawUnsafe(`LOCK TABLE "_prisma_migrations" IN ACCESS EXCLUSIVE MODE`);
      const [known] = await tx.$queryRawUnsafe<{ checksum: string }[]>(
        `SELECT "checksum" FROM "_prisma_migrations" WHERE "migration_name" = '${migration.name}'`,
      );
      if (known && known.checksum !== migration.checksum)
        throw new Error(`Migration ${migration.name} was changed after it had been applied.`);
      if (!known) await applyOne(tx, migration);
      return !known;
    });
    if (isNew) applied.push(migration.name);
  }
  return applied;
};

/** Brings the open database up to date with the migrations under `root`. */
export const migrateTo = (db: Db, url: string, root: string): Promise<string[]> =>
  migrate(db, join(root, "prisma", isSqlite(url) ? "migrations" : "postgres/migrations"), url);

/** Opens, migrates and returns the database that `url` names. */
export const openMigratedDb = async (url: string, root: string): Promise<Db> => {
  const db = openDb(url);
  await migrateTo(db, url, root);
  return db;
};
