import { CliError } from "./cli-error.server";

const REQUIRED = [
  "customer_id", "order_id", "created_at", "due_at", "amount", "currency", "paid_at", "disputed", "country",
] as const; // prettier-ignore
const OPTIONAL = [
  "paid_amount", "province", "time_zone", "locale", "email", "phone", "channel", "items", "category", "gateway",
] as const; // prettier-ignore
export type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
const KNOWN: ReadonlySet<string> = new Set([...REQUIRED, ...OPTIONAL]);

/** Where each column stands, from the header of a file; a header that is not of the import format is an error. */
export const columnsOf = (file: string, header: readonly string[]): ReadonlyMap<string, number> => {
  const columns = new Map(header.map((name, i) => [name.toLowerCase(), i]));
  const missing = REQUIRED.filter((name) => !columns.has(name));
  if (missing.length > 0) throw new CliError(`${file}, line 1: the column ${missing.join(", ")} is missing`);
  const unknown = [...columns.keys()].filter((name) => !KNOWN.has(name));
  if (unknown.length > 0) throw new CliError(`${file}, line 1: unknown column ${unknown.join(", ")}`);
  if (columns.size !== header.length) throw new CliError(`${file}, line 1: a column comes twice`);
  return columns;
};
