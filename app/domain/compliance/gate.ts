import { DAY_MS } from "../shared/duration";
import { NEVER, passesFrom, type ReadyRule } from "./evaluate";
import { whereabouts, type Place, type Whereabouts } from "./places";
import { jurisdictions } from "./registry";
import type { Pack, Rule } from "./rules";
import type { ContactFacts, Gate, HistoryEntry, ProfileId, Reason, Verdict } from "./types";

/** A deferral further away than this is a refusal: nobody can plan by it. */
const HORIZON = 62 * DAY_MS;
/** Each round moves to an opening of some rule; a fixed point is found in a handful or not at all. */
const MAX_ROUNDS = 400;

export type GateOptions = {
  readonly profile: ProfileId;
  readonly packs?: readonly Pack[];
  /** The day whose rules apply (YYYY-MM-DD); by default the day of the contact. A backtest asks for today's rules. */
  readonly effectiveOn?: string;
};

const NO_MOMENT: Reason = {
  rule: "NO-MOMENT",
  jurisdiction: "person",
  citation: "No common moment within 62 days",
  version: "1",
};

const matches = (pack: Pack, { country, province }: Place): boolean =>
  // An unknown province may be any of them: stricter, never looser.
  pack.country === country && (pack.province === undefined || province === undefined || pack.province === province);

/** The packs that bind a contact with somebody who may be at these places; the default where any place has no pack. */
export const packsAt = (packs: readonly Pack[], places: readonly Place[]): readonly Pack[] => {
  const isKnown = places.length > 0 && places.every((place) => packs.some(({ country }) => country === place.country));
  return packs.filter((pack) => {
    if (pack.id === "default") return !isKnown;
    return pack.country === undefined || places.some((place) => matches(pack, place));
  });
};

const holidayPlaces = (pack: Pack, places: readonly Place[]): readonly Place[] =>
  pack.country === undefined ? places : places.filter(({ country }) => country === pack.country);

const ready = (pack: Pack, rule: Rule, where: Whereabouts, profile: ProfileId): ReadyRule => ({
  rule,
  reason: { rule: rule.id, jurisdiction: pack.id, citation: rule.citation, version: pack.version },
  zones: where.zones,
  holidayPlaces: holidayPlaces(pack, where.places),
  fromDaysPastDue:
    rule.minDaysPastDue === undefined
      ? Number.NEGATIVE_INFINITY
      : profile === "strict_everywhere"
        ? 1
        : rule.minDaysPastDue,
});

const binds = (rule: Rule, facts: ContactFacts, profile: ProfileId): boolean =>
  rule.channels.includes(facts.contact.channel) &&
  (profile === "strict_everywhere" || rule.binds.includes(facts.creditor.kind));

const prepare = (
  facts: ContactFacts,
  where: Whereabouts,
  day: string,
  { profile, packs = jurisdictions.all }: GateOptions,
): readonly ReadyRule[] =>
  packsAt(packs, where.places)
    .filter(({ effectiveFrom }) => effectiveFrom === undefined || effectiveFrom <= day)
    .flatMap((pack) =>
      pack.rules.filter((rule) => binds(rule, facts, profile)).map((rule) => ready(pack, rule, where, profile)),
    );

/** The furthest lateness of the debts at `ms`; days still to come count, so that a later moment is never judged milder. */
const lateness = (facts: ContactFacts, ms: number): number => {
  let most = 0;
  for (const { daysPastDue } of facts.debts) most = Math.max(most, daysPastDue);
  return most + Math.ceil((ms - facts.now.getTime()) / DAY_MS);
};

/** The first moment from `ms` that the rules allow one by one; those that did not pass are added to `moved`. */
const step = (rules: readonly ReadyRule[], facts: ContactFacts, ms: number, moved: Set<ReadyRule>): number => {
  const late = lateness(facts, ms);
  let next = ms;
  for (const rule of rules) {
    if (late < rule.fromDaysPastDue) continue;
    const from = passesFrom(rule, facts, ms);
    if (from === ms) continue;
    moved.add(rule);
    next = Math.max(next, from);
  }
  return next;
};

const reasonsOf = (moved: Iterable<ReadyRule>): Reason[] => Array.from(moved, ({ reason }) => reason);

const isSorted = (history: readonly HistoryEntry[]): boolean => {
  for (let i = 1; i < history.length; i++) if ((history[i]?.at ?? 0) < (history[i - 1]?.at ?? 0)) return false;
  return true;
};

const sorted = (facts: ContactFacts): ContactFacts =>
  isSorted(facts.history)
    ? facts
    : { ...facts, history: [...facts.history].sort((a, b) => a.at.getTime() - b.at.getTime()) };

const ALLOW: Verdict = { verdict: "allow", reasons: [] };

const judge = (rules: readonly ReadyRule[], facts: ContactFacts): Verdict => {
  const now = facts.now.getTime();
  const moved = new Set<ReadyRule>();
  let at = step(rules, facts, now, moved);
  if (at === now) return ALLOW;
  for (let round = 0; at !== NEVER && at - now <= HORIZON && round < MAX_ROUNDS; round++) {
    const next = step(rules, facts, at, moved);
    if (next === at) return { verdict: "defer", nextAllowedAt: new Date(at), reasons: reasonsOf(moved) };
    at = next;
  }
  if (at !== NEVER) return { verdict: "deny", reasons: [...reasonsOf(moved), NO_MOMENT] };
  const refusing = rules.filter(
    (rule) => lateness(facts, now) >= rule.fromDaysPastDue && passesFrom(rule, facts, now) === NEVER,
  );
  return { verdict: "deny", reasons: reasonsOf(refusing.length > 0 ? refusing : moved) };
};

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * The one gate that every contact passes, at planning and again at dispatch. Every rule of every jurisdiction in which
 * the person may be is run: any refusal denies; otherwise a deferral names the first moment at which all rules pass
 * together, found by going from one rule's opening to the next until nothing moves. Unknown means stricter.
 */
export const createGate = (options: GateOptions): Gate => {
  const cache = new Map<string, readonly ReadyRule[]>();
  return (given) => {
    const facts = sorted(given);
    const where = whereabouts(facts);
    const day = options.effectiveOn ?? dayOf(facts.now);
    const key = `${where.key}#${facts.contact.channel}#${facts.creditor.kind}#${day}`;
    let rules = cache.get(key);
    if (!rules) {
      if (cache.size > 20_000) cache.clear();
      rules = prepare(facts, where, day, options);
      cache.set(key, rules);
    }
    return judge(rules, facts);
  };
};

/** The packs, with versions, that a contact is judged by: kept with every decision. */
export const packVersionsFor = (facts: ContactFacts, packs: readonly Pack[] = jurisdictions.all): string[] =>
  packsAt(packs, whereabouts(facts).places).map(({ id, version }) => `${id}@${version}`);
