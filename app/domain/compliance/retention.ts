import { whereabouts } from "./places";
import { packsFor } from "./ready";
import { jurisdictions } from "./registry";
import type { Pack } from "./rules";
import type { ContactFacts } from "./types";

/** Six years: the time in which most claims can be brought; no law makes it shorter, some make it longer. */
export const KEPT_MONTHS = 72;

/**
 * How long the record of contacts is kept after a debt has ended: the longest time that any law asks for, of all places
 * where the person may be and of the creditor's own. Whoever is obliged to keep may not delete.
 */
export const retentionMonths = (
  { recipient, creditor }: Pick<ContactFacts, "recipient" | "creditor">,
  packs: readonly Pack[] = jurisdictions.all,
): number => {
  const addresses = [...recipient.addresses, { country: creditor.country }];
  const mine = packsFor(packs, whereabouts({ recipient: { ...recipient, addresses }, creditor }));
  return mine.flatMap(({ retention = [] }) => retention).reduce((most, { months }) => Math.max(most, months), KEPT_MONTHS); // prettier-ignore
};

/** A debt, or the handling of all debts of a customer, from its beginning to its end; null while it lasts. */
export type Span = { readonly openedAt: Date; readonly closedAt: Date | null };

/**
 * What happened before this moment is past its time. A span that lasts, or that ended too lately, is kept as a whole,
 * its beginning included.
 */
export const pastBefore = (spans: readonly Span[], cutoff: Date): Date =>
  spans
    .filter(({ closedAt }) => closedAt === null || closedAt >= cutoff)
    .reduce((before, { openedAt }) => (openedAt < before ? openedAt : before), cutoff);
