import { TRADITIONAL } from "./classes/traditional";

/** Text made comparable, with the place of every character in the original. */
export type Normalised = {
  readonly text: string;
  /** Where each character begins in the original, and the length of the original at the end. */
  readonly offsets: readonly number[];
  /** Where each character ends in the original. */
  readonly ends: readonly number[];
};

const INVISIBLE = /[\p{Cf}\p{Mn}\u034f]/u;

/** Digits and signs that stand for letters. A one may be an l or an i, so both readings are tried. */
const SIGNS: Readonly<Record<string, string | undefined>> = {
  "0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", $: "s", "!": "i", "|": "l",
}; // prettier-ignore

/** Letters of other alphabets that look like Latin ones. Source: Unicode confusables (UTS 39). */
const LOOKALIKES = new Map(
  Array.from("аaеeоoрpсcхxуyіiѕsјjԁdһhοoαaνvιiκkτtρp".matchAll(/(.)(.)/gu), ([, from = "", to = ""]) => [from, to]),
);

const isLetter = (char: string | undefined): boolean => char !== undefined && /\p{L}/u.test(char);

/** Signs inside a word ("p0lice"), or before two letters at its start ("$cammer"), become letters; amounts stay. */
const unmask = (chars: readonly string[], i: number, one: string): string => {
  const char = chars[i] ?? "";
  const letter = char === "1" ? one : SIGNS[char];
  if (letter === undefined || !isLetter(chars[i + 1])) return char;
  const before = chars[i - 1];
  const startsWord = (before === undefined || before === " ") && isLetter(chars[i + 2]);
  return isLetter(before) || startsWord ? letter : char;
};

const fold = (char: string): string => {
  if (INVISIBLE.test(char)) return "";
  const plain = char.normalize("NFKC").toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, ""); // prettier-ignore
  if (/^\s+$/.test(plain)) return " ";
  if (plain === "’" || plain === "‘") return "'";
  return LOOKALIKES.get(plain) ?? TRADITIONAL.get(plain) ?? plain;
};

/**
 * Lower case, compatibility forms, accents, traditional characters and lookalikes folded, invisible characters dropped,
 * white space collapsed. `one` says which letter a digit one inside a word stands for.
 */
export const normalise = (original: string, one: "i" | "l" = "l"): Normalised => {
  const chars: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of original) {
    const start = at;
    at += char.length;
    for (const unit of fold(char).split("")) {
      if (unit === " " && chars.at(-1) === " ") continue;
      chars.push(unit);
      starts.push(start);
      ends.push(at);
    }
  }
  const text = chars.map((_, i) => unmask(chars, i, one)).join("");
  return { text, offsets: [...starts, original.length], ends };
};

const pick = ({ text, offsets, ends }: Normalised, kept: readonly number[]): Normalised => ({
  text: kept.map((i) => text[i] ?? "").join(""),
  offsets: [...kept.map((i) => offsets[i] ?? 0), offsets.at(-1) ?? 0],
  ends: kept.map((i) => ends[i] ?? 0),
});

const HAN_GAP = /(?<=\p{Script=Han})[ .\-_*·~|/+#]{1,3}(?=\p{Script=Han})/gu;

/** Chinese characters set apart ("逮 捕", "逮*捕") are put together again. */
export const closeHanGaps = (normalised: Normalised): Normalised => {
  const kept: number[] = [];
  let from = 0;
  const keepTo = (to: number) => {
    for (; from < to; from++) kept.push(from);
  };
  for (const { index, 0: gap } of normalised.text.matchAll(HAN_GAP)) {
    keepTo(index);
    from = index + gap.length;
  }
  keepTo(normalised.text.length);
  return pick(normalised, kept);
};

const SPELLED = /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][ .\-_*·~|/+]{1,2}){3,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu;

/** Runs of single letters ("p o l i c e", "l.i.a.r"), each put together without its separators. */
export const spelledRuns = (normalised: Normalised): Normalised[] =>
  Array.from(normalised.text.matchAll(SPELLED), ({ index, 0: run }) => {
    const kept: number[] = [];
    for (let i = index; i < index + run.length; i++) if (/[\p{L}\p{N}]/u.test(normalised.text[i] ?? "")) kept.push(i);
    return pick(normalised, kept);
  });
