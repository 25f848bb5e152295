import { passesFrom } from "./evaluate";
import { NEVER } from "./moments";
import { whereabouts } from "./places";
import { kindOf, packsFor, prepare, type ReadyRule } from "./ready";
import { jurisdictions } from "./registry";
import type { Confidence, InForce, Pack, RuleSpec } from "./rules";
import type { ContactFacts, ProfileId } from "./types";

export type RuleState = "passes" | "waits" | "refuses" | "not_in_force" | "not_yet_late";

/** One rule as it stands for one contact at one moment. */
export type ExplainedRule = InForce & {
  readonly id: string;
  readonly jurisdiction: string;
  readonly version: string;
  readonly reviewedOn: string;
  readonly citation: string;
  readonly confidence: Confidence;
  /** Whether it binds this creditor by law, or is followed because the merchant wants to be strict. */
  readonly bindsByLaw: boolean;
  readonly minDaysPastDue: number | null;
  readonly spec: RuleSpec;
  readonly state: RuleState;
  /** When it passes, where it waits. */
  readonly from: Date | null;
};

export type ExplainedNote = {
  readonly id: string;
  readonly jurisdiction: string;
  readonly citation: string;
  readonly confidence: Confidence;
  readonly text: string;
};

/** Everything that applies to a contact, in force now or not, and why the gate says what it says. */
export type Explanation = {
  readonly rules: readonly ExplainedRule[];
  readonly notes: readonly ExplainedNote[];
  readonly retention: readonly (ExplainedNote & { readonly months: number })[];
};

const stateOf = (ready: ReadyRule, facts: ContactFacts): Pick<ExplainedRule, "state" | "from"> => {
  const now = facts.now.getTime();
  if (now < ready.since || now >= ready.until) return { state: "not_in_force", from: null };
  const late = facts.debts.reduce((most, { daysPastDue }) => Math.max(most, daysPastDue), Number.NEGATIVE_INFINITY);
  if (late < ready.fromDaysPastDue) return { state: "not_yet_late", from: null };
  const from = passesFrom(ready, facts, now);
  if (from === now) return { state: "passes", from: null };
  return from === NEVER ? { state: "refuses", from: null } : { state: "waits", from: new Date(from) };
};

const inForceOf = ({ effectiveFrom, effectiveTo }: InForce): InForce => ({
  ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
  ...(effectiveTo === undefined ? {} : { effectiveTo }),
});

const explainRule = (ready: ReadyRule, facts: ContactFacts, packs: ReadonlyMap<string, Pack>): ExplainedRule => {
  const { rule, reason } = ready;
  return {
    ...inForceOf(rule),
    id: rule.id,
    jurisdiction: reason.jurisdiction,
    version: reason.version,
    reviewedOn: packs.get(reason.jurisdiction)?.reviewedOn ?? "",
    citation: rule.citation,
    confidence: rule.confidence,
    bindsByLaw: rule.confidence !== "H" && rule.binds.includes(facts.creditor.kind),
    minDaysPastDue: rule.minDaysPastDue ?? null,
    spec: rule.spec,
    ...stateOf(ready, facts),
  };
};

/**
 * What the gate looks at for this contact: the same rules, made ready in the same way and asked the same question, so
 * that what people read cannot differ from what is done.
 */
export const explain = (
  facts: ContactFacts,
  profile: ProfileId,
  packs: readonly Pack[] = jurisdictions.all,
): Explanation => {
  const where = whereabouts(facts);
  const mine = packsFor(packs, where);
  const byId = new Map(mine.map((pack) => [pack.id, pack]));
  const sources = mine.flatMap((pack) => (pack.notes ?? []).map((note) => ({ note, jurisdiction: pack.id })));
  return {
    rules: prepare(kindOf(facts), where, { profile, packs }).map((ready) => explainRule(ready, facts, byId)),
    notes: sources.map(({ note: { id, citation, confidence, text }, jurisdiction }) => ({ id, citation, confidence, text, jurisdiction })), // prettier-ignore
    retention: mine.flatMap(
      (pack) =>
      (pack.retention ?? []).map(({ id, citation, confidence, what, months }) => ({ id, citation, confidence, text: what, months, jurisdiction: pack.id })), // prettier-ignore
    ),
  };
};

/** A rule that began or ended lately, or will before long. */
export type RuleChange = InForce & {
  readonly id: string;
  readonly jurisdiction: string;
  readonly citation: string;
  readonly confidence: Confidence;
  readonly reviewedOn: string;
};

/** Rules whose first or last day lies between the two days (YYYY-MM-DD), by day. */
export const changesBetween = (
  from: string,
  to: string,
  packs: readonly Pack[] = jurisdictions.all,
): readonly RuleChange[] => {
  const within = (day: string | undefined): boolean => day !== undefined && day >= from && day <= to;
  const dayOf = ({ effectiveFrom, effectiveTo }: InForce): string =>
    (within(effectiveFrom) ? effectiveFrom : effectiveTo) ?? "";
  return packs
    .flatMap((pack) =>
      [...pack.rules, ...(pack.notes ?? [])].map((rule): RuleChange => ({
        ...inForceOf({ ...inForceOf(pack), ...inForceOf(rule) }),
        id: rule.id,
        jurisdiction: pack.id,
        citation: rule.citation,
        confidence: rule.confidence,
        reviewedOn: pack.reviewedOn,
      })),
    )
    .filter(({ effectiveFrom, effectiveTo }) => within(effectiveFrom) || within(effectiveTo))
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
};
