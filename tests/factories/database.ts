import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { openDb, type Db } from "~/db/client.server";
import { migrateTo } from "~/db/migrate.server";

type Fresh = { readonly db: Db; readonly url: string };
type Server = { readonly url: string; readonly template: string };

/** The server of the suites that run on PostgreSQL. */
const server = (): Server | undefined => inject("postgres");

const sqliteFile = async (): Promise<Fresh> => {
  const folder = await mkdtemp(join(tmpdir(), "duewell-test-"));
  const url = `file:${join(folder, "test.db")}`;
  const db = openDb(url);
  afterAll(async () => {
    await db.$disconnect();
    await rm(folder, { recursive: true, force: true });
  });
  return { db, url };
};

/** A copy of another database: some ten milliseconds. The server goes, with all of them, after the run. */
const postgresDatabase = async ({ url: serverUrl }: Server, template: string): Promise<Fresh> => {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const maintenance = openDb(`${serverUrl}/postgres`);
  await maintenance.$executeRawUnsafe(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  await maintenance.$disconnect();
  const url = `${serverUrl}/${name}`;
  const db = openDb(url);
  afterAll(() => db.$disconnect());
  return { db, url };
};

/** A database without a table, of the calling test file's own. */
export const emptyDatabase = (): Promise<Fresh> => {
  const postgres = server();
  return postgres ? postgresDatabase(postgres, "template0") : sqliteFile();
};

/** A migrated database of its own for the calling test file: SQLite, or PostgreSQL in the suites that run on it. */
export const freshDatabase = async (): Promise<Fresh> => {
  const postgres = server();
  if (postgres) return postgresDatabase(postgres, postgres.template);
  const fresh = await sqliteFile();
  await migrateTo(fresh.db, fresh.url, process.cwd());
  return fresh;
};
