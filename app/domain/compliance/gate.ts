import { DAY_MS } from "../shared/duration";
import { passesFrom } from "./evaluate";
import { whereabouts } from "./places";
import { binds, isThere, kindOf, packsFor, prepare, type Kind, type ReadyRule } from "./ready";
import { jurisdictions } from "./registry";
import type { Pack } from "./rules";
import type { ContactFacts, Gate, HistoryEntry, ProfileId, Reason, Verdict } from "./types";
import { NEVER } from "./moments";

/** A deferral further away than this is a refusal: nobody can plan by it. */
const HORIZON = 62 * DAY_MS;
/** Each round moves to an opening of some rule; a fixed point is found in a handful or not at all. */
const MAX_ROUNDS = 400;
const MAX_PREPARED = 20_000;

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

const keyOf = ({ channel, purpose, reaches, creditor }: Kind): string => `${channel} ${purpose} ${reaches} ${creditor}`;

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
export const createGate = ({ profile, packs = jurisdictions.all, effectiveOn }: GateOptions): Gate => {
  const cache = new Map<string, readonly ReadyRule[]>();
  const rulesFor = (facts: ContactFacts): readonly ReadyRule[] => {
    const where = whereabouts(facts);
    const kind = kindOf(facts);
    const key = `${where.key}#${keyOf(kind)}`;
    const known = cache.get(key);
    if (known) return known;
    const made = prepare(kind, where, { profile, packs, effectiveOn });
    if (cache.size > MAX_PREPARED) cache.clear();
    cache.set(key, made);
    return made;
  };
  return (given) => {
    const facts = sorted(given);
    return judge(rulesFor(facts), facts);
  };
};

/** The packs, with versions, that a contact is judged by under the profile: kept with every decision. */
export const packVersionsFor = (
  facts: ContactFacts,
  profile: ProfileId,
  packs: readonly Pack[] = jurisdictions.all,
): string[] => {
  const where = whereabouts(facts);
  const kind = kindOf(facts);
  return packsFor(packs, where)
    .filter((pack) => pack.rules.some((rule) => binds(rule, kind, profile) && isThere(rule, pack, where)))
    .map(({ id, version }) => `${id}@${version}`);
};
