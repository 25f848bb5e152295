import type { Finding } from "../types";

/** One class of forbidden wording. Phrases are lower case; `*` at the end of a word matches any ending. */
export type PhraseClass = {
  readonly id: string;
  readonly severity: Finding["severity"];
  /** What is wrong with it, and what to write instead. */
  readonly why: string;
  readonly suggestion: string;
  readonly en: readonly string[];
  readonly zh: readonly string[];
  /** `preview`: only where others may read over the shoulder: subjects, push, the beginning of a text message. */
  readonly where: "everywhere" | "preview";
};
