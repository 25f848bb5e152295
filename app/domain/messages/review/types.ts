import type { Consequence } from "../consequences";
import type { Finding } from "../types";

/** One class of forbidden wording; its phrases are in the language files. */
export type PhraseClass = {
  readonly id: string;
  readonly severity: Finding["severity"];
  /** Where the rule is written. */
  readonly source: string;
  /** `preview`: only where others may read over the shoulder: subjects, push, the beginning of a text message. */
  readonly where: "everywhere" | "preview";
  /** `warn`: a plain denial ("we never contact employers") is worth a look only; `block`: naming it is enough. */
  readonly denied: Finding["severity"];
};

/**
 * The phrases of one language. `*` at the end of a word matches any ending, `~` stands for up to three words between
 * (six characters where words are not set apart), `~~` for up to eight (fourteen), `#` for a number, `[a|b]` for one of
 * several. Case, accents and traditional characters do not matter. Nothing reaches over the end of a sentence.
 */
export type PhraseBook = {
  readonly id: string;
  /** Words are set apart by spaces; otherwise every character counts as one. */
  readonly hasWords: boolean;
  /** By class: never allowed. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
  /** Allowed only when the merchant has confirmed that it is true. */
  readonly stated: Readonly<Record<Consequence, readonly string[]>>;
  /** Everyday uses of the same words; what lies within one of them is no finding. */
  readonly harmless: readonly string[];
};
