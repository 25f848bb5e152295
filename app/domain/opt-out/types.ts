import type { ContactChannel } from "../channels/types";

/** What a customer sent, and by what. */
export type Inbound = {
  readonly channel: ContactChannel;
  readonly subject?: string | undefined;
  readonly text: string;
  /** Short answers that our own last message offered for stopping: "T", "N", "R"; they mean nothing otherwise. */
  readonly offered?: readonly string[] | undefined;
};

export const OPT_OUT_SCOPES = ["channel", "everything", "debt"] as const;
/** This channel only, every way of reaching the person, or only what concerns the one order. */
export type OptOutScope = (typeof OPT_OUT_SCOPES)[number];

/** `ambiguous`: it may mean stop; nothing is sent until a person has read it. */
export type OptOut =
  | { readonly kind: "none" }
  | {
      readonly kind: "opt_out";
      readonly scope: OptOutScope;
      readonly channel: ContactChannel;
      readonly language: string;
      readonly words: string;
    }
  | { readonly kind: "ambiguous"; readonly language: string; readonly words: string };

/**
 * How people say stop in one language; the notation is that of the script review (`PhraseBook`). In the phrases
 * `everything` outranks `debt`, and `debt` outranks `channel`.
 */
export type OptOutBook = {
  readonly id: string;
  readonly hasWords: boolean;
  /** Each alone, or with polite words around it, is an opt-out of the channel. */
  readonly keywords: readonly string[];
  /** Anywhere in a text. */
  readonly channel: readonly string[];
  readonly everything: readonly string[];
  readonly debt: readonly string[];
  /** May mean stop; a person reads it. */
  readonly unclear: readonly string[];
  /** The same words about goods, orders and everything else, and the opposite of an opt-out. */
  readonly otherwise: readonly string[];
  /** Greetings and polite words that change nothing. */
  readonly polite: readonly string[];
};
