import { randomBytes } from "node:crypto";

/** Time-ordered, 26 characters, so that rows written together lie together in the index (the shape of a ULID). */
export type Ids = { readonly next: () => string };

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

const encodeTime = (ms: number): string => {
  let rest = ms;
  let out = "";
  for (let i = 0; i < 10; i++) {
    out = (ALPHABET[rest % 32] ?? "0") + out;
    rest = Math.floor(rest / 32);
  }
  return out;
};

export const timeOrderedIds = (now: () => Date): Ids => ({
  next: () => encodeTime(now().getTime()) + Array.from(randomBytes(16), (b) => ALPHABET[b % 32]).join(""),
});
