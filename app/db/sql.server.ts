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
  concat: (column: string): string =>
    dialect === "sqlite" ? `GROUP_CONCAT(DISTINCT ${column})` : `STRING_AGG(DISTINCT ${column}, ',')`,
});
