import { isLanguageAskedFor } from "../compliance/languages";
import { renderMessage } from "./render";
import { reviewScript, type Review } from "./review/review";
import { templateFor } from "./templates/registry";
import { PARTS, type Finding, type RenderedMessage, type Words } from "./types";
import { checkSource, liquidProblem } from "./wordings/check-source";
import { examplesOf, type Example, type ExampleShop } from "./wordings/examples";
import { isOtherLanguage } from "./wordings/language";
import { WORDING_SUBJECT_CHARS, WORDING_TEXT_CHARS, type Proposal, type WordingFinding } from "./wordings/types";

export type Checked = {
  readonly ok: boolean;
  readonly findings: readonly WordingFinding[];
  /** The message to the first example; null when it cannot be merged. */
  readonly preview: { readonly subject: string; readonly text: string } | null;
};

/** A message of more is no reminder any more, whatever its text goes through. */
const MERGED_CHARS = 20_000;

const whole = (id: string, field: WordingFinding["field"], severity: Finding["severity"] = "block"): WordingFinding => ({
  class: id, severity, excerpt: "", start: 0, end: 0, source: "Duewell", field, line: null,
}); // prettier-ignore

/** The line of the words as they were written; null when merging made them. */
const lineOf = (source: string, excerpt: string): number | null => {
  const at = excerpt === "" ? -1 : source.indexOf(excerpt);
  return at < 0 ? null : source.slice(0, at).split("\n").length;
};

const inWording = (finding: Finding, { subject }: RenderedMessage, words: Words): WordingFinding => {
  const field = finding.start < subject.length ? "subject" : "text";
  return { ...finding, field, line: lineOf(words[field], finding.excerpt) };
};

const review = ({ subject, text }: RenderedMessage, { context, facts }: Example, locale: string): Review =>
  reviewScript({
    subject, text, channel: "email", locale, facts, confirmed: context.consequences,
    names: [context.creditor.name, context.creditor.postalAddress, context.customerName],
  }); // prettier-ignore

/** What is wrong with the form of one merged message. */
const formOf = ({ subject, text }: RenderedMessage): readonly WordingFinding[] => [
  ...(subject === "" ? [whole("missing-subject", "subject")] : []),
  ...(text.length > MERGED_CHARS ? [whole("wording-long", "text")] : []),
  ...(`${subject}${text}`.includes("[object Object]") ? [whole("wording-object", "text")] : []),
];

/** The same words found in several examples are found once, with the graver of two judgements. */
const distinct = (findings: readonly WordingFinding[]): readonly WordingFinding[] => {
  const all = new Map<string, WordingFinding>();
  for (const finding of findings) {
    const key = `${finding.class}:${finding.field}:${finding.excerpt}:${String(finding.line)}`;
    const known = all.get(key);
    if (!known || (known.severity === "warn" && finding.severity === "block")) all.set(key, finding);
  }
  return [...all.values()];
};

const answer = (findings: readonly WordingFinding[], preview: Checked["preview"] = null): Checked => ({
  ok: findings.every(({ severity }) => severity !== "block"),
  findings: distinct(findings),
  preview,
});

const lengthOf = ({ subject, text }: Proposal): readonly WordingFinding[] => [
  ...(subject.length > WORDING_SUBJECT_CHARS ? [whole("wording-long", "subject")] : []),
  ...(text.length > WORDING_TEXT_CHARS ? [whole("wording-long", "text")] : []),
];

/** Where a law asks for the language, words in another one are as if nothing had been said. */
const languageOf = ({ text, locale }: Words): readonly WordingFinding[] =>
  isOtherLanguage(text, locale)
    ? [whole("wording-language", "text", isLanguageAskedFor(locale) ? "block" : "warn")]
    : [];

/** Merges and reviews the words for every example; what reads the same is reviewed once. */
const checkMerged = (words: Words, examples: readonly Example[]): Checked => {
  const seen = new Set<string>();
  const findings: WordingFinding[] = [...languageOf(words)];
  let preview: Checked["preview"] = null;
  for (const example of examples) {
    const message = renderMessage(words, example.context);
    const { subject, text } = message;
    preview ??= { subject, text };
    const key = `${subject}\n${text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const form = formOf(message);
    findings.push(...form);
    // What is not even a message is not read any further.
    if (form.length > 0) return answer(findings, preview);
    const found = review(message, example, words.locale).findings;
    findings.push(...found.map((finding) => inWording(finding, message, words)));
  }
  return answer(findings, preview);
};

/**
 * Whether a shop may word a reminder so: it reads as Liquid, names only what a message has, and for every kind of
 * customer passes the review that the message itself will pass, with what the merchant confirmed.
 */
export const checkTemplate = (proposal: Proposal, shop: ExampleShop, today: string): Checked => {
  const { templateId, locale, subject, text } = proposal;
  const shipped = templateFor(templateId, locale);
  if (!shipped) throw new RangeError(`No reminder ${templateId}`);
  const long = lengthOf(proposal);
  if (long.length > 0) return answer(long);
  const parts = PARTS.filter((part) => shipped.parts[part] !== undefined);
  // The parts are of several lines: a subject has none.
  const source = [...checkSource(subject, "subject", []), ...checkSource(text, "text", parts)];
  if (source.length > 0) return answer(source);
  try {
    return checkMerged({ ...shipped, subject, text }, examplesOf(templateId, locale, shop, today));
  } catch (error) {
    return answer([liquidProblem(error, "text", text)]);
  }
};
