import type { ContactChannel } from "../../channels/types";
import type { Finding } from "../types";
import { phraseBooks, phraseClasses } from "./classes/registry";
import { isDenied } from "./negation";
import { closeHanGaps, normalise, spelledRuns, type Normalised } from "./normalise";
import type { PhraseBook, PhraseClass } from "./types";

export type Script = {
  readonly subject?: string | undefined;
  readonly text: string;
  readonly channel: ContactChannel;
  readonly locale: string;
};

export type Review = { readonly ok: boolean; readonly findings: readonly Finding[] };

/** A text message shows about this much on a locked screen. */
const SMS_PREVIEW = 30;

const escape = (phrase: string): string => phrase.replace(/[.+?^${}()\\]/g, "\\$&");
const choice = (phrase: string): string => phrase.replace(/\[([^\]]+)\]/g, "(?:$1)");

/** Words of a phrase may be set apart by a dash or a comma as well as by a space. */
const inWords = (phrase: string): string =>
  choice(escape(phrase))
    .replace(/\*/g, "\\p{L}*")
    .replace(/ ~ /g, "[\\s,]+(?:[\\p{L}']+[\\s,]+){0,3}")
    .replace(/ /g, "[\\s,;:_-]+");

/** Written together, as a run of single letters is read; short words would be found by chance. */
const runTogether = (phrase: string): string => choice(escape(phrase)).replace(/ ~ |[ *]/g, "");
const MIN_RUN = 4;

type Patterns = { readonly inText: RegExp; readonly inRuns: RegExp };
const NOTHING = "(?!)";

const phrasesOf = (books: readonly PhraseBook[], id: string): string[] =>
  books.flatMap(({ phrases }) => phrases[id] ?? []);

const patternsOf = ({ id }: PhraseClass): Patterns => {
  const worded = phrasesOf(phraseBooks.all.filter(({ hasWords }) => hasWords), id); // prettier-ignore
  const others = phrasesOf(phraseBooks.all.filter(({ hasWords }) => !hasWords), id).map(escape); // prettier-ignore
  const words = worded.map(inWords).join("|") || NOTHING;
  const runs = worded.filter((phrase) => phrase.length >= MIN_RUN).map(runTogether);
  return {
    inText: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])|${others.join("|") || NOTHING}`, "gu"),
    inRuns: new RegExp(runs.join("|") || NOTHING, "gu"),
  };
};

const classes = phraseClasses.all.map((phrases) => ({ phrases, patterns: patternsOf(phrases) }));

type Region = { readonly from: number; readonly to: number };

/** What can be read without opening the message. */
const previewOf = ({ subject, text, channel }: Script): Region => {
  const bodyFrom = subject === undefined ? 0 : subject.length + 1;
  if (channel === "push") return { from: 0, to: bodyFrom + text.length };
  if (channel === "sms") return { from: 0, to: bodyFrom + SMS_PREVIEW };
  return { from: 0, to: subject?.length ?? 0 };
};

const findIn = (phrases: PhraseClass, pattern: RegExp, reading: Normalised, original: string, region: Region) => {
  const found: Finding[] = [];
  for (const match of reading.text.matchAll(pattern)) {
    const start = reading.offsets[match.index] ?? 0;
    const end = reading.ends[match.index + match[0].length - 1] ?? original.length;
    if (start < region.from || start >= region.to) continue;
    const isMild = phrases.where === "everywhere" && isDenied(reading.text, match.index);
    found.push({
      class: phrases.id,
      severity: isMild ? "warn" : phrases.severity,
      excerpt: original.slice(start, end),
      start,
      end,
      why: phrases.why,
      suggestion: phrases.suggestion,
    });
  }
  return found;
};

/** The ways in which the text can be read: as written, with digits as letters, with gaps closed. */
const readingsOf = (original: string) => {
  const whole = [normalise(original, "l"), normalise(original, "i")];
  const texts = [...whole, ...whole.map(closeHanGaps)];
  const different = texts.filter((reading, i) => texts.findIndex(({ text }) => text === reading.text) === i);
  return { texts: different, runs: whole.flatMap(spelledRuns) };
};

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
 * Checks a message, with everything merged in, against forbidden wording. Offsets count UTF-16 units in
 * `subject + "\n" + text`, or in the text alone without a subject. `ok` is false when any finding blocks. All languages
 * are tried whatever the locale says, because templates mix them.
 */
export const reviewScript = (script: Script): Review => {
  const original = script.subject === undefined ? script.text : `${script.subject}\n${script.text}`;
  const { texts, runs } = readingsOf(original);
  const everywhere = { from: 0, to: original.length };
  const preview = previewOf(script);
  const findings = classes.flatMap(({ phrases, patterns }) => {
    const region = phrases.where === "preview" ? preview : everywhere;
    return [
      ...texts.flatMap((reading) => findIn(phrases, patterns.inText, reading, original, region)),
      ...runs.flatMap((reading) => findIn(phrases, patterns.inRuns, reading, original, region)),
    ];
  });
  const sorted = distinct(findings);
  return { ok: sorted.every(({ severity }) => severity !== "block"), findings: sorted };
};
