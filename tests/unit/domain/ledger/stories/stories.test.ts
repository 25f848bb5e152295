import { describe, expect, test } from "vitest";
import { planInstalments } from "~/domain/ledger/plan-instalments";
import { standingAsOf } from "~/domain/ledger/standing";
import { obligationStatus } from "~/domain/ledger/status";
import type { ObligationStatus, OrderFacts } from "~/domain/ledger/types";
import { days, plus, seconds } from "~/domain/shared/duration";
import { postingsOf, record, type Recorded } from "~tests/factories/ledger";
import { NO_MAPPING } from "~tests/factories/order";
import { CHANGES } from "./changes";
import { PAYMENTS } from "./payments";
import type { Check, Day, Story } from "./story";
import { minorIn, noon, statesOf } from "./tell";
import { TERMS } from "./terms";

const endOf = (day: Day): Date => plus(noon(day), days(0.5));
const lastMomentOf = (day: Day): Date => plus(endOf(day), seconds(-0.001));

const ledgerOf = (states: readonly OrderFacts[]): Recorded[] =>
  states.reduce<Recorded[]>((ledger, state) => record(ledger, state), []);

/** The obligation by the newest state that was known at the end of the day. */
const statusOn = (states: readonly OrderFacts[], day: Day): ObligationStatus => {
  const known = states.filter(({ updatedAt }) => updatedAt < endOf(day));
  const state = known.at(-1);
  if (state === undefined) throw new Error(`Nothing was known on ${day}`);
  const plans = planInstalments(state, "payment_terms", NO_MAPPING, "UTC");
  return obligationStatus(state, plans, postingsOf(state, ledgerOf(known)), state.paymentTerms !== null);
};

const STORIES: readonly Story[] = [...PAYMENTS, ...CHANGES, ...TERMS];
const titleOf = ({ on, asKnownOn }: Check): string => (asKnownOn ? `${on}, as known on ${asKnownOn}` : on);

describe.each(STORIES.map((story) => [story.title, story] as const))("%s", (_title, story) => {
  const states = statesOf(story);
  const minor = (amount: number): number => minorIn(story, amount);

  test.each(story.then.map((check) => [titleOf(check), check] as const))("on %s", (_day, check) => {
    const { on, asKnownOn = on, owed, late, daysPastDue, open, state } = check;
    expect(standingAsOf(ledgerOf(states), on, endOf(on), lastMomentOf(asKnownOn)), story.because).toMatchObject({
      balanceMinor: minor(owed),
      lateMinor: minor(late),
      daysPastDue,
    });
    const status = statusOn(states, asKnownOn);
    if (open) expect(status.instalments.map(({ balanceMinor }) => balanceMinor)).toEqual(open.map(minor));
    if (state) expect(status.state).toBe(state);
  });
});

test("there are twenty stories, and each is told under a title of its own", () => {
  const titles = STORIES.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThanOrEqual(20);
});
