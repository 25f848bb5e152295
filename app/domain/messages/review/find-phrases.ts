import type { Finding } from "../types";
import { CLASS_OF, phraseBooks, phraseClasses } from "./classes/registry";
import { isDenied } from "./negation";
import { spelledRuns } from "./runs";
import { tokenise, type Token } from "./tokens";
import { PhraseTrie } from "./trie";
import { CONSEQUENCES, type Consequence } from "../consequences";
import type { PhraseClass } from "./types";

type Meaning = { readonly phrases: PhraseClass; readonly consequence: Consequence | undefined };
type Tries = { readonly forbidden: PhraseTrie<Meaning>; readonly harmless: PhraseTrie<true> };
export type Span = { readonly start: number; readonly end: number };

const build = (): Tries => {
  const tries: Tries = { forbidden: new PhraseTrie(), harmless: new PhraseTrie() };
  const byClass = new Map(phraseClasses.all.map((phrases) => [phrases.id, { phrases, consequence: undefined }]));
  for (const { phrases, stated, harmless, hasWords } of phraseBooks.all) {
    for (const [id, meaning] of byClass)
      for (const phrase of phrases[id] ?? []) tries.forbidden.add(phrase, hasWords, meaning);
    for (const consequence of CONSEQUENCES) {
      const phrases = phraseClasses.get(CLASS_OF[consequence]);
      if (!phrases) throw new Error(`No class ${CLASS_OF[consequence]}`);
      const meaning = { phrases, consequence };
      for (const phrase of stated[consequence]) tries.forbidden.add(phrase, hasWords, meaning);
    }
    for (const phrase of harmless) tries.harmless.add(phrase, hasWords, true);
  }
  return tries;
};

let built: Tries | undefined;
/** Built at the first review: a process that reviews nothing pays nothing. */
const tries = (): Tries => (built ??= build());

/** Puts the phrases together, which takes a second or two, so that the first review is as fast as the others. */
export const prepareReview = (): void => void tries();

export type Question = {
  readonly original: string;
  /** What can be read without opening the message. */
  readonly preview: Span;
  readonly confirmed: ReadonlySet<Consequence>;
  /** Where names of the shop, the customer and the goods stand. */
  readonly names: readonly Span[];
};

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;

const spanOf = (tokens: readonly Token[], from: number, to: number): Span => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to]?.end ?? 0,
});

type Found = Span & { readonly meaning: Meaning };

const hitsIn = (tokens: readonly Token[]): readonly Found[] => [
  ...tries()
    .forbidden.find(tokens)
    .map(({ value, from, to }) => ({ ...spanOf(tokens, from, to), meaning: value })),
  ...spelledRuns(tokens).flatMap(({ letters, from }) =>
    tries()
      .forbidden.findInRun(letters)
      .map(({ value, at, length }) => ({ ...spanOf(tokens, from + at, from + at + length - 1), meaning: value })),
  ),
];

const findingOf = ({ start, end, meaning: { phrases } }: Found, original: string): Finding => ({
  class: phrases.id,
  severity: phrases.denied === "warn" && isDenied(original, start, end) ? "warn" : phrases.severity,
  excerpt: original.slice(start, end),
  start,
  end,
  source: phrases.source,
});

/** The forbidden phrases of a text in all languages; everyday uses, known names and confirmed consequences are none. */
export const findPhrases = ({ original, preview, confirmed, names }: Question): readonly Finding[] => {
  const tokens = tokenise(original);
  const hits = hitsIn(tokens).filter(
    ({ start, meaning: { phrases, consequence } }) =>
      (consequence === undefined || !confirmed.has(consequence)) &&
      (phrases.where === "everywhere" || (start >= preview.start && start < preview.end)),
  );
  if (hits.length === 0) return [];
  const everyday = tries().harmless.find(tokens).map(({ from, to }) => spanOf(tokens, from, to)); // prettier-ignore
  const allowed = [...everyday, ...names];
  return hits.filter((hit) => !allowed.some((span) => within(hit, span))).map((hit) => findingOf(hit, original));
};
