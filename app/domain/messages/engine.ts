import { Liquid } from "liquidjs";

/** All that a message needs. Nothing here makes texts longer, reads the clock, or reaches a file. */
const TAGS = new Set(["if", "unless", "case", "for", "comment"]);
const FILTERS = new Set(["capitalize", "default", "downcase", "first", "join", "last", "minus", "plus", "size", "strip", "upcase"]); // prettier-ignore

/** Milliseconds for one text, and steps of its loops. */
const RENDER_LIMIT = 2_000;
const MEMORY_LIMIT = 20_000;
const PARSE_LIMIT = 30_000;

const without = (names: object, kept: ReadonlySet<string>): void => {
  for (const name of Object.keys(names)) if (!kept.has(name)) Reflect.deleteProperty(names, name);
};

/** Strict: a text that names a field it does not get fails here and never reaches a customer. */
export const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  cache: 200,
  parseLimit: PARSE_LIMIT,
  renderLimit: RENDER_LIMIT,
  memoryLimit: MEMORY_LIMIT,
});
without(engine.tags, TAGS);
without(engine.filters, FILTERS);

/** Whether a text took too long, which may be the machine's doing. */
export const isLimit = (error: unknown): boolean =>
  error instanceof Error && /render limit exceeded/.test(error.message);
