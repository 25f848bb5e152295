import type { ContactChannel } from "../../channels/types";
import type { Finding } from "../types";
import { phraseClasses } from "./classes";
import { closeGaps, normalise, type Normalised } from "./normalise";
import type { PhraseClass } from "./types";

export type Script = {
  readonly subject?: string | undefined;
  readonly text: string;
  readonly channel: ContactChannel;
  readonly locale: string;
};

export type Review = { readonly ok: boolean; readonly findings: readonly Finding[] };

/** A text message shows about this much on a locked screen. */
const SMS_PREVIEW = 30;

const escape = (phrase: string): string => phrase.replace(/[.+?^${}()|[\]\\]/g, "\\$&");

/** English phrases match whole words, with any ending after `*`; Chinese has no word boundaries. */
const patternOf = ({ en, zh }: PhraseClass): RegExp => {
  const words = en.map((phrase) => escape(phrase).replace(/\*/g, "[\\p{L}]*").replace(/ /g, " ?[\\s,;:-]? ?"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])|${zh.map(escape).join("|")}`, "gu");
};

const patterns = new Map(phraseClasses.map((phrases) => [phrases.id, patternOf(phrases)]));

/** "We will never tell your employer" still deserves a look, but is the opposite of the threat. */
const NEGATED =
  /(?:\b(?:never|not|no|without|won't|don't|doesn't|cannot|isn't)\b[^.!?]{0,24}|不会[^。!?]{0,8}|不[^。!?]{0,4}|绝不[^。!?]{0,8})$/u;

type Region = { readonly from: number; readonly to: number };

/** What can be read without opening the message. */
const previewOf = ({ subject, text, channel }: Script): Region => {
  const bodyFrom = subject === undefined ? 0 : subject.length + 1;
  if (channel === "push") return { from: 0, to: bodyFrom + text.length };
  if (channel === "sms") return { from: 0, to: bodyFrom + SMS_PREVIEW };
  return { from: 0, to: subject?.length ?? 0 };
};

const findIn = (phrases: PhraseClass, { text, offsets }: Normalised, original: string, region: Region): Finding[] => {
  const found: Finding[] = [];
  for (const match of text.matchAll(patterns.get(phrases.id) ?? /$^/g)) {
    const start = offsets[match.index] ?? 0;
    const end = offsets[match.index + match[0].length] ?? original.length;
    if (start < region.from || start >= region.to) continue;
    const isNegated = NEGATED.test(text.slice(Math.max(0, match.index - 40), match.index));
    const excerpt = original.slice(start, end).trimEnd();
    found.push({
      class: phrases.id,
      severity: isNegated && phrases.where === "everywhere" ? "warn" : phrases.severity,
      excerpt,
      start,
      end: start + excerpt.length,
      why: phrases.why,
      suggestion: phrases.suggestion,
    });
  }
  return found;
};

/**
 * Checks a message, with everything merged in, against forbidden wording. Offsets count UTF-16 units in
 * `subject + "\n" + text`, or in the text alone without a subject. `ok` is false when any finding blocks.
 */
export const reviewScript = (script: Script): Review => {
  const original = script.subject === undefined ? script.text : `${script.subject}\n${script.text}`;
  const readings = [normalise(original)];
  const dense = closeGaps(readings[0] ?? { text: "", offsets: [] });
  if (dense.text !== readings[0]?.text) readings.push(dense);
  const everywhere = { from: 0, to: original.length };
  const preview = previewOf(script);
  const findings = new Map<string, Finding>();
  for (const reading of readings)
    for (const phrases of phraseClasses)
      for (const finding of findIn(phrases, reading, original, phrases.where === "preview" ? preview : everywhere))
        findings.set(`${finding.class}:${String(finding.start)}`, finding);
  const sorted = [...findings.values()].sort((a, b) => a.start - b.start || a.class.localeCompare(b.class));
  return { ok: sorted.every(({ severity }) => severity !== "block"), findings: sorted };
};
