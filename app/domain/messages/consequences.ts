/** What a merchant may have confirmed to be true, and may therefore say. */
export const CONSEQUENCES = ["late_fee", "credit_reporting", "collection_partner", "legal_action", "account_closure"] as const; // prettier-ignore
export type Consequence = (typeof CONSEQUENCES)[number];
