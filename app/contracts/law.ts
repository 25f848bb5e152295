import type { Verdict } from "~/domain/compliance/types";
import type { RuleChange } from "~/domain/compliance/changes";
import type { Explanation } from "~/domain/compliance/explain";

/** Ways of contact that the page of rules can be asked about. */
export const ASKED_CHANNELS = ["email", "voice_human"] as const;
export type AskedChannel = (typeof ASKED_CHANNELS)[number];

/** What the page of all rules shows: the jurisdictions, or what changed in them. */
export const RULES_TABS = ["places", "changes"] as const;

/** What applies to a contact with a customer now. */
export type CustomerRules = Explanation & {
  readonly channel: AskedChannel;
  readonly verdict: Verdict["verdict"];
  readonly nextAllowedAt: Date | null;
  /** Where the customer may be, as far as is known. */
  readonly zones: readonly string[];
  readonly changes: readonly RuleChange[];
};
