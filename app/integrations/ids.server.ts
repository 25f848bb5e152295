import { randomBytes } from "node:crypto";

/** Time-ordered, 26 characters, so that rows written together lie together in the index (the shape of a ULID). */
export type Ids = { readonly next: () => string };

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const RANDOM_DIGITS = 16;

const encodeTime = (ms: number): string => {
  let rest = ms;
  let out = "";
  for (let i = 0; i < 10; i++) {
    out = (ALPHABET[rest % 32] ?? "0") + out;
    rest = Math.floor(rest / 32);
  }
  return out;
};

/** One more, carried from the last digit to the first. */
const increment = (digits: number[]): void => {
  for (let i = digits.length - 1; i >= 0; i--) {
    digits[i] = ((digits[i] ?? 0) + 1) % 32;
    if (digits[i] !== 0) return;
  }
};

/**
 * Identifiers of one process, each greater than the one before, also within a millisecond and when the clock is set
 * back: rows of one moment can be read in the order in which they were written.
 */
export const timeOrderedIds = (now: () => Date): Ids => {
  let lastMs = -1;
  let digits: number[] = [];
  return {
    next: () => {
      const ms = now().getTime();
      if (ms > lastMs) {
        lastMs = ms;
        digits = Array.from(randomBytes(RANDOM_DIGITS), (byte) => byte % 32);
        // Room above, so that counting on does not run over within the millisecond.
        digits[0] = (digits[0] ?? 0) % 16;
      } else increment(digits);
      return encodeTime(lastMs) + digits.map((digit) => ALPHABET[digit]).join("");
    },
  };
};
