import { hash32 } from "../shared/random";
import { strategies } from "../strategy/registry";
import type { Step, Strategy } from "../strategy/types";
import { addDays, daysBetween, instantOf, localParts } from "../time/local";
import type { CaseFacts, ContactProposal, OpenInstalment, PlanResult, PlanWhy } from "./types";

/** Contacts aimed at one hour are spread over it, so that a shop's messages do not all leave in one minute. */
const SPREAD_MINUTES = 50;

type Candidate = { readonly step: Step; readonly on: string; readonly movedBy: PlanWhy["movedBy"] };

const byDue = (a: OpenInstalment, b: OpenInstalment): number =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1;

/** The instalment the sequence counts from: the oldest late one, else the next to come due. */
const anchorOf = (open: readonly OpenInstalment[]): OpenInstalment | undefined => [...open].sort(byDue)[0];

type Earliest = { readonly on: string; readonly movedBy: "catch_up" | "min_gap" | "hold_end" };

/** The first day on which a contact could be: today, after the gap since the last one, after a hold's last day. */
const earliestDay = (facts: CaseFacts): Earliest => {
  const dayOf = (at: Date) => localParts(at, facts.customerTimeZone).dateKey;
  // In the customer's own day: by the shop's, a customer who lives behind it would be planned for tomorrow every day.
  const candidates: Earliest[] = [{ on: dayOf(facts.now), movedBy: "catch_up" }];
  if (facts.lastContactAt)
    candidates.push({ on: addDays(dayOf(facts.lastContactAt), facts.strategy.minGapDays), movedBy: "min_gap" });
  const until = facts.personHold?.until;
  if (until) candidates.push({ on: addDays(dayOf(until), 1), movedBy: "hold_end" });
  return candidates.reduce((latest, candidate) => (candidate.on > latest.on ? candidate : latest));
};

const stepsOf = ({ steps }: Strategy): readonly Step[] => Object.values(steps).flat();
const KNOWN_STEPS = [...new Map(strategies.all.flatMap(stepsOf).map((step) => [step.id, step])).values()];

/**
 * The furthest step used for the anchor, in days from its due day: the sequence never goes back behind it, not even
 * when tier or policy have changed since.
 */
const furthestUsed = (facts: CaseFacts, anchor: OpenInstalment): number => {
  let furthest = Number.NEGATIVE_INFINITY;
  for (const step of [...stepsOf(facts.strategy), ...KNOWN_STEPS])
    if (facts.usedSteps.has(`${anchor.id}:${step.id}`)) furthest = Math.max(furthest, step.dayOffset);
  return furthest;
};

/**
 * The next step that was not used yet. Steps whose day has passed collapse into the newest of them: a week without
 * service, or within a gap, is caught up with one message, not with three.
 */
const nextStep = (facts: CaseFacts, anchor: OpenInstalment): Candidate | undefined => {
  const earliest = earliestDay(facts);
  const furthest = furthestUsed(facts, anchor);
  const left = facts.strategy.steps[facts.tier].filter((step) => step.dayOffset > furthest);
  const dayOf = (step: Step) => addDays(anchor.dueOn, step.dayOffset);
  const due = left.filter((step) => dayOf(step) <= earliest.on).at(-1);
  // A reminder before the day makes no sense after it.
  if (due && (due.dayOffset >= 0 || anchor.dueOn >= earliest.on))
    return { step: due, on: earliest.on, movedBy: dayOf(due) < earliest.on ? earliest.movedBy : "nothing" };
  const ahead = left.find((step) => dayOf(step) > earliest.on);
  return ahead && { step: ahead, on: dayOf(ahead), movedBy: "nothing" };
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
