import type { Finding } from "../types";

/** One class of forbidden wording; its phrases are in the language files. */
export type PhraseClass = {
  readonly id: string;
  readonly severity: Finding["severity"];
  /** What is wrong with it, and what to write instead. */
  readonly why: string;
  readonly suggestion: string;
  /** `preview`: only where others may read over the shoulder: subjects, push, the beginning of a text message. */
  readonly where: "everywhere" | "preview";
};

/**
 * The phrases of one language by class. They are lower case; `*` at the end of a word matches any ending, `~` stands
 * for up to three words between, and `[a|b]` for one of several.
 */
export type PhraseBook = {
  readonly id: string;
  /** Words are set apart by spaces; a phrase matches whole words only. */
  readonly hasWords: boolean;
  readonly phrases: Readonly<Record<string, readonly string[] | undefined>>;
};
