import { runTogether, stepsOf, wordings } from "./phrases";
import type { Token } from "./tokens";

const STEM_KEY = 3;

type Node<T> = {
  readonly words: Map<string, Node<T>>;
  /** By the first letters of the stem. */
  readonly stems: Map<string, { readonly stem: string; readonly node: Node<T> }[]>;
  readonly gaps: { readonly max: number; readonly node: Node<T> }[];
  number: Node<T> | undefined;
  readonly ends: T[];
};

export type Hit<T> = { readonly value: T; readonly from: number; readonly to: number };

const emptyNode = <T>(): Node<T> => ({ words: new Map(), stems: new Map(), gaps: [], number: undefined, ends: [] });

const wordChild = <T>(node: Node<T>, text: string): Node<T> => {
  const child = node.words.get(text) ?? emptyNode<T>();
  node.words.set(text, child);
  return child;
};

const stemChild = <T>(node: Node<T>, stem: string): Node<T> => {
  const key = stem.slice(0, STEM_KEY);
  const siblings = node.stems.get(key) ?? [];
  node.stems.set(key, siblings);
  const known = siblings.find((sibling) => sibling.stem === stem);
  if (known) return known.node;
  const made = emptyNode<T>();
  siblings.push({ stem, node: made });
  return made;
};

const gapChild = <T>(node: Node<T>, max: number): Node<T> => {
  const known = node.gaps.find((gap) => gap.max === max);
  if (known) return known.node;
  const made = emptyNode<T>();
  node.gaps.push({ max, node: made });
  return made;
};

/** Finds thousands of phrases in one walk over the words of a text; how many there are costs next to nothing. */
export class PhraseTrie<T> {
  private readonly root = emptyNode<T>();
  private readonly runs = new Map<string, T[]>();

  add(phrase: string, hasWords: boolean, value: T): void {
    for (const wording of wordings(phrase)) {
      const steps = stepsOf(wording, hasWords);
      let node = this.root;
      for (const step of steps) {
        if (step.kind === "word") node = wordChild(node, step.text);
        else if (step.kind === "stem") node = stemChild(node, step.text);
        else if (step.kind === "gap") node = gapChild(node, step.max);
        else node = node.number ??= emptyNode<T>();
      }
      if (!node.ends.includes(value)) node.ends.push(value);
      const run = hasWords ? runTogether(steps) : undefined;
      if (run !== undefined && !this.runs.get(run)?.includes(value))
        this.runs.set(run, [...(this.runs.get(run) ?? []), value]);
    }
  }

  /** All phrases in the tokens; a phrase does not reach over the end of a sentence. */
  find(tokens: readonly Token[]): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (let i = 0; i < tokens.length; i++) this.walk(tokens, this.root, i, i, hits);
    return hits;
  }

  private walk(tokens: readonly Token[], node: Node<T>, from: number, at: number, hits: Hit<T>[]): void {
    for (const value of node.ends) hits.push({ value, from, to: at - 1 });
    const token = tokens[at];
    if (token === undefined || (token.afterStop && at > from)) return;
    this.step(tokens, node, token.text, { from, next: at + 1 }, hits);
    for (const text of token.alts) this.step(tokens, node, text, { from, next: at + 1 }, hits);
    this.joined(tokens, node, from, at, hits);
    for (const { max, node: after } of node.gaps)
      for (let skipped = 0; skipped <= max; skipped++) {
        if (skipped > 0 && tokens[at + skipped]?.afterStop !== false) break;
        this.walk(tokens, after, from, at + skipped, hits);
      }
  }

  private step(
    tokens: readonly Token[],
    node: Node<T>,
    text: string,
    { from, next }: { readonly from: number; readonly next: number },
    hits: Hit<T>[],
  ): void {
    const exact = node.words.get(text);
    if (exact) this.walk(tokens, exact, from, next, hits);
    if (node.stems.size > 0 && text.length >= STEM_KEY)
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
    const found = [];
    for (const [run, values] of this.runs) {
      const at = letters.indexOf(run);
      if (at >= 0) found.push(...values.map((value) => ({ value, at, length: run.length })));
    }
    return found;
  }
}
