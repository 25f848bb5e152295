import type { Finding } from "~/domain/messages/types";
import { translate, type Locale } from "./translate";

/** A finding of the script review with words for the one who wrote: why it was found, and what may be written instead. */
export const explainFinding = (locale: Locale, finding: Finding) => {
  const t = (key: string) => translate(locale, key);
  return { ...finding, why: t(`review.${finding.class}.why`), suggestion: t(`review.${finding.class}.suggestion`) };
};
