import type { ContactChannel } from "../../channels/types";
import type { Finding } from "../types";
import { checkFacts } from "./facts/check-facts";
import type { MessageFacts } from "./facts/types";
import { findPhrases, type Span } from "./find-phrases";
import type { Consequence } from "../consequences";

export type Script = {
  readonly subject?: string | undefined;
  readonly text: string;
  readonly channel: ContactChannel;
  readonly locale: string;
  /** What the ledger says; without it only the wording is checked. */
  readonly facts?: MessageFacts | undefined;
  /** Names in which a word means nothing by itself: the shop, the customer, the goods, the streets. */
  readonly names?: readonly string[] | undefined;
  /** Consequences that the merchant has confirmed to be true. */
  readonly confirmed?: readonly Consequence[] | undefined;
  /** A reminder must carry what the law asks of one; an answer to a customer need not. */
  readonly purpose?: "reminder" | "reply" | undefined;
};

export type Review = { readonly ok: boolean; readonly findings: readonly Finding[] };

/** What a locked screen shows of a text message: between one line and four, by phone. */
const SMS_PREVIEW = 80;

/** What can be read without opening the message, in offsets of the whole; a recorded voice may be heard by anybody. */
const previewOf = ({ subject, text, channel }: Script): Span => {
  const bodyFrom = subject === undefined ? 0 : subject.length + 1;
  if (channel === "push" || channel === "voice_auto") return { start: 0, end: bodyFrom + text.length };
  if (channel === "sms") return { start: 0, end: bodyFrom + SMS_PREVIEW };
  return { start: 0, end: channel === "letter" ? 0 : (subject?.length ?? 0) };
};

/** Where a name stands; as it is written, because names are known exactly. */
const placesOf = (original: string, names: readonly string[]): readonly Span[] =>
  names
    .filter((name) => name.length > 1)
    .flatMap((name) => {
      const places: Span[] = [];
      for (let at = original.indexOf(name); at >= 0; at = original.indexOf(name, at + name.length))
        places.push({ start: at, end: at + name.length });
      return places;
    });

const isInside = (inner: Finding, outer: Finding): boolean =>
  inner !== outer &&
  inner.class === outer.class &&
  inner.start >= outer.start &&
  inner.end <= outer.end &&
  (inner.start !== outer.start || inner.end !== outer.end) &&
  (inner.severity === outer.severity || outer.severity === "block");

/** One finding for each place and class; a shorter one within a longer one says nothing new. */
const distinct = (findings: readonly Finding[]): Finding[] => {
  const places = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.class}:${String(finding.start)}:${String(finding.end)}`;
    if (places.get(key)?.severity !== "block") places.set(key, finding);
  }
  const all = [...places.values()];
  return all
    .filter((inner) => !all.some((outer) => isInside(inner, outer)))
    .sort((a, b) => a.start - b.start || (a.class < b.class ? -1 : 1));
};

/**
 * Checks a message, with everything merged in, against forbidden wording, the facts of the ledger and what a reminder
 * must carry. Offsets count UTF-16 units in `subject + "\n" + text`, or in the text alone without a subject. `ok` is
 * false when any finding blocks. All languages are tried whatever the locale says, because people mix them.
 */
export const reviewScript = (script: Script): Review => {
  const { subject, text, facts } = script;
  const original = subject === undefined ? text : `${subject}\n${text}`;
  const found = findPhrases({
    original,
    preview: previewOf(script),
    confirmed: new Set(script.confirmed),
    names: placesOf(original, script.names ?? []),
  });
  const wrong = facts ? checkFacts({ original, facts, names: script.names ?? [], channel: script.channel, purpose: script.purpose ?? "reminder" }) : []; // prettier-ignore
  const findings = distinct([...found, ...wrong]);
  return { ok: findings.every(({ severity }) => severity !== "block"), findings };
};
