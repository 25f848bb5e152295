import type { Finding } from "../types";

/** A finding in a wording; `line` is that of the text as it was written, where the words stand there as they are. */
export type WordingFinding = Finding & {
  readonly field: "subject" | "text";
  readonly line: number | null;
};

/** What a shop wants to say: subject and text in Liquid. */
export type Proposal = {
  readonly templateId: string;
  readonly locale: string;
  readonly subject: string;
  readonly text: string;
};

export const WORDING_SUBJECT_CHARS = 200;
export const WORDING_TEXT_CHARS = 6_000;
