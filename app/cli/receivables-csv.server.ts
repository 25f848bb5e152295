import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { CsvError, parse } from "csv-parse";
import { parseMinor } from "~/domain/shared/money";
import { isTimeZone } from "~/domain/time/local";
import { CliError, firstLine } from "./cli-error.server";

/** One instalment as the file tells it. */
export type Receivable = {
  /** Line of the file on which the row ends. */
  readonly line: number;
  readonly customerId: string;
  readonly orderId: string;
  readonly createdAt: Date;
  /** The due day as written. */
  readonly dueOn: string;
  readonly dueAt: Date;
  readonly amountMinor: number;
  readonly currency: string;
  /** Known from the start of its day (UTC); undefined while anything is unpaid. */
  readonly paidAt: Date | undefined;
  /** What was paid on `paidAt` or before, and when; a part when less than the amount. */
  readonly payment: { readonly at: Date; readonly amountMinor: number } | undefined;
  readonly disputed: boolean;
  readonly country: string;
  readonly province: string | undefined;
  readonly timeZone: string | undefined;
  readonly locale: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly items: number;
  readonly gateway: string | undefined;
};

const REQUIRED = [
  "customer_id", "order_id", "created_at", "due_at", "amount", "currency", "paid_at", "disputed", "country",
] as const; // prettier-ignore
const OPTIONAL = [
  "paid_amount", "province", "time_zone", "locale", "email", "phone", "channel", "items", "category", "gateway",
] as const; // prettier-ignore
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
const KNOWN: ReadonlySet<string> = new Set([...REQUIRED, ...OPTIONAL]);

/** One row with the means to say where it is wrong. */
type Row = { readonly get: (column: Column) => string; readonly fail: (column: Column, what: string) => never };

const ISO = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

const readDate = (row: Row, column: Column): Date => {
  const text = row.get(column);
  const day = ISO.exec(text)?.[1];
  const at = new Date(text);
  // JavaScript reads 30 February as 2 March: the day must come back as written.
  if (day === undefined || Number.isNaN(at.getTime()) || new Date(day).toISOString().slice(0, 10) !== day)
    return row.fail(column, `"${text}" is not a date (ISO 8601)`);
  return at;
};

const matching = (row: Row, column: Column, pattern: RegExp, what: string): string => {
  const text = row.get(column);
  return pattern.test(text) ? text : row.fail(column, `"${text}" is not ${what}`);
};

const readAmount = (row: Row, column: Column, currency: string): number => {
  const parsed = parseMinor(row.get(column), currency);
  if (!parsed.ok) return row.fail(column, parsed.error);
  return parsed.value < 0 ? row.fail(column, `"${row.get(column)}" is below zero`) : parsed.value;
};

const FLAGS: Readonly<Record<string, boolean | undefined>> = {
  "": false, no: false, false: false, "0": false, yes: true, true: true, "1": true,
}; // prettier-ignore

const readPayment = (row: Row, amountMinor: number, currency: string): Receivable["payment"] => {
  if (row.get("paid_at") === "") {
    if (row.get("paid_amount") !== "" && readAmount(row, "paid_amount", currency) > 0)
      return row.fail("paid_at", "is empty although paid_amount is not");
    return undefined;
  }
  readDate(row, "paid_at");
  const paidMinor = row.get("paid_amount") === "" ? amountMinor : readAmount(row, "paid_amount", currency);
  return { at: new Date(row.get("paid_at").slice(0, 10)), amountMinor: paidMinor };
};

const optional = (row: Row, column: Column): string | undefined => {
  const text = row.get(column);
  return text === "" ? undefined : text;
};

const readZone = (row: Row): string | undefined => {
  const zone = optional(row, "time_zone");
  return zone === undefined || isTimeZone(zone) ? zone : row.fail("time_zone", `"${zone}" is not a time zone`);
};

const readRow = (row: Row, line: number): Receivable => {
  const currency = matching(row, "currency", /^[A-Z]{3}$/, "a currency (ISO 4217)");
  const amountMinor = readAmount(row, "amount", currency);
  const payment = readPayment(row, amountMinor, currency);
  const dueAt = readDate(row, "due_at");
  const disputed = FLAGS[row.get("disputed").toLowerCase()];
  const items = row.get("items") === "" ? "1" : matching(row, "items", /^\d{1,9}$/, "a number of items");
  return {
    line,
    customerId: matching(row, "customer_id", /\S/, "a customer"),
    orderId: matching(row, "order_id", /\S/, "an order"),
    createdAt: readDate(row, "created_at"),
    dueOn: row.get("due_at").slice(0, 10),
    dueAt,
    amountMinor,
    currency,
    // A part payment leaves the instalment owed: it is not paid.
    paidAt: payment !== undefined && payment.amountMinor >= amountMinor ? payment.at : undefined,
    payment,
    disputed: disputed ?? row.fail("disputed", `"${row.get("disputed")}" is neither yes nor no`),
    country: matching(row, "country", /^[A-Z]{2}$/, "a country (ISO 3166 alpha-2)"),
    province: optional(row, "province"),
    timeZone: readZone(row),
    locale: optional(row, "locale"),
    email: optional(row, "email"),
    phone: optional(row, "phone"),
    items: Number(items),
    gateway: optional(row, "gateway"),
  };
};

const columnsOf = (file: string, header: readonly string[]): ReadonlyMap<string, number> => {
  const columns = new Map(header.map((name, i) => [name.toLowerCase(), i]));
  const missing = REQUIRED.filter((name) => !columns.has(name));
  if (missing.length > 0) throw new CliError(`${file}, line 1: the column ${missing.join(", ")} is missing`);
  const unknown = [...columns.keys()].filter((name) => !KNOWN.has(name));
  if (unknown.length > 0) throw new CliError(`${file}, line 1: unknown column ${unknown.join(", ")}`);
  if (columns.size !== header.length) throw new CliError(`${file}, line 1: a column comes twice`);
  return columns;
};

const explain = (file: string, error: unknown): unknown => {
  if (error instanceof CliError) return error;
  const code = (error as { readonly code?: unknown }).code;
  if (code === "ENOENT") return new CliError(`${file}: no such file`);
  if (code === "EISDIR" || code === "EACCES") return new CliError(`${file}: cannot be read`);
  return error instanceof CsvError ? new CliError(`${file}: ${firstLine(error)}`) : error;
};

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * Reads a receivables file row by row, without holding it; the first row that is wrong ends it with an error that
 * names file, line and column.
 */
export async function* readReceivables(path: string): AsyncGenerator<Receivable> {
  const file = basename(path);
  const source = createReadStream(path);
  const parser = parse({ bom: true, info: true, trim: true, skip_empty_lines: true });
  // `pipe` does not carry errors on; without this a missing file would never end the loop.
  source.on("error", (error) => parser.destroy(error));
  let columns: ReadonlyMap<string, number> | undefined;
  const seen = new Set<string>();
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      if (columns === undefined) {
        columns = columnsOf(file, record);
        continue;
      }
      const at = columns;
      const row: Row = {
        get: (column) => record[at.get(column) ?? -1] ?? "",
        fail: (column, what) => {
          throw new CliError(`${file}, line ${info.lines}, column ${column}: ${what}`);
        },
      };
      const receivable = readRow(row, info.lines);
      const key = `${receivable.customerId}\n${receivable.orderId}\n${receivable.dueOn}`;
      if (seen.has(key)) row.fail("due_at", `the instalment of order ${receivable.orderId} comes twice`);
      seen.add(key);
      yield receivable;
    }
  } catch (error) {
    throw explain(file, error);
  }
  if (columns === undefined) throw new CliError(`${file}: the file is empty`);
}
