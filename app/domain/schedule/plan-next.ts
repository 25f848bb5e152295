import { hash32 } from "../shared/random";
import { strategies } from "../strategy/registry";
import type { Step, Strategy } from "../strategy/types";
import { addDays, daysBetween, instantOf, localDay } from "../time/local";
import type { CaseFacts, ContactProposal, OpenInstalment, PlanResult, PlanWhy } from "./types";

/** Contacts aimed at one hour are spread over it, so that a shop's messages do not all leave in one minute. */
const SPREAD_MINUTES = 50;

type Candidate = { readonly step: Step; readonly on: string; readonly movedBy: PlanWhy["movedBy"] };

const isDueBefore = (a: OpenInstalment, b: OpenInstalment): boolean =>
  a.dueOn < b.dueOn || (a.dueOn === b.dueOn && a.id < b.id);

/** The instalment the sequence counts from: the oldest late one, else the next to come due. */
const anchorOf = (open: readonly OpenInstalment[]): OpenInstalment | undefined => {
  let first: OpenInstalment | undefined;
  for (const instalment of open) if (first === undefined || isDueBefore(instalment, first)) first = instalment;
  return first;
};

type Earliest = { readonly on: string; readonly movedBy: "catch_up" | "min_gap" | "hold_end" };

/** The first day on which a contact could be: today, after the gap since the last one, after a hold's last day. */
const earliestDay = ({ now, customerTimeZone, lastContactAt, strategy, personHold }: CaseFacts): Earliest => {
  // In the customer's own day: by the shop's, a customer who lives behind it would be planned for tomorrow every day.
  let on = localDay(now, customerTimeZone);
  let movedBy: Earliest["movedBy"] = "catch_up";
  const spaced = lastContactAt && addDays(localDay(lastContactAt, customerTimeZone), strategy.minGapDays);
  if (spaced !== undefined && spaced > on) [on, movedBy] = [spaced, "min_gap"];
  const released = personHold?.until && addDays(localDay(personHold.until, customerTimeZone), 1);
  if (released && released > on) [on, movedBy] = [released, "hold_end"];
  return { on, movedBy };
};

const offsets = new WeakMap<Strategy, ReadonlyMap<string, number>>();

/** The day of every step by its id, over all tiers. */
const offsetsOf = (strategy: Strategy): ReadonlyMap<string, number> => {
  const known = offsets.get(strategy);
  if (known) return known;
  const made = new Map<string, number>();
  for (const { id, dayOffset } of Object.values(strategy.steps).flat())
    made.set(id, Math.max(dayOffset, made.get(id) ?? dayOffset));
  offsets.set(strategy, made);
  return made;
};

/**
 * The furthest step used for the anchor, in days from its due day: the sequence never goes back behind it, not even
 * when tier or policy have changed since.
 */
const furthestUsed = ({ usedSteps, strategy }: CaseFacts, anchor: OpenInstalment): number => {
  let furthest = Number.NEGATIVE_INFINITY;
  for (const used of usedSteps) {
    if (!used.startsWith(anchor.id) || used[anchor.id.length] !== ":") continue;
    const stepId = used.slice(anchor.id.length + 1);
    for (const policy of [strategy, ...strategies.all])
      furthest = Math.max(furthest, offsetsOf(policy).get(stepId) ?? furthest);
  }
  return furthest;
};

/**
 * The next step that was not used yet. Steps whose day has passed collapse into the newest of them: a week without
 * service, or within a gap, is caught up with one message, not with three.
 */
const nextStep = (facts: CaseFacts, anchor: OpenInstalment): Candidate | undefined => {
  const { on, movedBy } = earliestDay(facts);
  const furthest = furthestUsed(facts, anchor);
  const today = daysBetween(anchor.dueOn, on);
  let due: Step | undefined;
  let ahead: Step | undefined;
  for (const step of facts.strategy.steps[facts.tier]) {
    if (step.dayOffset <= furthest) continue;
    if (step.dayOffset <= today) due = step;
    else ahead ??= step;
  }
  // A reminder before the day makes no sense after it.
  if (due && (due.dayOffset >= 0 || today <= 0))
    return { step: due, on, movedBy: due.dayOffset < today ? movedBy : "nothing" };
  return ahead && { step: ahead, on: addDays(anchor.dueOn, ahead.dayOffset), movedBy: "nothing" };
};

const momentOf = (facts: CaseFacts, anchor: OpenInstalment, candidate: Candidate): Date => {
  const spread = hash32(`${anchor.id}:${candidate.step.id}`) % SPREAD_MINUTES;
  const aimed = instantOf(candidate.on, facts.strategy.preferredHour * 60 + spread, facts.customerTimeZone);
  return aimed > facts.now ? aimed : facts.now;
};

/** Everything late goes into one message; before anything is late, only what comes due with the anchor. */
const coveredBy = (open: readonly OpenInstalment[], anchor: OpenInstalment, on: string): readonly OpenInstalment[] => {
  const late = open.filter(({ dueOn }) => dueOn < on);
  return late.length > 0 ? late : open.filter(({ dueOn }) => dueOn === anchor.dueOn);
};

/**
 * The one next contact with a customer, or why there is none. It covers all that is late at its moment, counts its
 * step from the oldest late instalment, keeps the policy's gap, and never repeats a step of an instalment.
 */
export const planNextContact = (facts: CaseFacts): PlanResult => {
  const owed = facts.instalments.filter(({ balanceMinor }) => balanceMinor > 0);
  if (owed.length === 0) return { kind: "none", reason: "nothing_owed" };
  if (facts.personHold && facts.personHold.until === null) return { kind: "none", reason: "person_held" };
  const open = owed.filter(({ isHeld }) => !isHeld);
  const anchor = anchorOf(open);
  if (anchor === undefined) return { kind: "none", reason: "all_held" };
  const candidate = nextStep(facts, anchor);
  if (candidate === undefined) return { kind: "none", reason: "sequence_finished" };
  const covered = coveredBy(open, anchor, candidate.on);
  const why: PlanWhy = {
    anchorDueOn: anchor.dueOn,
    daysPastDue: daysBetween(anchor.dueOn, candidate.on),
    lateCount: covered.filter(({ dueOn }) => dueOn < candidate.on).length,
    stepDayOffset: candidate.step.dayOffset,
    tier: facts.tier,
    policyId: facts.strategy.id,
    movedBy: candidate.movedBy,
  };
  const proposal: ContactProposal = {
    anchorInstalmentId: anchor.id,
    stepId: candidate.step.id,
    channel: candidate.step.channel,
    templateId: candidate.step.templateId,
    tone: candidate.step.tone,
    tier: facts.tier,
    instalmentIds: covered.map(({ id }) => id),
    nominalAt: momentOf(facts, anchor, candidate),
    timeZone: facts.customerTimeZone,
    why,
  };
  return { kind: "contact", proposal };
};
