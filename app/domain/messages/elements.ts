import { memo } from "../shared/memo";
import type { MessageElement } from "../compliance/types";

export type Sender = { readonly postalAddress: string; readonly taxId: string };

/** The end of every message: who writes, and how to stop. */
const footerOf = ({ postalAddress, taxId }: Sender): readonly MessageElement[] => [
  "opt_out",
  "creditor_name",
  "creditor_contact",
  ...(postalAddress === "" ? [] : (["creditor_address"] as const)),
  ...(taxId === "" ? [] : (["creditor_tax_id"] as const)),
];

const BODY: readonly MessageElement[] = ["agreement", "itemised_claim", "how_to_mitigate"];
/** What is said of debts that are late. */
const nextOf = (hasAdvice: boolean): readonly MessageElement[] =>
  hasAdvice ? ["consequences", "debt_advice"] : ["consequences"];

const known = memo((): (readonly MessageElement[])[] => []);

const isLate = (templateId: string): boolean => templateId.endsWith("late");

/**
 * Which of the parts that some law asks for the message carries: all messages end with who writes and how to stop, and
 * late ones say what happens next. Kept true by a test that looks for the parts in every template.
 */
export const elementsOf = (templateId: string, sender: Sender, hasAdvice: boolean): readonly MessageElement[] => {
  // Asked for every contact that is planned, and there are few answers.
  const which = Number(hasAdvice) + 2 * Number(sender.postalAddress !== "") + 4 * Number(sender.taxId !== "");
  const ofTemplate = known(templateId);
  return (ofTemplate[which] ??= [...footerOf(sender), ...BODY, ...(isLate(templateId) ? nextOf(hasAdvice) : [])]);
};

type Below = { readonly withOpen: boolean; readonly isLate: boolean };

/** The same of a message that staff wrote: what their own words carry is not known, so only what stands below counts. */
export const ownElements = (below: Below, sender: Sender, hasAdvice: boolean): readonly MessageElement[] => [
  ...footerOf(sender),
  ...(below.withOpen ? BODY : []),
  ...(below.withOpen && below.isLate ? nextOf(hasAdvice) : []),
];
