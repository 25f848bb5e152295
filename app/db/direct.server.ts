import { AsyncLocalStorage } from "node:async_hooks";
import type { PrismaLibSQL } from "@prisma/adapter-libsql";
import type { PrismaClient } from "./generated/sqlite/client";

/**
 * Prisma copies every raw statement with its parameters through its query compiler, which takes longer than the
 * database takes for a bulk insert. Inside a transaction raw statements go straight to the driver's transaction instead
 * (docs/decisions/008-direct-statements.md); what they do, and to which transaction they belong, is the same.
 */
type Factory = Pick<PrismaLibSQL, "connect">;
type Adapter = Awaited<ReturnType<Factory["connect"]>>;
type DriverTransaction = Awaited<ReturnType<Adapter["startTransaction"]>>;
type Query = Parameters<DriverTransaction["executeRaw"]>[0];
type Value = string | number | bigint | boolean | Date | null;

/** The driver's transaction that belongs to a client's; empty before it has begun and after it has ended. */
type Scope = { transaction?: DriverTransaction | undefined };

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

/** The factory, whose adapters also tell which of the driver's transactions belongs to which of the client's. */
export const telling = <F extends Factory>(factory: F): F => {
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
    return adapter;
  };
  return factory;
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
    this.code = cause?.kind === "SocketTimeout" ? "P1008" : code;
  }
}

const typeOf = (value: Value): Query["argTypes"][number] => ({
  scalarType: value instanceof Date ? "datetime" : "unknown",
  arity: "scalar",
});

const executing =
  (scope: Scope) =>
  async (sql: string, ...values: Value[]): Promise<number> => {
    if (!scope.transaction) throw new Error("The transaction has ended, by its time limit or before this statement");
    try {
      return await scope.transaction.executeRaw({ sql, args: values, argTypes: values.map(typeOf) });
    } catch (error) {
      throw new StatementError(error);
    }
  };

/** The client, in whose transactions raw statements take the short way. */
export const direct = (client: PrismaClient): PrismaClient => {
  const original = client.$transaction.bind(client) as (work: unknown, options?: object) => Promise<unknown>;
  const begin = (work: unknown, options?: object): Promise<unknown> => {
    if (typeof work !== "function") return original(work, options);
    const scope: Scope = {};
    // An object of its own: Prisma would set the property on the client that all transactions share.
    const inside = (tx: object): unknown =>
      (work as (tx: object) => unknown)(
        Object.create(tx, { $executeRawUnsafe: { value: executing(scope) } }) as object,
      );
    return scopes.run(scope, () => original(inside, options));
  };
  return Object.assign(client, { $transaction: begin });
};
