import type { Client, InStatement, ResultSet, Transaction } from "@libsql/client";
import { LibsqlError } from "@libsql/client";
import { PrismaLibSQL } from "@prisma/adapter-libsql";
import Database from "libsql";
import { sqliteTurns } from "./sqlite-turns.server";

/**
 * The stock client opens a new connection after every transaction, which drops the pragmas, and begins transactions
 * deferred, which fails at the first write when another process has written meanwhile. This one keeps a single
 * connection with its pragmas and statements, and takes the write lock when a transaction begins
 * (docs/decisions/002-sqlite-connection.md). Prisma's adapter already serialises what runs on it.
 */
const PRAGMAS = [
  "journal_mode = WAL",
  "synchronous = NORMAL",
  "foreign_keys = ON",
  // Pages that are not here are in the system's cache; a worker keeps within 300 MB with all it has.
  "cache_size = -16384",
  // Built to sort in memory: the receivables of a million orders would take 600 MB of it.
  "temp_store = FILE",
  // A chunk of a backfill fills the usual 4 MB: each commit would write its pages twice and wait for the disk.
  "wal_autocheckpoint = 8192",
  // Last: until here it waits for the others, from here on the waiting is ours.
  "busy_timeout = 0",
];
const STATEMENT_CACHE = 500;

type Statement = InstanceType<typeof Database>["prepare"] extends (sql: string) => infer S ? S : never;

const pathOf = (url: string): string => url.replace(/^file:(\/\/)?/, "").replace(/\?.*$/, "");

class SqliteConnection {
  readonly #db: InstanceType<typeof Database>;
  readonly #statements = new Map<string, { statement: Statement; columns: { name: string; type: string }[] | null }>();

  constructor(url: string) {
    this.#db = new Database(pathOf(url));
    this.#db.pragma("busy_timeout = 15000");
    for (const pragma of PRAGMAS) this.#db.pragma(pragma);
  }

  #prepare(sql: string) {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    let columns: { name: string; type: string }[] | null = null;
    try {
      statement.raw(true);
      columns = statement.columns().map((c) => ({ name: c.name, type: c.type ?? "" }));
    } catch {
      // raw() throws for a statement that returns no rows.
    }
    if (this.#statements.size >= STATEMENT_CACHE) this.#statements.clear();
    const entry = { statement, columns };
    this.#statements.set(sql, entry);
    return entry;
  }

  run(input: InStatement): ResultSet {
    const { sql, args } = typeof input === "string" ? { sql: input, args: [] } : input;
    try {
      const { statement, columns } = this.#prepare(sql);
      const values = (args as unknown[]).map((v) => (typeof v === "boolean" ? Number(v) : v));
      if (columns) {
        const rows = statement.all(values) as unknown as ResultSet["rows"];
        return result(columns.map((c) => c.name), columns.map((c) => c.type), rows, 0); // prettier-ignore
      }
      return result([], [], [], statement.run(values).changes);
    } catch (error) {
      throw toLibsqlError(error);
    }
  }

  script(sql: string): void {
    try {
      this.#db.exec(sql);
    } catch (error) {
      throw toLibsqlError(error);
    }
  }

  get inTransaction(): boolean {
    return this.#db.inTransaction;
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }
}

const result = (
  columns: string[],
  columnTypes: string[],
  rows: ResultSet["rows"],
  rowsAffected: number,
): ResultSet => ({
  columns,
  columnTypes,
  rows,
  rowsAffected,
  lastInsertRowid: undefined,
  toJSON: () => ({ columns, rows, rowsAffected }),
});

const toLibsqlError = (error: unknown): unknown => {
  const known = error as { code?: unknown; rawCode?: unknown; message?: unknown };
  if (typeof known.code !== "string") return error;
  return new LibsqlError(
    String(known.message),
    known.code,
    typeof known.rawCode === "number" ? known.rawCode : undefined,
    error as Error,
  );
};

const transactionOn = (connection: SqliteConnection, letGo: () => void): Transaction => {
  const end = (sql: "COMMIT" | "ROLLBACK") => {
    if (connection.inTransaction) connection.script(sql);
    letGo();
    return Promise.resolve();
  };
  return {
    execute: (statement: InStatement) => Promise.resolve().then(() => connection.run(statement)),
    commit: () => end("COMMIT"),
    rollback: () => end("ROLLBACK"),
    close: () => void end("ROLLBACK"),
    get closed() {
      return !connection.inTransaction;
    },
  } as Transaction;
};

const clientFor = (url: string): Client => {
  const connection = new SqliteConnection(url);
  const turns = sqliteTurns();
  return {
    closed: false,
    protocol: "file",
    execute: (statement: InStatement) => turns.take(() => connection.run(statement)),
    executeMultiple: (sql: string) => turns.take(() => connection.script(sql)),
    transaction: async () => {
      await turns.comeUp();
      await turns.take(() => connection.script("BEGIN IMMEDIATE"));
      return transactionOn(connection, turns.hold());
    },
    close: () => connection.close(),
  } as unknown as Client;
};

/** Prisma's libSQL adapter over one lasting connection. */
export class SqliteAdapter extends PrismaLibSQL {
  override createClient(config: { url: string }): Client {
    return clientFor(config.url);
  }
}
