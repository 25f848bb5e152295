import { DAY_MS } from "../shared/duration";
import { dayNumber } from "../time/local";
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

/**
 * The packs that bind a contact with somebody who may be at these places. The default comes on top where any place has
 * no pack, and where there is no address to go by.
 */
export const packsFor = (packs: readonly Pack[], { places, hasAddress }: Whereabouts): readonly Pack[] => {
  const isKnown = hasAddress && places.every((place) => packs.some(({ country }) => country === place.country));
  return packs.filter((pack) => {
    if (pack.id === "default") return !isKnown;
    return pack.country === undefined || places.some((place) => matches(pack, place));
  });
};

const holidayPlaces = (pack: Pack, { places, fallback }: Whereabouts): readonly Place[] => {
  if (pack.country !== undefined) return places.filter(({ country }) => country === pack.country);
  return places.length > 0 ? places : [fallback];
};

/** A day begins first 14 hours before UTC and ends last 12 hours after it; in between a rule counts as in force. */
const EARLIEST = (14 * DAY_MS) / 24;
const LATEST = (12 * DAY_MS) / 24;

const startOf = (day: string | undefined): number =>
  day === undefined ? Number.NEGATIVE_INFINITY : dayNumber(day) * DAY_MS - EARLIEST;
const endOf = (day: string | undefined): number => (day === undefined ? NEVER : (dayNumber(day) + 1) * DAY_MS + LATEST);

/** When a rule is in force; with `effectiveOn` the question is answered once for that day. */
const inForce = (pack: Pack, rule: Rule, effectiveOn: string | undefined) => {
  const since = Math.max(startOf(pack.effectiveFrom), startOf(rule.effectiveFrom));
  const until = Math.min(endOf(pack.effectiveTo), endOf(rule.effectiveTo));
  if (effectiveOn === undefined) return { since, until };
  const day = dayNumber(effectiveOn) * DAY_MS;
  return day >= since && day < until ? { since: Number.NEGATIVE_INFINITY, until: NEVER } : undefined;
};

const fromDaysPastDue = ({ minDaysPastDue }: Rule, profile: ProfileId): number => {
  if (minDaysPastDue === undefined) return Number.NEGATIVE_INFINITY;
  return profile === "strict_everywhere" ? Math.min(1, minDaysPastDue) : minDaysPastDue;
};

const binds = (rule: Rule, { contact, creditor }: ContactFacts, profile: ProfileId): boolean =>
  rule.channels.includes(contact.channel) && (profile === "strict_everywhere" || rule.binds.includes(creditor.kind));

const prepare = (facts: ContactFacts, where: Whereabouts, options: GateOptions): readonly ReadyRule[] => {
  const { profile, packs = jurisdictions.all, effectiveOn } = options;
  const rules: ReadyRule[] = [];
  for (const pack of packsFor(packs, where))
    for (const rule of pack.rules) {
      const force = inForce(pack, rule, effectiveOn);
      if (!force || !binds(rule, facts, profile)) continue;
      rules.push({
        rule,
        reason: { rule: rule.id, jurisdiction: pack.id, citation: rule.citation, version: pack.version },
        zones: where.zones,
        holidayPlaces: holidayPlaces(pack, where),
        fromDaysPastDue: fromDaysPastDue(rule, profile),
        ...force,
      });
    }
  return rules;
};

/** The furthest lateness of the debts at `ms`; days still to come count, so that a later moment is never judged milder. */
const lateness = ({ debts, now }: ContactFacts, ms: number): number => {
  if (debts.length === 0) return 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const { daysPastDue } of debts) most = Math.max(most, daysPastDue);
  return most + Math.ceil((ms - now.getTime()) / DAY_MS);
};

const applies = (rule: ReadyRule, late: number, ms: number): boolean =>
  !(late < rule.fromDaysPastDue) && ms >= rule.since && ms < rule.until;

/** The first moment from `ms` that the rules allow one by one; those that did not pass are added to `moved`. */
const step = (rules: readonly ReadyRule[], facts: ContactFacts, ms: number, moved: Set<ReadyRule>): number => {
  const late = lateness(facts, ms);
  let next = ms;
  for (const rule of rules) {
    if (!applies(rule, late, ms)) continue;
    const from = Math.min(passesFrom(rule, facts, ms), rule.until);
    if (from === ms) continue;
    moved.add(rule);
    next = Math.max(next, from);
  }
  return next;
};

const reasonsOf = (rules: readonly ReadyRule[]): Reason[] => rules.map(({ reason }) => reason);

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
  const movers = () => rules.filter((rule) => moved.has(rule));
  for (let round = 0; at !== NEVER && at - now <= HORIZON && round < MAX_ROUNDS; round++) {
    const next = step(rules, facts, at, moved);
    if (next === at) return { verdict: "defer", nextAllowedAt: new Date(at), reasons: reasonsOf(movers()) };
    at = next;
  }
  if (at !== NEVER) return { verdict: "deny", reasons: [...reasonsOf(movers()), NO_MOMENT] };
  const late = lateness(facts, now);
  const refusing = rules.filter((rule) => applies(rule, late, now) && passesFrom(rule, facts, now) === NEVER);
  return { verdict: "deny", reasons: reasonsOf(refusing.length > 0 ? refusing : movers()) };
};

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
    const key = `${where.key}#${facts.contact.channel}#${facts.creditor.kind}`;
    let rules = cache.get(key);
    if (!rules) {
      if (cache.size > 20_000) cache.clear();
      rules = prepare(facts, where, options);
      cache.set(key, rules);
    }
    return judge(rules, facts);
  };
};

/** The packs, with versions, that a contact is judged by under the profile: kept with every decision. */
export const packVersionsFor = (
  facts: ContactFacts,
  profile: ProfileId,
  packs: readonly Pack[] = jurisdictions.all,
): string[] =>
  packsFor(packs, whereabouts(facts))
    .filter(({ rules }) => rules.some((rule) => binds(rule, facts, profile)))
    .map(({ id, version }) => `${id}@${version}`);
