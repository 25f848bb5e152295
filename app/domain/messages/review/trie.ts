import { parsePhrase, runTogether, stepsOf, wordings, type Step } from "./phrases";
import type { Token } from "./tokens";

const STEM_KEY = 3;

/** Most nodes have one kind of child only, so each is made when it is needed. */
type Node<T> = {
  words?: Map<string, Node<T>>;
  /** By the first letters of the stem. */
  stems?: Map<string, { readonly stem: string; readonly node: Node<T> }[]>;
  gaps?: { readonly max: number; readonly node: Node<T> }[];
  number?: Node<T>;
  ends?: T[];
};

export type Hit<T> = { readonly value: T; readonly from: number; readonly to: number };

const wordChild = <T>(node: Node<T>, text: string): Node<T> => {
  const words = (node.words ??= new Map<string, Node<T>>());
  const known = words.get(text);
  if (known) return known;
  const made: Node<T> = {};
  words.set(text, made);
  return made;
};

const stemChild = <T>(node: Node<T>, stem: string): Node<T> => {
  const stems = (node.stems ??= new Map<string, { readonly stem: string; readonly node: Node<T> }[]>());
  const key = stem.slice(0, STEM_KEY);
  const siblings = stems.get(key) ?? [];
  stems.set(key, siblings);
  const known = siblings.find((sibling) => sibling.stem === stem);
  if (known) return known.node;
  const made: Node<T> = {};
  siblings.push({ stem, node: made });
  return made;
};

const gapChild = <T>(node: Node<T>, max: number): Node<T> => {
  const gaps = (node.gaps ??= []);
  const known = gaps.find((gap) => gap.max === max);
  if (known) return known.node;
  const made: Node<T> = {};
  gaps.push({ max, node: made });
  return made;
};

const stepChild = <T>(node: Node<T>, step: Step): Node<T> => {
  if (step.kind === "word") return wordChild(node, step.text);
  if (step.kind === "stem") return stemChild(node, step.text);
  if (step.kind === "gap") return gapChild(node, step.max);
  return (node.number ??= {});
};

/** Finds thousands of phrases in one walk over the words of a text; how many there are costs next to nothing. */
export class PhraseTrie<T> {
  private readonly root: Node<T> = {};
  private readonly worded: { readonly phrase: string; readonly value: T }[] = [];
  private runs: ReadonlyMap<string, readonly T[]> | undefined;

  add(phrase: string, hasWords: boolean, value: T): void {
    if (hasWords) this.worded.push({ phrase, value });
    for (const parts of parsePhrase(phrase, hasWords)) {
      let nodes = [this.root];
      for (const ways of parts)
        nodes = nodes.flatMap((node) => ways.map((steps) => steps.reduce((at, step) => stepChild(at, step), node)));
      for (const node of nodes) {
        node.ends ??= [];
        if (!node.ends.includes(value)) node.ends.push(value);
      }
    }
  }

  /** All phrases in the tokens; a phrase does not reach over the end of a sentence. */
  find(tokens: readonly Token[]): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (let i = 0; i < tokens.length; i++) this.walk(tokens, this.root, i, i, hits);
    return hits;
  }

  private walk(
    tokens: readonly Token[],
    node: Node<T>,
    from: number,
    at: number,
    hits: Hit<T>[],
    isAfterGap = false,
  ): void {
    node.ends?.forEach((value) => hits.push({ value, from, to: at - 1 }));
    const token = tokens[at];
    if (token === undefined || (token.afterStop && at > from)) return;
    // A comma parts two ideographs of a word, never the two sides of a gap.
    const isParted = token.afterComma && at > from && !isAfterGap;
    if (!isParted) this.literal(tokens, node, from, at, hits);
    node.gaps?.forEach((gap) => this.overGap(tokens, gap, from, at, hits));
  }

  private literal(tokens: readonly Token[], node: Node<T>, from: number, at: number, hits: Hit<T>[]): void {
    const { text, alts } = tokens[at] ?? { text: "", alts: [] };
    this.step(tokens, node, text, { from, next: at + 1 }, hits);
    for (const alt of alts) this.step(tokens, node, alt, { from, next: at + 1 }, hits);
    this.joined(tokens, node, from, at, hits);
  }

  private overGap(
    tokens: readonly Token[],
    gap: { readonly max: number; readonly node: Node<T> },
    from: number,
    at: number,
    hits: Hit<T>[],
  ): void {
    for (let skipped = 0; skipped <= gap.max; skipped++) {
      if (skipped > 0 && tokens[at + skipped]?.afterStop !== false) return;
      this.walk(tokens, gap.node, from, at + skipped, hits, true);
    }
  }

  private step(
    tokens: readonly Token[],
    node: Node<T>,
    text: string,
    { from, next }: { readonly from: number; readonly next: number },
    hits: Hit<T>[],
  ): void {
    const exact = node.words?.get(text);
    if (exact) this.walk(tokens, exact, from, next, hits);
    if (node.stems && text.length >= STEM_KEY)
      for (const { stem, node: child } of node.stems.get(text.slice(0, STEM_KEY)) ?? [])
        if (text.startsWith(stem)) this.walk(tokens, child, from, next, hits);
    if (node.number && /^\d[\d.,]*$/.test(text)) this.walk(tokens, node.number, from, next, hits);
  }

  /** Words cut in two or three by a sign: "law-suit", "po.li.ce". */
  private joined(tokens: readonly Token[], node: Node<T>, from: number, at: number, hits: Hit<T>[]): void {
    let text = tokens[at]?.text ?? "";
    for (let next = at + 1; next <= at + 3; next++) {
      const token = tokens[next];
      if (token?.isGlued !== true || token.afterStop) return;
      text += token.text;
      this.step(tokens, node, text, { from, next: next + 1 }, hits);
    }
  }

  /** Phrases inside letters that were written one by one. */
  findInRun(letters: string): { readonly value: T; readonly at: number; readonly length: number }[] {
    this.runs ??= this.runsTogether();
    const found = [];
    for (const [run, values] of this.runs) {
      const at = letters.indexOf(run);
      if (at >= 0) found.push(...values.map((value) => ({ value, at, length: run.length })));
    }
    return found;
  }

  /** Hardly any text has such runs, so they are prepared for the first that does. */
  private runsTogether(): ReadonlyMap<string, readonly T[]> {
    const runs = new Map<string, Set<T>>();
    for (const { phrase, value } of this.worded)
      for (const wording of wordings(phrase)) {
        const run = runTogether(stepsOf(wording, true));
        if (run !== undefined) runs.set(run, (runs.get(run) ?? new Set()).add(value));
      }
    return new Map([...runs].map(([run, values]) => [run, [...values]]));
  }
}
