import type { ContactFacts, HistoryEntry, Verdict } from "../compliance/types";
import type { CaseFacts, ContactProposal, OpenInstalment } from "../schedule/types";
import { DAY_MS } from "../shared/duration";
import { daysBetween, localParts } from "../time/local";
import type { BacktestContact, BacktestParts, PastCustomer, PastInstalment } from "./types";

/** No cap looks back further than a calendar month; older contacts cannot change a verdict. */
const HISTORY_MS = 62 * DAY_MS;

type State = {
  now: Date;
  lastContactAt: Date | undefined;
  readonly usedSteps: Set<string>;
  readonly history: HistoryEntry[];
  readonly contacts: BacktestContact[];
};

const isOpen = (instalment: PastInstalment, at: Date): boolean =>
  instalment.createdAt <= at && (instalment.paidAt === undefined || instalment.paidAt > at);

/** What was known of the customer's debts at `at`, and nothing more. */
const openAt = (customer: PastCustomer, at: Date): PastInstalment[] =>
  customer.instalments.filter((instalment) => instalment.excluded === undefined && isOpen(instalment, at));

const toOpen = (instalment: PastInstalment): OpenInstalment => ({
  id: instalment.id,
  obligationId: instalment.orderId,
  orderName: instalment.orderId,
  dueOn: instalment.dueOn,
  balanceMinor: instalment.amountMinor,
  currency: instalment.currency,
  isHeld: false,
});

const caseFacts = (customer: PastCustomer, parts: BacktestParts, state: State): CaseFacts => ({
  customerId: customer.customerId,
  now: state.now,
  shopTimeZone: parts.shopTimeZone,
  customerTimeZone: customer.timeZone,
  tier: parts.tierAt(customer.customerId, state.now),
  strategy: parts.strategy,
  instalments: openAt(customer, state.now).map(toOpen),
  personHold: undefined,
  usedSteps: state.usedSteps,
  lastContactAt: state.lastContactAt,
});

const gateFacts = (
  customer: PastCustomer,
  parts: BacktestParts,
  state: State,
  covered: readonly PastInstalment[],
  proposal: ContactProposal,
  now: Date,
): ContactFacts => {
  const today = localParts(now, parts.shopTimeZone).dateKey;
  return {
    now,
    creditor: parts.creditor,
    recipient: customer.recipient,
    contact: { channel: proposal.channel, purpose: "reminder" },
    debts: covered.map((instalment) => ({
      id: instalment.orderId,
      daysPastDue: Math.max(0, daysBetween(instalment.dueOn, today)),
      amountMinor: instalment.amountMinor,
      currency: instalment.currency,
    })),
    history: state.history.filter((entry) => now.getTime() - entry.at.getTime() < HISTORY_MS),
    consents: { email: "granted", sms: "none", push: "none", voice: "none" },
    flags: [],
  };
};

/** The next moment after `at` at which something about the customer becomes known. */
const nextEventAfter = (customer: PastCustomer, at: Date): Date | undefined => {
  let next: Date | undefined;
  for (const { createdAt, paidAt } of customer.instalments)
    for (const moment of [createdAt, paidAt])
      if (moment !== undefined && moment > at && (next === undefined || moment < next)) next = moment;
  return next;
};

const earlier = (a: Date, b: Date | undefined): Date => (b !== undefined && b < a ? b : a);

/** What the gate's verdict at the planned moment comes to once its moment has arrived. */
const settle = (customer: PastCustomer, proposal: ContactProposal, verdict: Verdict, plannedAt: Date) => {
  const effectiveAt =
    verdict.verdict === "allow" ? plannedAt : verdict.verdict === "defer" ? verdict.nextAllowedAt : undefined;
  if (effectiveAt === undefined) return { effectiveAt, covered: [], rules: verdict.reasons.map((r) => r.rule) };
  const wanted = new Set(proposal.instalmentIds);
  const covered = openAt(customer, effectiveAt).filter((instalment) => wanted.has(instalment.id));
  const rules = verdict.reasons.map((reason) => reason.rule);
  // Paid while the contact waited: dispatch would have found nothing owed.
  return covered.length === 0
    ? { effectiveAt: undefined, covered, rules: [...rules, "no-longer-owed"] }
    : { effectiveAt, covered, rules };
};

const makeContact = (customer: PastCustomer, parts: BacktestParts, state: State, proposal: ContactProposal): void => {
  const plannedAt = state.now;
  const proposed = openAt(customer, plannedAt).filter((instalment) => proposal.instalmentIds.includes(instalment.id));
  const verdict = parts.gate(gateFacts(customer, parts, state, proposed, proposal, plannedAt));
  const { effectiveAt, covered, rules } = settle(customer, proposal, verdict, plannedAt);
  const named = covered.length > 0 ? covered : proposed;
  const orderIds = [...new Set(named.map((instalment) => instalment.orderId))];
  state.contacts.push({
    customerId: customer.customerId,
    orderIds,
    channel: proposal.channel,
    templateId: proposal.templateId,
    tier: proposal.tier,
    plannedAt,
    effectiveAt,
    timeZone: proposal.timeZone,
    verdict: effectiveAt === undefined ? "deny" : verdict.verdict,
    rules,
    nextAllowedAt: verdict.verdict === "defer" ? verdict.nextAllowedAt : undefined,
  });
  state.usedSteps.add(`${proposal.anchorInstalmentId}:${proposal.stepId}`);
  if (effectiveAt === undefined) return;
  state.history.push({ at: effectiveAt, channel: proposal.channel, debtIds: orderIds, kind: "attempt" });
  state.lastContactAt = effectiveAt;
  state.now = effectiveAt;
};

/**
 * Replays one customer from `from` to `to` with only what was known at each moment: plans the next contact, waits for
 * its moment unless something happens first, asks the gate, and goes on. Payments happen as recorded whatever is sent,
 * so the result says whom the app would have contacted, never what it would have collected.
 */
export const replayCustomer = (
  customer: PastCustomer,
  parts: BacktestParts,
  from: Date,
  to: Date,
): BacktestContact[] => {
  const state: State = { now: from, lastContactAt: undefined, usedSteps: new Set(), history: [], contacts: [] };
  for (;;) {
    const next = nextEventAfter(customer, state.now);
    const plan = parts.planNext(caseFacts(customer, parts, state));
    const wake = plan.kind === "contact" ? earlier(plan.proposal.nominalAt, next) : next;
    if (wake === undefined || wake > to) return state.contacts;
    if (plan.kind === "contact" && plan.proposal.nominalAt <= wake) {
      if (wake > state.now) state.now = wake;
      makeContact(customer, parts, state, plan.proposal);
    } else state.now = wake;
  }
};
