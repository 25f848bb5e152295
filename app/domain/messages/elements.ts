import type { MessageElement } from "../compliance/types";

type Sender = { readonly postalAddress: string; readonly taxId: string };

const isLate = (templateId: string): boolean => templateId.endsWith("late");

/**
 * Which of the parts that some law asks for the message carries: all messages end with who writes and how to stop, and
 * late ones say what happens next. Kept true by a test that looks for the parts in every template.
 */
export const elementsOf = (templateId: string, sender: Sender, hasAdvice: boolean): readonly MessageElement[] => [
  "opt_out",
  "creditor_name",
  "creditor_contact",
  "agreement",
  "itemised_claim",
  "how_to_mitigate",
  ...(sender.postalAddress === "" ? [] : (["creditor_address"] as const)),
  ...(sender.taxId === "" ? [] : (["creditor_tax_id"] as const)),
  ...(isLate(templateId) ? (["consequences"] as const) : []),
  ...(isLate(templateId) && hasAdvice ? (["debt_advice"] as const) : []),
];
