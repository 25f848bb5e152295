import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planNextContact } from "~/domain/schedule/plan-next";
import type { CaseFacts, ContactProposal, PlanResult } from "~/domain/schedule/types";
import { TIERS } from "~/domain/scoring/types";
import { strategies } from "~/domain/strategy/registry";
import { addDays, daysBetween, localParts } from "~/domain/time/local";
import { caseFacts, instalment } from "~tests/factories/case-facts";

const ZONES = ["America/New_York", "Asia/Shanghai", "Pacific/Kiritimati", "Pacific/Honolulu", "Australia/Lord_Howe"];
const START = Date.UTC(2026, 1, 15);
const DAY = 86_400_000;
const STEP_IDS = [...new Set(strategies.all.flatMap(({ steps }) => TIERS.flatMap((tier) => steps[tier].map((step) => step.id))))]; // prettier-ignore

const anyInstalment = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e"),
  dueOn: fc.integer({ min: -60, max: 60 }).map((days) => addDays("2026-03-01", days)),
  balanceMinor: fc.constantFrom(0, 1, 5_000),
  isHeld: fc.constantFrom(false, false, false, true),
});
const moment = (from: number, to: number) => fc.integer({ min: from, max: to }).map((ms) => new Date(ms));

const anyCase: fc.Arbitrary<CaseFacts> = fc
  .record({
    now: moment(START, START + 60 * DAY),
    shopTimeZone: fc.constantFrom(...ZONES),
    customerTimeZone: fc.constantFrom(...ZONES),
    tier: fc.constantFrom(...TIERS),
    strategy: fc.constantFrom(...strategies.all),
    instalments: fc
      .uniqueArray(anyInstalment, { maxLength: 5, selector: ({ id }) => id })
      .map((list) => list.map(({ id, dueOn, ...more }) => instalment(id, dueOn, more))),
    personHold: fc.option(
      fc.record({
        until: fc.option(moment(START, START + 90 * DAY), { nil: null, freq: 9 }),
        reason: fc.constant("promise"),
      }),
      { nil: undefined },
    ),
    usedSteps: fc
      .subarray(
        ["a", "b", "c", "d", "e"].flatMap((id) => STEP_IDS.map((step) => `${id}:${step}`)),
        { maxLength: 6 },
      )
      .map((keys) => new Set(keys)),
    lastContactAt: fc.option(moment(START - 20 * DAY, START), { nil: undefined }),
  })
  .map(caseFacts);

const keyOf = ({ anchorInstalmentId, stepId }: ContactProposal): string => `${anchorInstalmentId}:${stepId}`;
const dayOf = (at: Date, zone: string): string => localParts(at, zone).dateKey;

/** What a plan holds to, whatever the case. */
const holdsTo = (given: CaseFacts, proposal: ContactProposal): void => {
  const zone = given.customerTimeZone;
  expect(proposal.nominalAt.getTime()).toBeGreaterThanOrEqual(given.now.getTime());
  expect(given.usedSteps.has(keyOf(proposal)), "a step is used once").toBe(false);
  if (given.lastContactAt) {
    const gap = daysBetween(dayOf(given.lastContactAt, zone), dayOf(proposal.nominalAt, zone));
    expect(gap).toBeGreaterThanOrEqual(given.strategy.minGapDays);
  }
  if (given.personHold?.until)
    expect(dayOf(proposal.nominalAt, zone) > dayOf(given.personHold.until, zone), "after the hold").toBe(true);
  for (const id of proposal.instalmentIds) {
    const covered = given.instalments.find((one) => one.id === id);
    expect(covered).toMatchObject({ isHeld: false });
    expect(covered?.balanceMinor).toBeGreaterThan(0);
  }
  expect(proposal.instalmentIds).toContain(proposal.anchorInstalmentId);
};

describe("for every customer, policy and moment", () => {
  test("a plan lies ahead, uses a new step, keeps gap and hold, and covers only what may be asked for", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const result = planNextContact(given);
        if (result.kind === "contact") holdsTo(given, result.proposal);
      }),
      { numRuns: 1_000 },
    );
  });

  test("no open instalment that is late by then is left out", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const result = planNextContact(given);
        if (result.kind === "none" || result.proposal.why.lateCount === 0) return;
        const { why, instalmentIds } = result.proposal;
        const on = addDays(why.anchorDueOn, why.daysPastDue);
        const late = given.instalments.filter((one) => one.balanceMinor > 0 && !one.isHeld && one.dueOn < on);
        expect([...instalmentIds].sort()).toEqual(late.map(({ id }) => id).sort());
      }),
    );
  });

  test("nobody is contacted who owes nothing, or whose contacts are stopped", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const paid = given.instalments.map((one) => ({ ...one, balanceMinor: 0 }));
        expect(planNextContact({ ...given, instalments: paid })).toEqual({ kind: "none", reason: "nothing_owed" });
        const held = given.instalments.map((one) => ({ ...one, isHeld: true }));
        expect(planNextContact({ ...given, instalments: held }).kind).toBe("none");
        expect(planNextContact({ ...given, personHold: { until: null, reason: "cease" } }).kind).toBe("none");
      }),
    );
  });

  test("the same facts give the same plan, in whatever order the instalments come", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const turned = { ...given, instalments: [...given.instalments].reverse() };
        const [one, other] = [planNextContact(given), planNextContact(turned)];
        expect(planNextContact(given)).toEqual(one);
        const sorted = (result: PlanResult) =>
          result.kind === "none"
            ? result
            : { ...result.proposal, instalmentIds: [...result.proposal.instalmentIds].sort() };
        expect(sorted(other)).toEqual(sorted(one));
      }),
    );
  });
});

test("a plan that is carried out step by step comes to an end, each contact later and further on than the last", () => {
  fc.assert(
    fc.property(anyCase, (start) => {
      let given = start;
      let count = 0;
      let last: ContactProposal | undefined;
      for (; count < 40; count++) {
        const result = planNextContact(given);
        if (result.kind === "none") break;
        const { proposal } = result;
        holdsTo(given, proposal);
        expect(proposal.why.stepDayOffset).toBeGreaterThan(last?.why.stepDayOffset ?? Number.NEGATIVE_INFINITY);
        given = {
          ...given,
          usedSteps: new Set([...given.usedSteps, keyOf(proposal)]),
          lastContactAt: proposal.nominalAt,
          now: proposal.nominalAt,
        };
        last = proposal;
      }
      expect(count).toBeLessThanOrEqual(start.strategy.steps[start.tier].length);
    }),
    { numRuns: 300 },
  );
});
