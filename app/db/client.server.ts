import { PrismaClient } from "./generated/client";
import { SqliteAdapter } from "./sqlite-adapter.server";

export type Db = PrismaClient;
/** What repositories take: the client or a transaction of it. */
export type DbOrTx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$extends" | "$transaction">;

export const isSqlite = (url: string): boolean => url.startsWith("file:");

/** Opens the SQLite database that the URL names. */
export const openDb = (url: string): Db =>
  new PrismaClient({
    adapter: new SqliteAdapter({ url }),
    transactionOptions: { maxWait: 15_000, timeout: 60_000 },
  });
