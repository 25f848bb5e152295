import type { Words } from "../types";

/** The message that staff write themselves. */
export const OWN_WORDS = "own-words";

type Parts = {
  /** What is open and how it is paid. */
  readonly open: string;
  /** What happens next; said of what is late only. */
  readonly next: string;
  readonly help: string;
  /** Who writes, how to answer and how to stop: below every message, whoever wrote it. */
  readonly footer: string;
};

/** Someone's own words, with what is open below them where that is wanted, and the end that every message has. */
export const ownWords = (locale: string, { open, next, help, footer }: Parts): Words => ({
  id: OWN_WORDS,
  locale,
  version: "1",
  subject: "{{ own.subject }}",
  text: `{{ own.text }}\n\n{% if own.withOpen %}${open}{% if lines.first.daysPastDue > 0 %}${next}{% endif %}${help}{% endif %}${footer}`,
});
