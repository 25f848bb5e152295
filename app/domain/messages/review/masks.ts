/** Digits and signs that stand for letters. A one may be an l or an i, so both readings are tried. */
const SIGNS: Readonly<Record<string, string | undefined>> = {
  "0": "o", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g", "@": "a", $: "s", "!": "i", "|": "l", "€": "e",
}; // prettier-ignore
const MASK = /[0-9@$!|€]/;

export const isMask = (char: string): boolean => SIGNS[char] !== undefined && !/\d/.test(char);

const unmask = (word: string, one: string): string =>
  Array.from(word, (char) => (char === "1" ? one : (SIGNS[char] ?? char))).join("");

const LONG_RUN = /(\p{L})\1{2,}/gu;

/** The other words that a word may be read as: "p0l1ce" with its digits as letters, "policeee" with fewer of them. */
export const otherReadings = (word: string): readonly string[] => {
  const readings: string[] = [];
  if (MASK.test(word) && /\p{L}/u.test(word)) readings.push(unmask(word, "l"), unmask(word, "i"), word.replace(/^[@$]/, "")); // prettier-ignore
  for (const reading of [word, ...readings])
    if (LONG_RUN.test(reading)) readings.push(reading.replace(LONG_RUN, "$1"), reading.replace(LONG_RUN, "$1$1"));
  return readings;
};

/** Whether a word needs more than one reading at all; most do not. */
export const needsReadings = (word: string): boolean => {
  let hasLetter = false;
  let hasMask = false;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 96) hasLetter = true;
    else hasMask = true;
    if (i > 1 && code === word.charCodeAt(i - 1) && code === word.charCodeAt(i - 2)) return true;
  }
  return hasLetter && hasMask;
};
