import { PrismaPg } from "@prisma/adapter-pg";
import { direct } from "./direct.server";
import { PrismaClient } from "./generated/sqlite/client";
import { PrismaClient as PostgresClient } from "./generated/postgres/client";
import { SqliteAdapter } from "./sqlite-adapter.server";

export type Db = PrismaClient;
/** What repositories take: the client or a transaction of it. */
export type DbOrTx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$extends" | "$transaction">;

export const isSqlite = (url: string): boolean => url.startsWith("file:");

const TRANSACTIONS = { maxWait: 15_000, timeout: 60_000 };

/** Connections of one process; more would only wait for the same disk. */
const POOL = 20;

/** Opens the database that the URL names: `file:…` is SQLite, `postgresql://…` PostgreSQL. */
export const openDb = (url: string): Db => {
  if (isSqlite(url))
    return direct(
      new SqliteAdapter({ url }),
      (adapter) => new PrismaClient({ adapter, transactionOptions: TRANSACTIONS }),
    );
  // Both clients are generated from one data model; they differ in the SQL they write, not in what they offer.
  return direct(
    new PrismaPg({ connectionString: url, max: POOL }),
    (adapter) => new PostgresClient({ adapter, transactionOptions: TRANSACTIONS }) as unknown as Db,
  );
};
