/** Text made comparable, with the place of every character in the original. */
export type Normalised = { readonly text: string; readonly offsets: readonly number[] };

const ZERO_WIDTH = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const LOOKALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};
const isLetter = (char: string): boolean => /\p{L}/u.test(char);

/** Digits and signs that stand for letters inside a word ("p0lice") become those letters; amounts stay as they are. */
const unmask = (chars: readonly string[], i: number): string => {
  const char = chars[i] ?? "";
  const letter = LOOKALIKES[char];
  return letter !== undefined && isLetter(chars[i - 1] ?? "") && isLetter(chars[i + 1] ?? "") ? letter : char;
};

/** Lower case, compatibility forms folded, invisible characters dropped, white space collapsed. */
export const normalise = (original: string): Normalised => {
  const chars: string[] = [];
  const places: number[] = [];
  let at = 0;
  for (const char of original) {
    const folded = ZERO_WIDTH.test(char) ? "" : char.normalize("NFKC").toLowerCase();
    for (const part of folded) {
      const plain = /\s/.test(part) ? " " : part === "’" ? "'" : part;
      if (plain === " " && chars.at(-1) === " ") continue;
      chars.push(plain);
      places.push(at);
    }
    at += char.length;
  }
  const text: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < chars.length; i++)
    for (const unit of unmask(chars, i).split("")) {
      text.push(unit);
      offsets.push(places[i] ?? 0);
    }
  return { text: text.join(""), offsets: [...offsets, original.length] };
};

const SEPARATED = /(?<![\p{L}\p{N}])(?:\p{L}[ .\-_*·]){2,}\p{L}(?![\p{L}\p{N}])/gu;

/** Letters set apart to slip through ("p o l i c e", "逮 捕") are put together again. */
export const closeGaps = ({ text, offsets }: Normalised): Normalised => {
  const kept: number[] = [];
  let from = 0;
  const keep = (to: number) => {
    for (; from < to; from++) kept.push(from);
  };
  for (const match of text.matchAll(SEPARATED)) {
    keep(match.index);
    const end = match.index + match[0].length;
    for (; from < end; from++) if (isLetter(text[from] ?? "")) kept.push(from);
  }
  keep(text.length);
  // Spaces between two Chinese characters carry no meaning.
  const isHan = (i: number | undefined) => i !== undefined && /\p{Script=Han}/u.test(text[i] ?? "");
  const dense = kept.filter((i, n) => text[i] !== " " || !(isHan(kept[n - 1]) && isHan(kept[n + 1])));
  return {
    text: dense.map((i) => text[i] ?? "").join(""),
    offsets: [...dense.map((i) => offsets[i] ?? 0), offsets.at(-1) ?? 0],
  };
};
