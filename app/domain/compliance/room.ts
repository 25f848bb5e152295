import { jurisdictions } from "./registry";
import type { Rule } from "./rules";
import type { Reason } from "./types";

const ruleOf = ({ jurisdiction, rule }: Reason): Rule | undefined =>
  jurisdictions.all.find(({ id }) => id === jurisdiction)?.rules.find(({ id }) => id === rule);

/** What the house asks for beyond the law about when and how often; its rules about the person leave no room. */
const isHouseHabit = (rule: Rule | undefined): boolean =>
  rule?.confidence === "H" && ["window", "cap", "cooldown", "gap"].includes(rule.spec.kind);

/**
 * Whether a member of staff may go on with a justification of their own: only where all that speaks against the contact
 * is a habit of this house. What any law says, what the customer asked for, and unknown rules leave no room.
 */
export const leavesRoom = (reasons: readonly Reason[]): boolean =>
  reasons.length > 0 && reasons.every((reason) => isHouseHabit(ruleOf(reason)));
