import { tokenise } from "./tokens";

/** One step of a phrase: a word, the beginning of a word, any number, or up to `max` words of any kind. */
export type Step =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "stem"; readonly text: string }
  | { readonly kind: "number" }
  | { readonly kind: "gap"; readonly max: number };

const GAPS = { words: { "~": 3, "~~": 8 }, characters: { "~": 6, "~~": 14 } };

/** All wordings of a phrase with choices: "[a|b] c" is "a c" and "b c"; an empty choice leaves the word out. */
export const wordings = (phrase: string): readonly string[] => {
  const choice = /\[([^\]]*)\]/.exec(phrase);
  if (!choice) return [phrase];
  const before = phrase.slice(0, choice.index);
  const after = wordings(phrase.slice(choice.index + choice[0].length));
  return (choice[1] ?? "").split("|").flatMap((one) => after.map((rest) => before + one + rest));
};

const known = new Map<string, readonly Step[]>();

const stepsOfWord = (piece: string): readonly Step[] => {
  const made = known.get(piece);
  if (made) return made;
  const texts = tokenise(piece.replace("*", "")).map(({ text }) => text);
  if (texts.length === 0) throw new Error(`"${piece}" has no word to look for`);
  const steps = texts.map((text, i) => ({
    kind: piece.endsWith("*") && i === texts.length - 1 ? ("stem" as const) : ("word" as const),
    text,
  }));
  known.set(piece, steps);
  return steps;
};

const stepsOfPiece = (piece: string, hasWords: boolean): readonly Step[] => {
  if (piece === "~" || piece === "~~") return [{ kind: "gap", max: GAPS[hasWords ? "words" : "characters"][piece] }];
  if (piece === "#") return [{ kind: "number" }];
  return stepsOfWord(piece);
};

/** The steps of a wording: what is between spaces, with `*`, `~`, `~~` and `#` as `PhraseBook` describes them. */
export const stepsOf = (wording: string, hasWords: boolean): readonly Step[] =>
  wording
    .replace(/~+|#/g, " $& ")
    .split(/\s+/)
    .filter((piece) => piece !== "")
    .flatMap((piece) => stepsOfPiece(piece, hasWords));

/** A part of a phrase, with the ways in which it may be said. */
type Part = readonly (readonly Step[])[];

const partsOf = (phrase: string, hasWords: boolean): readonly Part[] =>
  Array.from(phrase.matchAll(/\[([^\]]*)\]|[^[\]]+/g), ([whole, choice]) =>
    (choice === undefined ? [whole] : choice.split("|")).map((one) => stepsOf(one, hasWords)),
  );

/** Choices that are parts of a word ("pres[o|a]") cannot be told apart from the word. */
const HALF_WORD = /[^\s[\]]\[|\][^\s[\]]/;

/** A phrase as parts that follow each other; with choices inside words it is several phrases. */
export const parsePhrase = (phrase: string, hasWords: boolean): readonly (readonly Part[])[] =>
  hasWords && HALF_WORD.test(phrase)
    ? wordings(phrase).map((wording) => [[stepsOf(wording, hasWords)]])
    : [partsOf(phrase, hasWords)];

/** The letters of a wording run together, as a spelled-out word is read; undefined with gaps or when too short. */
export const runTogether = (steps: readonly Step[]): string | undefined => {
  const letters = steps.map((step) => (step.kind === "word" || step.kind === "stem" ? step.text : " ")).join("");
  return letters.includes(" ") || letters.length < 4 ? undefined : letters;
};
