import { passesFrom } from "./evaluate";
import { NEVER } from "./moments";
import { whereabouts } from "./places";
import { kindOf, packsFor, prepare, type ReadyRule } from "./ready";
import { jurisdictions } from "./registry";
import type { Confidence, CreditorKind, InForce, Pack, Rule, RuleSpec } from "./rules";
import type { ContactFacts, ProfileId } from "./types";

export type RuleState = "passes" | "waits" | "refuses" | "not_in_force" | "not_yet_late";

/** A rule with its source, for whoever reads it. */
export type StatedRule = InForce & {
  readonly id: string;
  readonly citation: string;
  readonly confidence: Confidence;
  /** Whether it binds this creditor by law, or is followed because the merchant wants to be strict. */
  readonly bindsByLaw: boolean;
  readonly minDaysPastDue: number | null;
  readonly spec: RuleSpec;
};

/** One rule as it stands for one contact at one moment. */
export type ExplainedRule = StatedRule & {
  readonly jurisdiction: string;
  readonly version: string;
  readonly reviewedOn: string;
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

/** The days of a rule, where it names any. */
export const inForceOf = ({ effectiveFrom, effectiveTo }: InForce): InForce => ({
  ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
  ...(effectiveTo === undefined ? {} : { effectiveTo }),
});

/** The rule as a creditor of this kind reads it. */
export const stated = (rule: Rule, creditor: CreditorKind): StatedRule => ({
  ...inForceOf(rule),
  id: rule.id,
  citation: rule.citation,
  confidence: rule.confidence,
  bindsByLaw: rule.confidence !== "H" && rule.binds.includes(creditor),
  minDaysPastDue: rule.minDaysPastDue ?? null,
  spec: rule.spec,
});

const explainRule = (ready: ReadyRule, facts: ContactFacts, packs: ReadonlyMap<string, Pack>): ExplainedRule => ({
  ...stated(ready.rule, facts.creditor.kind),
  jurisdiction: ready.reason.jurisdiction,
  version: ready.reason.version,
  reviewedOn: packs.get(ready.reason.jurisdiction)?.reviewedOn ?? "",
  ...stateOf(ready, facts),
});

/** What a pack says to people only: what no software can judge, and how long records are kept. */
export const sourcesOf = ({ id: jurisdiction, notes = [], retention = [] }: Pack): Pick<Explanation, "notes" | "retention"> => ({
  notes: notes.map(({ id, citation, confidence, text }) => ({ id, citation, confidence, text, jurisdiction })),
  retention: retention.map(({ id, citation, confidence, what, months }) => ({ id, citation, confidence, text: what, months, jurisdiction })),
}); // prettier-ignore

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
  const sources = mine.map(sourcesOf);
  return {
    rules: prepare(kindOf(facts), where, { profile, packs }).map((ready) => explainRule(ready, facts, byId)),
    notes: sources.flatMap(({ notes }) => notes),
    retention: sources.flatMap(({ retention }) => retention),
  };
};
