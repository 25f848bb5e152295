import type { Token } from "./tokens";

/** Letters that stand one by one, "p o l i c e": the tokens from `from`, one letter each. */
export type Run = { readonly letters: string; readonly from: number };

const MIN_LETTERS = 4;
const MAX_GAP = 4;

const isLetterToken = (token: Token | undefined): token is Token => token?.text.length === 1 && /[\p{L}\p{N}@$!|]/u.test(token.text); // prettier-ignore

const LETTERS: Readonly<Record<string, string | undefined>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" }; // prettier-ignore

/** Ideographs are single by nature and are matched one by one anyway, so they make no run. */
const isLatin = ({ text }: Token): boolean => text.charCodeAt(0) < 0x250;

/** The runs of single letters in a text; there are none in a normal one. */
export const spelledRuns = (tokens: readonly Token[]): readonly Run[] => {
  const runs: Run[] = [];
  let letters = "";
  for (let i = 0; i <= tokens.length; i++) {
    const token = tokens[i];
    const isNear = i === 0 || (token !== undefined && token.start - (tokens[i - 1]?.end ?? 0) <= MAX_GAP);
    const goesOn = isLetterToken(token) && isLatin(token);
    if ((!goesOn || !isNear) && letters.length >= MIN_LETTERS) runs.push({ letters, from: i - letters.length });
    if (!goesOn) letters = "";
    else letters = (isNear ? letters : "") + (LETTERS[token.text] ?? token.text);
  }
  return runs;
};
