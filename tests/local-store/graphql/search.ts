import { GraphQLError } from "graphql";

/** How a filter reads an item: a number for dates and identifiers, a lower-case text, or several texts (tags). */
export type FilterField<T> = (item: T) => number | string | readonly string[] | null;
export type FilterFields<T> = Readonly<Record<string, FilterField<T>>>;
type Predicate<T> = (item: T) => boolean;

const refuse = (message: string) => new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });

const TOKEN = /\s*(\(|\)|-?[a-z_]+:(?:<=|>=|<|>)?(?:'[^']*'|"[^"]*"|[^\s()]+)|AND\b|OR\b|NOT\b|[^\s()]+)/gy;

const tokens = (query: string): string[] => [...query.trim().matchAll(TOKEN)].map((match) => match[1] ?? "");

const asNumber = (value: string): number => {
  if (/^\d+$/.test(value)) return Number(value);
  const gid = /^gid:\/\/shopify\/\w+\/(\d+)$/.exec(value);
  return gid ? Number(gid[1]) : Date.parse(value);
};

const compareNumbers = (operator: string, a: number, b: number): boolean => {
  switch (operator) {
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    default:
      return a === b;
  }
};

const term = <T>(token: string, fields: FilterFields<T>): Predicate<T> => {
  const match = /^(-?)([a-z_]+):(<=|>=|<|>)?(.*)$/.exec(token);
  if (!match) throw refuse(`The local store does not search for the words "${token}"`);
  const field = fields[match[2] ?? ""];
  // Shopify ignores unknown filters with a warning; here a misspelt filter must be noticed.
  if (!field) throw refuse(`The local store has no filter "${match[2] ?? ""}"`);
  const operator = match[3] ?? "";
  const raw = (match[4] ?? "").replace(/^(['"])(.*)\1$/, "$2");
  const wanted = raw.split(",").map((one) => one.trim().toLowerCase());
  const number = asNumber(raw);
  const test: Predicate<T> = (item) => {
    const value = field(item);
    if (value === null) return false;
    if (typeof value === "number")
      return wanted.length > 1
        ? wanted.some((one) => asNumber(one) === value)
        : compareNumbers(operator, value, number);
    const texts = typeof value === "string" ? [value] : value;
    return texts.some((text) => wanted.includes(text.toLowerCase()) || wanted.includes("*"));
  };
  return match[1] === "-" ? (item) => !test(item) : test;
};

/** Recursive descent over OR, AND (also implied by juxtaposition), NOT and parentheses. */
class Parser<T> {
  private at = 0;
  private readonly list: readonly string[];
  private readonly fields: FilterFields<T>;

  constructor(list: readonly string[], fields: FilterFields<T>) {
    this.list = list;
    this.fields = fields;
  }

  parse(): Predicate<T> {
    const result = this.either();
    if (this.at < this.list.length) throw refuse(`The search query does not end where it should`);
    return result;
  }

  private either(): Predicate<T> {
    const parts = [this.all()];
    while (this.take("OR")) parts.push(this.all());
    return parts.length === 1 && parts[0] ? parts[0] : (item) => parts.some((part) => part(item));
  }

  private all(): Predicate<T> {
    const parts: Predicate<T>[] = [];
    while (this.at < this.list.length && this.list[this.at] !== "OR" && this.list[this.at] !== ")") {
      if (!this.take("AND")) parts.push(this.one());
    }
    return (item) => parts.every((part) => part(item));
  }

  private one(): Predicate<T> {
    if (this.take("NOT")) {
      const inner = this.one();
      return (item) => !inner(item);
    }
    if (this.take("(")) {
      const inner = this.either();
      if (!this.take(")")) throw refuse("A parenthesis of the search query is not closed");
      return inner;
    }
    const token = this.list[this.at++];
    if (token === undefined) throw refuse("The search query ends too early");
    return term(token, this.fields);
  }

  private take(token: string): boolean {
    if (this.list[this.at] !== token) return false;
    this.at += 1;
    return true;
  }
}

/** Shopify's search syntax over the given fields; null for a query that lets everything pass. */
export const searchFilter = <T>(query: string | null | undefined, fields: FilterFields<T>): Predicate<T> | null => {
  if (!query || query.trim() === "") return null;
  return new Parser(tokens(query), fields).parse();
};
