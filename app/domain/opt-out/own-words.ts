import { templates } from "../messages/templates/registry";

const MIN_PIECE = 8;

/** The fixed parts of every message that we send, longest first, with white space made equal. */
const pieces: readonly string[] = [
  ...new Set(
    templates
      .flatMap(({ subject, text }) => [subject, text])
      .flatMap((source) => source.split(/\{\{.*?\}\}|\{%.*?%\}|\n/))
      .map((piece) => piece.replace(/\s+/g, " ").trim())
      .filter((piece) => piece.length >= MIN_PIECE),
  ),
].sort((a, b) => b.length - a.length);

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** Mail programs break lines anywhere between words. */
const OWN = new RegExp(pieces.map((piece) => escape(piece).replaceAll(" ", "\\s+")).join("|"), "gu");

/** A reply without what it repeats of our own messages, whose words for stopping are not the customer's. */
export const withoutOwnWords = (text: string): string => text.replace(OWN, "\n");
