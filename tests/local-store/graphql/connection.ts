import { GraphQLError } from "graphql";

export type ConnectionArgs = {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
  readonly query?: string | null;
  readonly sortKey?: string | null;
};

const MAX_PAGE = 250;

/** The page size that bulk operations put where they need everything (the largest GraphQL Int). */
export const ALL_OF_IT = 2_147_483_647;

type Keyed<T> = {
  /** Sorted ascending by value, then id. */
  readonly items: readonly T[];
  readonly idOf: (item: T) => number;
  readonly valueOf: (item: T) => number;
  readonly view: (item: T) => object;
};

type Position = { readonly value: number; readonly id: number };

const encode = (at: Position) =>
  Buffer.from(JSON.stringify({ last_id: at.id, last_value: at.value })).toString("base64");

const decode = (cursor: string): Position => {
  try {
    const read = JSON.parse(Buffer.from(cursor, "base64").toString("utf8")) as {
      last_id?: unknown;
      last_value?: unknown;
    };
    if (typeof read.last_id === "number" && typeof read.last_value === "number")
      return { id: read.last_id, value: read.last_value };
  } catch {
    // Falls through to the answer for anything that is not a cursor.
  }
  throw new GraphQLError("Invalid cursor for current pagination sort.", { extensions: { code: "BAD_REQUEST" } });
};

const pageSize = (args: ConnectionArgs): number => {
  const size = args.first ?? args.last;
  if (size === null || size === undefined)
    throw new GraphQLError("you must provide one of first or last", { extensions: { code: "BAD_REQUEST" } });
  if (size < 0 || (size > MAX_PAGE && size !== ALL_OF_IT))
    throw new GraphQLError(`first must be between 0 and ${String(MAX_PAGE)}`, { extensions: { code: "BAD_REQUEST" } });
  return size;
};

/** Where the items beyond a cursor begin: by position in the order, so that it holds while items change. */
const cut = <T>(items: readonly T[], beyond: (item: T) => boolean): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && beyond(item)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** A Relay connection: nodes, edges, cursors and pageInfo, made only as far as asked for. */
export const connection = <T>(source: Keyed<T>, args: ConnectionArgs): object => {
  const size = pageSize(args);
  const items = args.reverse ? [...source.items].reverse() : source.items;
  const direction = args.reverse ? -1 : 1;
  const compare = (item: T, at: Position) => direction * (source.valueOf(item) - at.value || source.idOf(item) - at.id);
  const after = args.after ? decode(args.after) : null;
  const before = args.before ? decode(args.before) : null;
  const from = after ? cut(items, (item) => compare(item, after) > 0) : 0;
  const to = before ? cut(items, (item) => compare(item, before) >= 0) : items.length;
  const backwards = (args.first ?? null) === null;
  const start = backwards ? Math.max(from, to - size) : from;
  const end = backwards ? to : Math.min(to, from + size);
  const page = items.slice(start, end);
  const cursor = (item: T | undefined) =>
    item === undefined ? null : encode({ value: source.valueOf(item), id: source.idOf(item) });
  return {
    nodes: () => page.map(source.view),
    edges: () => page.map((item) => ({ cursor: cursor(item), node: source.view(item) })),
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: () => cursor(page[0]),
      endCursor: () => cursor(page.at(-1)),
    },
  };
};

/** A connection over a short list that belongs to one object; the cursor is the place in the list. */
export const listConnection =
  <T>(items: readonly T[], view: (item: T) => object) =>
  (args: ConnectionArgs): object =>
    connection(
      {
        items: items.map((item, index) => ({ item, index })),
        idOf: ({ index }) => index,
        valueOf: ({ index }) => index,
        view: ({ item }) => view(item),
      },
      args,
    );

/** A plain list with an optional `first`, such as an order's transactions. */
export const limited =
  <T>(items: readonly T[], view: (item: T) => object) =>
  ({ first }: { readonly first?: number | null }): object[] =>
    items.slice(0, first ?? undefined).map(view);
