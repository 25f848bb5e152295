import { sourcesOf, stated, type Explanation, type StatedRule } from "./explain";
import { jurisdictions } from "./registry";
import type { Confidence, Lift, Pack, Rule } from "./rules";
import type { ContactFacts } from "./types";

/** The rules of one jurisdiction in a line of a list. */
export type JurisdictionSummary = {
  readonly id: string;
  /** Countries whose customers it is about; none for what holds everywhere. */
  readonly countries: readonly string[];
  readonly reviewedOn: string;
  readonly ruleIds: readonly string[];
  readonly noteIds: readonly string[];
  /** How many of the rules stand on which ground. */
  readonly confidence: Readonly<Record<Confidence, number>>;
};

/** A rule of a jurisdiction, and what it is about. */
export type JurisdictionRule = StatedRule & {
  readonly channels: Rule["channels"];
  readonly purposes: NonNullable<Rule["purposes"]>;
  readonly reaches: NonNullable<Rule["reaches"]>;
  readonly provinces: NonNullable<Rule["provinces"]>;
};

export type JurisdictionRules = Pick<Pack, "id" | "version" | "reviewedOn"> &
  Pick<Explanation, "notes" | "retention"> & {
    readonly country: string | null;
    readonly rules: readonly JurisdictionRule[];
    /** Rules of the country that do not hold here. */
    readonly lifts: readonly Pick<Lift, "rule" | "citation">[];
  };

const countOf = (rules: readonly Rule[], confidence: Confidence): number =>
  rules.filter((rule) => rule.confidence === confidence).length;

const summaryOf = ({ id, country, countries, reviewedOn, rules, notes = [] }: Pack): JurisdictionSummary => ({
  id,
  countries: countries ?? (country === undefined ? [] : [country]),
  reviewedOn,
  ruleIds: rules.map((rule) => rule.id),
  noteIds: notes.map((note) => note.id),
  confidence: { R: countOf(rules, "R"), S: countOf(rules, "S"), G: countOf(rules, "G"), H: countOf(rules, "H") },
});

/** Every jurisdiction that is served. */
export const overview = (packs: readonly Pack[] = jurisdictions.all): readonly JurisdictionSummary[] =>
  packs.map(summaryOf);

/** What one jurisdiction says to a creditor of this kind; undefined where it is not served. */
export const jurisdictionRules = (
  id: string,
  creditor: ContactFacts["creditor"]["kind"],
): JurisdictionRules | undefined => {
  const pack = jurisdictions.get(id);
  if (!pack) return undefined;
  return {
    id,
    version: pack.version,
    reviewedOn: pack.reviewedOn,
    country: pack.country ?? null,
    rules: pack.rules.map((rule) => ({
      ...stated(rule, creditor),
      channels: rule.channels,
      purposes: rule.purposes ?? [],
      reaches: rule.reaches ?? [],
      provinces: rule.provinces ?? [],
    })),
    lifts: (pack.lifts ?? []).map(({ rule, citation }) => ({ rule, citation })),
    ...sourcesOf(pack),
  };
};
