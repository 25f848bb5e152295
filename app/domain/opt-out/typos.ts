/** Edits between two words: letters added, left out, exchanged, or swapped with their neighbour. */
export const editDistance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
};

const sorted = (word: string): string => [...word].sort().join("");
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
  if (keyword.length >= 6) return distance === 1 || (distance === 2 && keyword.length >= 9) ? "same" : "no";
  if (distance !== 1) return "no";
  return sorted(word) === sorted(keyword) ? "same" : "perhaps";
};
