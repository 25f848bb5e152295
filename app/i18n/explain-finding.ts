import type { Finding } from "~/domain/messages/types";
import type { WordingFinding } from "~/domain/messages/wordings/types";
import { translate, type Locale } from "./translate";

/** A finding of the script review with words for the one who wrote: why it was found, and what may be written instead. */
export const explainFinding = (locale: Locale, finding: Finding) => {
  const t = (key: string) => translate(locale, key);
  return { ...finding, why: t(`review.${finding.class}.why`), suggestion: t(`review.${finding.class}.suggestion`) };
};

/** The same of a wording, with the place in it. */
export const explainInWording = (locale: Locale, finding: WordingFinding) => {
  const { field, line } = finding;
  const inText = line === null ? "" : translate(locale, "wording.line", { line });
  const place = field === "subject" ? translate(locale, "wording.in_subject") : inText;
  return { ...explainFinding(locale, finding), place };
};
