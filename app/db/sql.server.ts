import { sqliteInstant, type Dialect } from "./bulk.server";

/** The few places where the two databases are written differently. */
export const sqlFor = (dialect: Dialect) => ({
  /** The n-th parameter, from 1. */
  p: (n: number): string => (dialect === "sqlite" ? `?${String(n)}` : `$${String(n)}`),
  /** The values of the JSON array in parameter n, for `IN`. */
  list: (n: number): string =>
    dialect === "sqlite"
      ? `(SELECT value FROM json_each(?${String(n)}))`
      : `(SELECT jsonb_array_elements_text($${String(n)}::jsonb))`,
  /** An instant as a parameter of raw SQL. */
  at: (date: Date): string | Date => (dialect === "sqlite" ? sqliteInstant(date) : date),
  /**
   * Where a shop's rows with an id above the n-th parameter are: `parameters` from there on, to be ordered by id. Ids
   * begin with `prefix`, which holds SQLite to its primary key. PostgreSQL may sort texts in a way in which a prefix is
   * no range.
   */
  above: (
    n: number,
    { shopId, prefix, after }: { readonly shopId: string; readonly prefix: string; readonly after: string },
  ): { readonly where: string; readonly parameters: readonly [string, string] } => {
    const from = after === "" ? prefix : after;
    return dialect === "sqlite"
      ? {
          where: `"id" > ?${String(n)} AND "id" < ?${String(n + 1)}`,
          parameters: [from, `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`],
        }
      : { where: `"id" > $${String(n)} AND "shopId" = $${String(n + 1)}`, parameters: [from, shopId] };
  },
  /** Days from one instant to another, with their fraction. */
  days: (from: string, to: string): string =>
    dialect === "sqlite"
      ? `(julianday(${to}) - julianday(${from}))`
      : `CAST(EXTRACT(EPOCH FROM (${to} - ${from})) / 86400 AS double precision)`,
  /** A truth value as it stands in raw SQL. */
  bool: (value: boolean): string => (dialect === "sqlite" ? String(Number(value)) : String(value)),
  concat: (column: string): string =>
    dialect === "sqlite" ? `GROUP_CONCAT(DISTINCT ${column})` : `STRING_AGG(DISTINCT ${column}, ',')`,
});
