import { ColumnTypeEnum, type ColumnType, type SqlResultSet } from "@prisma/driver-adapter-utils";

/** Raw SQL hands booleans over as numbers, strings or booleans, by database. */
export const truthy = (value: unknown): boolean => value === true || value === 1 || value === 1n || value === "1";

type Reader = (value: unknown) => unknown;

const instant: Reader = (value) => new Date(value as string);
const whole: Reader = (value) => BigInt(typeof value === "number" ? Math.trunc(value) : (value as string));
const json: Reader = (value) => JSON.parse(value as string) as unknown;
const asIs: Reader = (value) => value;

/** What Prisma makes of a driver's values; it leaves all others as they are, and a decimal number stays a text here. */
const READERS: Partial<Record<ColumnType, Reader>> = {
  [ColumnTypeEnum.Int64]: whole,
  [ColumnTypeEnum.Date]: instant,
  [ColumnTypeEnum.DateTime]: instant,
  [ColumnTypeEnum.Boolean]: truthy,
  [ColumnTypeEnum.Json]: json,
};

const FIRST_LIST = ColumnTypeEnum.Int32Array;

const readerOf = (type: ColumnType, i: number, names: readonly string[]): Reader => {
  const isList = type >= FIRST_LIST && type <= ColumnTypeEnum.UuidArray;
  if (isList || type === ColumnTypeEnum.Bytes || type === ColumnTypeEnum.Time)
    throw new Error(`The column ${names[i] ?? String(i)} is of a type that raw statements do not hand over: ${String(type)}`);
  return READERS[type] ?? asIs;
}; // prettier-ignore

/** The rows of a driver's answer as objects, each value as Prisma's own raw queries hand it over. */
export const rowsOf = ({ columnNames, columnTypes, rows }: SqlResultSet): Record<string, unknown>[] => {
  const readers = columnTypes.map((type, i) => readerOf(type, i, columnNames));
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < columnNames.length; i += 1) {
      const value = values[i];
      row[columnNames[i] ?? ""] = value === null || value === undefined ? null : readers[i]?.(value);
    }
    return row;
  });
};
