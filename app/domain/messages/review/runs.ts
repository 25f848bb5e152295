import type { Token } from "./tokens";

/** Letters that stand one by one, "p o l i c e": the tokens from `from`, one letter each. */
export type Run = { readonly letters: string; readonly from: number };

const MIN_LETTERS = 4;
const MAX_GAP = 4;

const LETTERS: Readonly<Record<string, string | undefined>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" }; // prettier-ignore

/** Ideographs are single by nature and are matched one by one anyway, so they make no run. */
const isLetter = (token: Token | undefined): token is Token =>
  token?.text.length === 1 && token.text.charCodeAt(0) < 0x250;

const isNear = (tokens: readonly Token[], i: number): boolean =>
  i > 0 && (tokens[i]?.start ?? 0) - (tokens[i - 1]?.end ?? 0) <= MAX_GAP;

/** The runs of single letters in a text; there are none in a normal one. */
export const spelledRuns = (tokens: readonly Token[]): readonly Run[] => {
  const runs: { letters: string; from: number }[] = [];
  tokens.forEach((token, i) => {
    if (!isLetter(token)) return;
    const letter = LETTERS[token.text] ?? token.text;
    const last = runs.at(-1);
    if (last && last.from + last.letters.length === i && isNear(tokens, i)) last.letters += letter;
    else runs.push({ letters: letter, from: i });
  });
  return runs.filter(({ letters }) => letters.length >= MIN_LETTERS);
};
