import type { ContactFacts, HistoryEntry, Verdict } from "../compliance/types";
import type { CaseFacts, ContactProposal, OpenInstalment } from "../schedule/types";
import { DAY_MS } from "../shared/duration";
import { daysBetween, localParts } from "../time/local";
import { isOpenAt, timelineOf, type Timeline } from "./timeline";
import type { BacktestContact, BacktestParts, PastCustomer, PastInstalment } from "./types";

/** No cap looks back further than a calendar month; older contacts cannot change a verdict. */
const HISTORY_MS = 62 * DAY_MS;

type State = {
  now: Date;
  lastContactAt: Date | undefined;
  readonly timeline: Timeline;
  readonly usedSteps: Set<string>;
  readonly history: HistoryEntry[];
  readonly contacts: BacktestContact[];
};

const toOpen = (instalment: PastInstalment): OpenInstalment => ({
  id: instalment.id,
  obligationId: instalment.orderId,
  orderName: instalment.orderId,
  dueOn: instalment.dueOn,
  balanceMinor: instalment.amountMinor,
  currency: instalment.currency,
  isHeld: false,
});

/** The next contact by what is known now; the tier is asked for only when something is owed. */
const plan = (customer: PastCustomer, parts: BacktestParts, state: State): ContactProposal | undefined => {
  const open = state.timeline.open();
  if (open.length === 0) return undefined;
  const facts: CaseFacts = {
    customerId: customer.customerId,
    now: state.now,
    shopTimeZone: parts.shopTimeZone,
    customerTimeZone: customer.timeZone,
    tier: parts.tierAt(customer.customerId, state.now),
    strategy: parts.strategy,
    instalments: open.map(toOpen),
    personHold: undefined,
    usedSteps: state.usedSteps,
    lastContactAt: state.lastContactAt,
  };
  const result = parts.planNext(facts);
  return result.kind === "contact" ? result.proposal : undefined;
};

const recentHistory = (history: readonly HistoryEntry[], now: Date): readonly HistoryEntry[] => {
  let from = history.length;
  while (from > 0 && now.getTime() - (history[from - 1]?.at.getTime() ?? 0) < HISTORY_MS) from--;
  return history.slice(from);
};

const gateFacts = (
  customer: PastCustomer,
  parts: BacktestParts,
  state: State,
  covered: readonly PastInstalment[],
  proposal: ContactProposal,
): ContactFacts => {
  const today = localParts(state.now, parts.shopTimeZone).dateKey;
  return {
    now: state.now,
    creditor: parts.creditor,
    recipient: customer.recipient,
    contact: { channel: proposal.channel, purpose: "reminder" },
    debts: covered.map((instalment) => ({
      id: instalment.orderId,
      daysPastDue: Math.max(0, daysBetween(instalment.dueOn, today)),
      amountMinor: instalment.amountMinor,
      currency: instalment.currency,
    })),
    history: recentHistory(state.history, state.now),
    consents: { email: "granted", sms: "none", push: "none", voice: "none" },
    flags: [],
  };
};

const momentOf = (verdict: Verdict, plannedAt: Date): Date | undefined => {
  if (verdict.verdict === "allow") return plannedAt;
  return verdict.verdict === "defer" ? verdict.nextAllowedAt : undefined;
};

/** When the last of the instalments was paid: the moment at which a waiting contact lost its reason. */
const lastPaid = (instalments: readonly PastInstalment[]): Date =>
  new Date(Math.max(...instalments.map(({ paidAt }) => paidAt?.getTime() ?? 0)));

const goTo = (state: State, at: Date): void => {
  if (at > state.now) state.now = at;
  state.timeline.advance(state.now);
};

/** Asks the gate now, and follows its verdict to its end: made, made later, or not made. */
const makeContact = (customer: PastCustomer, parts: BacktestParts, state: State, proposal: ContactProposal): void => {
  const plannedAt = state.now;
  const wanted = new Set(proposal.instalmentIds);
  const proposed = state.timeline.open().filter(({ id }) => wanted.has(id));
  const verdict = parts.gate(gateFacts(customer, parts, state, proposed, proposal));
  const moment = momentOf(verdict, plannedAt);
  const covered = moment === undefined ? [] : proposed.filter((instalment) => isOpenAt(instalment, moment));
  // Paid while the contact waited: dispatch would have found nothing owed.
  const isSettled = moment !== undefined && covered.length === 0;
  const effectiveAt = isSettled ? undefined : moment;
  const named = covered.length > 0 ? covered : proposed;
  const orderIds = [...new Set(named.map(({ orderId }) => orderId))];
  const rules = verdict.reasons.map(({ rule }) => rule);
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
    rules: isSettled ? [...rules, "no-longer-owed"] : rules,
    nextAllowedAt: verdict.verdict === "defer" ? verdict.nextAllowedAt : undefined,
  });
  state.usedSteps.add(`${proposal.anchorInstalmentId}:${proposal.stepId}`);
  if (isSettled) goTo(state, lastPaid(proposed));
  if (effectiveAt === undefined) return;
  state.history.push({ at: effectiveAt, channel: proposal.channel, debtIds: orderIds, kind: "attempt" });
  state.lastContactAt = effectiveAt;
  goTo(state, effectiveAt);
};

/**
 * Whether the contact is to be made now. The plan counts days in the shop's zone and aims in the customer's, so looked
 * at anew it may slip by a day: a step that was waited for to its moment has come all the same.
 */
const hasCome = (proposal: ContactProposal, waitedFor: ContactProposal | undefined, now: Date): boolean =>
  proposal.nominalAt <= now ||
  (waitedFor?.anchorInstalmentId === proposal.anchorInstalmentId && waitedFor.stepId === proposal.stepId);

/**
 * Replays one customer from `from` to `to` with only what was known at each moment: plans the next contact, waits for
 * its moment unless something happens first, looks once more as each new day of the live app does, asks the gate, and
 * goes on. Payments happen as recorded whatever is sent, so the result says whom the app would have contacted, never
 * what it would have collected.
 */
export const replayCustomer = (
  customer: PastCustomer,
  parts: BacktestParts,
  from: Date,
  to: Date,
): BacktestContact[] => {
  const timeline = timelineOf(customer, parts.shopTimeZone);
  const state: State = {
    now: from,
    lastContactAt: undefined,
    timeline,
    usedSteps: new Set(),
    history: [],
    contacts: [],
  };
  timeline.advance(from);
  let waitedFor: ContactProposal | undefined;
  while (state.now <= to) {
    const proposal = plan(customer, parts, state);
    if (proposal !== undefined && hasCome(proposal, waitedFor, state.now)) {
      waitedFor = undefined;
      makeContact(customer, parts, state, proposal);
      continue;
    }
    const next = timeline.next();
    waitedFor = proposal !== undefined && (next === undefined || proposal.nominalAt < next) ? proposal : undefined;
    const wake = waitedFor?.nominalAt ?? next;
    if (wake === undefined) break;
    goTo(state, wake);
  }
  return state.contacts;
};
