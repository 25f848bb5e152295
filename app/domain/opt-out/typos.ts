type Rows = readonly (readonly number[])[];
const cell = (rows: Rows, i: number, j: number): number => rows[i]?.[j] ?? Infinity;

const isSwap = (a: string, b: string, i: number, j: number): boolean =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];

/** Edits between two words: letters added, left out, exchanged, or swapped with their neighbour. */
export const editDistance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const exchanged = cell(rows, i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = isSwap(a, b, i, j) ? cell(rows, i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(cell(rows, i - 1, j) + 1, cell(rows, i, j - 1) + 1, exchanged, swapped));
    }
  }
  return cell(rows, a.length, b.length);
};

const sorted = (word: string): string => Array.from(word).sort().join("");
const withoutRepeats = (word: string): string => word.replace(/(.)\1+/gu, "$1");

export type Likeness = "same" | "perhaps" | "no";

/**
 * Whether a word that stands alone is a misspelt keyword. In short words a swap or a repeated letter is a slip; any other
 * letter may make another word ("shop" for "stop"), so a person looks.
 */
export const likeness = (word: string, keyword: string): Likeness => {
  if (word === keyword) return "same";
  if (keyword.length < 4 || Math.abs(word.length - keyword.length) > 2) return "no";
  if (withoutRepeats(word) === withoutRepeats(keyword)) return "same";
  const distance = editDistance(word, keyword);
  if (keyword.length >= 6) return distance <= (keyword.length >= 9 ? 2 : 1) ? "same" : "no";
  if (distance !== 1) return "no";
  return sorted(word) === sorted(keyword) ? "same" : "perhaps";
};
