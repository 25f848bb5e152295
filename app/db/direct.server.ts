import { AsyncLocalStorage } from "node:async_hooks";
import type { PrismaLibSQL } from "@prisma/adapter-libsql";
import type { PrismaClient } from "./generated/sqlite/client";
import { rowsOf } from "./raw-rows.server";

/**
 * Prisma sends every raw statement with its parameters, and every row of its answer, through its query compiler, which
 * takes longer than the database does. Raw statements go straight to the driver instead
 * (docs/decisions/008-direct-statements.md); what they do, and to which transaction they belong, is the same.
 */
type Factory = Pick<PrismaLibSQL, "connect">;
type Adapter = Awaited<ReturnType<Factory["connect"]>>;
type DriverTransaction = Awaited<ReturnType<Adapter["startTransaction"]>>;
type Driver = Pick<DriverTransaction, "executeRaw" | "queryRaw">;
type Query = Parameters<DriverTransaction["executeRaw"]>[0];
type Value = string | number | bigint | boolean | Date | null;

/** The driver's transaction that belongs to a client's; empty before it has begun and after it has ended. */
type Scope = { transaction?: DriverTransaction | undefined };
/** The driver under a client; empty while it is not connected. */
type Connected = { adapter?: Adapter | undefined };

const scopes = new AsyncLocalStorage<Scope>();

/** Forgets the transaction as soon as it ends: a statement after that would run outside of it. */
const forgetAtEnd = (scope: Scope, transaction: DriverTransaction): void => {
  for (const end of ["commit", "rollback"] as const) {
    const original = transaction[end].bind(transaction);
    transaction[end] = () => {
      scope.transaction = undefined;
      return original();
    };
  }
  scope.transaction = transaction;
};

/** Has the factory tell the driver under the client, and which of its transactions belongs to which of the client's. */
const telling = (factory: Factory): Connected => {
  const connected: Connected = {};
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => {
      const scope = scopes.getStore();
      const transaction = await start(level);
      if (scope) forgetAtEnd(scope, transaction);
      return transaction;
    };
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = () => {
      connected.adapter = undefined;
      return dispose();
    };
    connected.adapter = adapter;
    return adapter;
  };
  return connected;
};

/** Prisma's codes for what is not the statement's fault. */
const CODES: Readonly<Record<string, string>> = {
  DatabaseNotReachable: "P1001",
  SocketTimeout: "P1008",
  ConnectionClosed: "P1017",
};

/** What the database said of a statement, in the words and with the code that Prisma would have thrown it with. */
export class StatementError extends Error {
  readonly code: string | undefined;
  constructor(error: unknown) {
    const { cause } = error as { cause?: { kind?: string; originalCode?: string; originalMessage?: string } };
    const code = cause?.originalCode;
    super(`Raw query failed. Code: \`${code ?? "N/A"}\`. Message: \`${cause?.originalMessage ?? String(error)}\``, {
      cause: error,
    });
    this.code = CODES[cause?.kind ?? ""] ?? code;
  }
}

const typeOf = (value: Value): Query["argTypes"][number] => ({
  scalarType: value instanceof Date ? "datetime" : "unknown",
  arity: "scalar",
});

const queryOf = (sql: string, args: Value[]): Query => ({ sql, args, argTypes: args.map(typeOf) });

type Turn = <T>(work: () => Promise<T>) => Promise<T>;

const atOnce: Turn = (work) => work();

/** A connection does one statement at a time: those of a transaction that are given at once wait for each other. */
const inTurn = (): Turn => {
  let last: Promise<void> = Promise.resolve();
  // Neither the error of one nor its rows are anything to the next.
  const nothing = (): void => undefined;
  return (work) => {
    const mine = last.then(work);
    last = mine.then(nothing, nothing);
    return mine;
  };
};

/** The client's two raw statements, on whatever driver there is when it is their turn. */
const statementsOn = (driver: () => Promise<Driver>, turn: Turn) => {
  const on = <T>(run: (driver: Driver) => Promise<T>): Promise<T> =>
    turn(async () => {
      const given = await driver();
      try {
        return await run(given);
      } catch (error) {
        throw new StatementError(error);
      }
    });
  return {
    $executeRawUnsafe: (sql: string, ...values: Value[]): Promise<number> =>
      on((given) => given.executeRaw(queryOf(sql, values))),
    $queryRawUnsafe: async (sql: string, ...values: Value[]): Promise<unknown> =>
      rowsOf(await on((given) => given.queryRaw(queryOf(sql, values)))),
  };
};

const transactionOf = (scope: Scope): Promise<Driver> => {
  if (scope.transaction) return Promise.resolve(scope.transaction);
  return Promise.reject(new Error("The transaction has ended, by its time limit or before this statement"));
};

const adapterOf = async (client: PrismaClient, connected: Connected): Promise<Driver> => {
  if (!connected.adapter) await client.$connect();
  if (!connected.adapter) throw new Error("The database is not connected");
  return connected.adapter;
};

/** A client over the factory's driver, whose raw statements take the short way, inside its transactions and outside. */
export const direct = <F extends Factory>(factory: F, open: (adapter: F) => PrismaClient): PrismaClient => {
  const connected = telling(factory);
  const client = open(factory);
  const original = client.$transaction.bind(client) as (work: unknown, options?: object) => Promise<unknown>;
  const begin = (work: unknown, options?: object): Promise<unknown> => {
    if (typeof work !== "function") return original(work, options);
    const scope: Scope = {};
    const own = statementsOn(() => transactionOf(scope), inTurn());
    // An object of its own: Prisma would set the properties on the client that all transactions share.
    const inside = (tx: object): unknown =>
      (work as (tx: object) => unknown)(
        Object.create(tx, {
          $executeRawUnsafe: { value: own.$executeRawUnsafe },
          $queryRawUnsafe: { value: own.$queryRawUnsafe },
        }) as object,
      );
    return scopes.run(scope, () => original(inside, options));
  };
  return Object.assign(
    client,
    statementsOn(() => adapterOf(client, connected), atOnce),
    { $transaction: begin },
  );
};
