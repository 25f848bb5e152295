import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { CsvError, parse } from "csv-parse";
import { parseMinor } from "~/domain/shared/money";
import { isTimeZone } from "~/domain/time/local";
import { CliError, firstLine } from "./cli-error.server";
import { columnsOf, type Column } from "./import-columns.server";

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

/** What is wrong in one line. */
export type Problem = {
  readonly line: number;
  /** Null when the line as a whole is wrong. */
  readonly column: Column | null;
  readonly reason: string;
  /** What stands there. */
  readonly value: string;
};

/** One line of the file: what it says, unless something in it is wrong. */
export type Line = { readonly receivable: Receivable | undefined; readonly problems: readonly Problem[] };

const wrongLine = (line: number, reason: string, value: string): Line => ({
  receivable: undefined,
  problems: [{ line, column: null, reason, value }],
});

/** One row with the means to say where it is wrong; reading goes on, so that all its problems are found at once. */
type Row = {
  readonly get: (column: Column) => string;
  readonly fail: (column: Column, reason: string) => void;
  readonly isWrong: (column: Column) => boolean;
};

const ISO = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

const readDate = (row: Row, column: Column): Date => {
  const text = row.get(column);
  const day = ISO.exec(text)?.[1];
  const at = new Date(text);
  const asDay = new Date(day ?? "");
  // JavaScript reads 30 February as 2 March: the day must come back as written.
  if (Number.isNaN(at.getTime()) || Number.isNaN(asDay.getTime()) || asDay.toISOString().slice(0, 10) !== day)
    row.fail(column, `"${text}" is not a date (ISO 8601)`);
  return at;
};

const matching = (row: Row, column: Column, pattern: RegExp, what: string): string => {
  const text = row.get(column);
  if (!pattern.test(text)) row.fail(column, `"${text}" is not ${what}`);
  return text;
};

const readAmount = (row: Row, column: Column, currency: string): number => {
  const text = row.get(column);
  // How many decimals are too many is unknown while the currency is.
  const parsed = parseMinor(row.isWrong("currency") ? text.replace(/\.\d*$/, "") : text, currency);
  if (!parsed.ok) row.fail(column, parsed.error);
  else if (parsed.value < 0) row.fail(column, `"${text}" is below zero`);
  return parsed.ok ? parsed.value : 0;
};

const FLAGS: Readonly<Record<string, boolean | undefined>> = {
  "": false, no: false, false: false, "0": false, yes: true, true: true, "1": true,
}; // prettier-ignore

const readFlag = (row: Row, column: Column): boolean => {
  const flag = FLAGS[row.get(column).toLowerCase()];
  if (flag === undefined) row.fail(column, `"${row.get(column)}" is neither yes nor no`);
  return flag ?? false;
};

const readPayment = (row: Row, amountMinor: number, currency: string): Receivable["payment"] => {
  const paidMinor = row.get("paid_amount") === "" ? amountMinor : readAmount(row, "paid_amount", currency);
  if (row.get("paid_at") === "") {
    if (row.get("paid_amount") !== "" && paidMinor > 0) row.fail("paid_at", "is empty although paid_amount is not");
    return undefined;
  }
  readDate(row, "paid_at");
  return { at: new Date(row.get("paid_at").slice(0, 10)), amountMinor: paidMinor };
};

const optional = (row: Row, column: Column): string | undefined => {
  const text = row.get(column);
  return text === "" ? undefined : text;
};

const readZone = (row: Row): string | undefined => {
  const zone = optional(row, "time_zone");
  if (zone !== undefined && !isTimeZone(zone)) row.fail("time_zone", `"${zone}" is not a time zone`);
  return zone;
};

const readRow = (row: Row, line: number): Receivable => {
  const currency = matching(row, "currency", /^[A-Z]{3}$/, "a currency (ISO 4217)");
  const amountMinor = readAmount(row, "amount", currency);
  const payment = readPayment(row, amountMinor, currency);
  const dueAt = readDate(row, "due_at");
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
    disputed: readFlag(row, "disputed"),
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

const explain = (file: string, error: unknown): unknown => {
  if (error instanceof CliError) return error;
  const code = (error as { readonly code?: unknown }).code;
  if (code === "ENOENT") return new CliError(`${file}: no such file`);
  if (code === "EISDIR" || code === "EACCES") return new CliError(`${file}: cannot be read`);
  return error instanceof CsvError ? new CliError(`${file}: ${firstLine(error)}`) : error;
};

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

const KEY: readonly Column[] = ["customer_id", "order_id", "due_at"];

/** Reads the rows under one header; remembers the instalments, because none may come twice. */
const lineReader = (columns: ReadonlyMap<string, number>) => {
  const seen = new Set<string>();
  return ({ record, info: { lines: line } }: Parsed): Line => {
    const problems: Problem[] = [];
    const get = (column: Column): string => record[columns.get(column) ?? -1] ?? "";
    const row: Row = {
      get,
      fail: (column, reason) => problems.push({ line, column, reason, value: get(column) }),
      isWrong: (column) => problems.some((problem) => problem.column === column),
    };
    // Every column after the one that is missing would look wrong, which says nothing.
    if (record.length !== columns.size)
      return wrongLine(line, `has ${record.length} columns, but the header has ${columns.size}`, record.join(","));
    const receivable = readRow(row, line);
    if (KEY.some(row.isWrong)) return { receivable, problems };
    const key = `${receivable.customerId}\n${receivable.orderId}\n${receivable.dueOn}`;
    if (seen.has(key)) row.fail("due_at", `the instalment of order ${receivable.orderId} comes twice`);
    seen.add(key);
    return { receivable, problems };
  };
};

const BROKEN = "a quotation mark is not closed or not doubled; from here on the file could not be read";

/**
 * Reads a receivables file line by line, without holding it; what is wrong in a line is told with it. A file that is
 * not in the import format at all (no such file, nothing in it, a column missing) is an error.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const file = basename(path);
  const source = createReadStream(path);
  let brokenAt = Infinity;
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      brokenAt = Math.min(brokenAt, Number(error?.["lines"]));
      return undefined;
    },
  });
  // `pipe` does not carry errors on; without this a missing file would never end the loop.
  source.on("error", (error) => parser.destroy(error));
  let read: ReturnType<typeof lineReader> | undefined;
  let end = 0;
  try {
    for await (const parsed of source.pipe(parser) as AsyncIterable<Parsed>) {
      // After a quotation mark that is wrong it is a guess what is text and what ends a line.
      if (parsed.info.lines >= brokenAt) break;
      end = parsed.info.lines;
      if (read === undefined) read = lineReader(columnsOf(file, parsed.record));
      else yield read(parsed);
    }
  } catch (error) {
    throw explain(file, error);
  } finally {
    source.destroy();
  }
  if (brokenAt < Infinity) yield wrongLine(end + 1, BROKEN, "");
  else if (read === undefined) throw new CliError(`${file}: the file is empty`);
}

/** Reads a receivables file row by row; the first that is wrong ends it with an error that names where and why. */
export async function* readReceivables(path: string): AsyncGenerator<Receivable> {
  for await (const { receivable, problems } of readLines(path)) {
    const [first] = problems;
    if (first) throw new CliError(`${basename(path)}, line ${first.line}${inColumn(first)}: ${first.reason}`);
    if (receivable) yield receivable;
  }
}

const inColumn = ({ column }: Problem): string => (column === null ? "" : `, column ${column}`);
