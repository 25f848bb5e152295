import type { Base } from "~/composition.server";
import { insertRows, type BulkValue, type Columns } from "~/db/bulk.server";
import { timed } from "./measure.server";

/** What a backfill fills. */
const TABLES = [
  "Customer",
  "ContactPoint",
  "OrderSnapshot",
  "Obligation",
  "Instalment",
  "LedgerEntry",
  "Case",
] as const;

type Row = Record<string, BulkValue>;
type Table = { readonly name: string; readonly columns: Columns; readonly last: number };

const tableOf = async ({ db }: Base, name: string): Promise<Table> => {
  const columns = await db.$queryRawUnsafe<{ name: string }[]>(`SELECT "name" FROM pragma_table_info('${name}')`);
  const [top] = await db.$queryRawUnsafe<{ last: bigint | null }[]>(`SELECT MAX(rowid) AS "last" FROM "${name}"`);
  // Types only matter to PostgreSQL; a bench has a file of its own.
  return { name, columns: Object.fromEntries(columns.map((c) => [c.name, "text"])), last: Number(top?.last ?? 0) };
};

/** The rows of the table in the n-th of `parts` equal stretches. */
const stretch = ({ db }: Base, { name, last }: Table, n: number, parts: number): Promise<Row[]> => {
  const bound = (k: number): string => String(Math.floor((last * k) / parts));
  return db.$queryRawUnsafe<Row[]>(`SELECT * FROM "${name}" WHERE rowid > ${bound(n)} AND rowid <= ${bound(n + 1)}`);
};

/**
 * Seconds for inserting what a backfill wrote into the same tables of an empty database: the same rows and indexes, in
 * as many transactions, by the same set-based statements, and nothing to decide. Memory holds one transaction's rows.
 */
export const insertAgain = async (from: Base, to: Base, transactions: number): Promise<number> => {
  const tables = await Promise.all(TABLES.map((name) => tableOf(from, name)));
  let seconds = 0;
  let [read, inserted] = [0, 0];
  for (let n = 0; n < transactions; n++) {
    const rows = await Promise.all(tables.map((table) => stretch(from, table, n, transactions)));
    seconds += await timed(() =>
      to.db.$transaction(async (tx) => {
        for (const [i, { name, columns }] of tables.entries())
          inserted += await insertRows(tx, to.dialect, name, columns, rows[i] ?? []);
      }),
    );
    read += rows.reduce((sum, { length }) => sum + length, 0);
  }
  if (read === 0 || inserted !== read)
    throw new Error(
      `${String(inserted)} of ${String(read)} rows were inserted again: the limit measures something else`,
    );
  return seconds;
};
