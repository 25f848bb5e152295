import { engine } from "../engine";
import type { Part } from "../types";
import { isKnown, isKnownInLoop, type Path } from "./known-fields";
import type { WordingFinding } from "./types";

type Field = WordingFinding["field"];
type Place = { readonly row: number; readonly col: number };

/** The rules about the form of a text are the app's own. */
const SOURCE = "Duewell";

const offsetOf = (source: string, { row, col }: Place): number =>
  source
    .split("\n")
    .slice(0, row - 1)
    .reduce((sum, line) => sum + line.length + 1, col - 1);

const problem = (id: string, excerpt: string, field: Field, source: string, place: Place): WordingFinding => {
  const start = offsetOf(source, place);
  const end = start + excerpt.length;
  return { class: id, severity: "block", excerpt, start, end, source: SOURCE, field, line: place.row };
};

const placeIn = (message: string): Place => {
  const [, row = "1", col = "1"] = /line:(\d+), col:(\d+)/.exec(message) ?? [];
  return { row: Number(row), col: Number(col) };
};

const UNKNOWN = /^(?:tag "([^"]*)" not found|undefined (?:filter|variable): ([^,\n]*))/;

/** What Liquid says of a text that it cannot read or merge, with the place that it names. */
export const liquidProblem = (error: unknown, field: Field, source: string): WordingFinding => {
  const message = error instanceof Error ? error.message : String(error);
  const [, tag, name] = UNKNOWN.exec(message) ?? [];
  const unknown = tag ?? name;
  const said = unknown ?? message.replace(/, line:\d+[^]*$/, "");
  return problem(unknown === undefined ? "wording-syntax" : "wording-unknown", said, field, source, placeIn(message));
};

const LOOP = /\{%-?\s*(for\b[^%]*|endfor)/g;

/** Loops go through what is open, once: anything longer could take forever. */
const loopProblems = (source: string, field: Field): readonly WordingFinding[] => {
  let depth = 0;
  return [...source.matchAll(LOOP)].flatMap(({ 0: tag, 1: words = "", index }) => {
    if (words === "endfor") {
      depth -= 1;
      return [];
    }
    depth += 1;
    if (depth < 2 && !words.includes("(")) return [];
    const before = source.slice(0, index).split("\n");
    const place = { row: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
    return [problem("wording-loop", tag.trim(), field, source, place)];
  });
};

type Used = { readonly path: Path; readonly place: Place };
type Variables = Readonly<Record<string, readonly { readonly location: Place; readonly toArray: () => Path }[]>>;

const usedIn = (variables: Variables): Used[] =>
  Object.values(variables).flatMap((all) => all.map((one) => ({ path: one.toArray(), place: one.location })));

const unknownIn = (source: string, field: Field, parts: readonly Part[]): readonly WordingFinding[] => {
  const { globals, variables } = engine.analyzeSync(engine.parse(source), { partials: false });
  const inLoops = Object.fromEntries(Object.entries(variables).filter(([root]) => !(root in globals)));
  return [
    ...usedIn(globals).filter(({ path }) => !isKnown(path, parts)),
    ...usedIn(inLoops).filter(({ path }) => !isKnownInLoop(path)),
  ].map(({ path, place }) => problem("wording-unknown", path.join("."), field, source, place));
};

/** Whether a text can be read as Liquid and names only what a message has, in all of its branches. */
export const checkSource = (source: string, field: Field, parts: readonly Part[]): readonly WordingFinding[] => {
  try {
    return [...loopProblems(source, field), ...unknownIn(source, field, parts)];
  } catch (error) {
    return [liquidProblem(error, field, source)];
  }
};
