import { describe, expect, test } from "vitest";
import { planNextContact } from "~/domain/schedule/plan-next";
import type { CaseFacts } from "~/domain/schedule/types";
import { balanced } from "~/domain/strategy/strategies/balanced";
import { firm } from "~/domain/strategy/strategies/firm";
import { gentle } from "~/domain/strategy/strategies/gentle";
import { localParts } from "~/domain/time/local";
import { caseFacts, instalment, used } from "~tests/factories/case-facts";

const proposalOf = (given: CaseFacts) => {
  const result = planNextContact(given);
  if (result.kind !== "contact") throw new Error(`no contact: ${result.reason}`);
  return result.proposal;
};
/** "a late-7 on 2026-03-08" or the reason for none; the day is the customer's. */
const say = (given: CaseFacts): string => {
  const result = planNextContact(given);
  if (result.kind === "none") return result.reason;
  const { anchorInstalmentId, stepId, nominalAt, timeZone } = result.proposal;
  return `${anchorInstalmentId} ${stepId} on ${localParts(nominalAt, timeZone).dateKey}`;
};
const at = (day: string, more: Partial<CaseFacts> = {}): CaseFacts =>
  caseFacts({ now: new Date(`${day}T08:00:00Z`), ...more });

describe("the next contact of one instalment due on 1 March", () => {
  test.each([
    ["long before", "2026-02-10", "a before-3 on 2026-02-26"],
    ["on the day of the reminder", "2026-02-26", "a before-3 on 2026-02-26"],
    ["a day before, the reminder missed", "2026-02-28", "a before-3 on 2026-02-28"],
    ["the day after", "2026-03-02", "a late-1 on 2026-03-02"],
    ["five days after, the first step missed", "2026-03-06", "a late-1 on 2026-03-06"],
    ["three weeks after, three steps missed", "2026-03-23", "a late-14 on 2026-03-23"],
    ["a year after", "2027-03-01", "a late-45 on 2027-03-01"],
  ])("%s", (_, today, expected) => {
    expect(say(at(today))).toBe(expected);
  });

  test("a reminder before the day is not sent after it", () => {
    const evening = caseFacts({ now: new Date("2026-03-01T23:00:00Z"), usedSteps: used("a") });
    expect(say(at("2026-03-02", { tier: "low" }))).toBe("a late-3 on 2026-03-04");
    expect(say({ ...evening, strategy: gentle })).toMatch(/^a (before-3 on 2026-03-01|late-3 on 2026-03-04)$/);
  });

  test("the tier chooses the steps", () => {
    expect(say(at("2026-03-01", { tier: "low" }))).toBe("a late-3 on 2026-03-04");
    expect(say(at("2026-03-01", { tier: "high" }))).toBe("a due-0 on 2026-03-01");
  });
});

describe("one contact covers", () => {
  const three = [instalment("b", "2026-03-01"), instalment("c", "2026-04-01"), instalment("a", "2026-02-01")];

  test("all that is late, counted from the oldest", () => {
    const { anchorInstalmentId, instalmentIds, why } = proposalOf(at("2026-03-20", { instalments: three }));
    expect(anchorInstalmentId).toBe("a");
    expect([...instalmentIds].sort()).toEqual(["a", "b"]);
    expect(why).toMatchObject({ anchorDueOn: "2026-02-01", daysPastDue: 47, lateCount: 2, stepDayOffset: 45 });
  });

  test("before anything is late, only what comes due on the same day", () => {
    const both = [instalment("b", "2026-03-01"), instalment("c", "2026-03-01"), instalment("d", "2026-03-02")];
    const { instalmentIds, why } = proposalOf(at("2026-02-20", { instalments: both }));
    expect([...instalmentIds].sort()).toEqual(["b", "c"]);
    expect(why).toMatchObject({ lateCount: 0, daysPastDue: -3 });
  });

  test("neither what is held nor what is paid", () => {
    const instalments = [
      instalment("a", "2026-01-01", { isHeld: true }),
      instalment("b", "2026-02-01", { balanceMinor: 0 }),
      instalment("c", "2026-03-01"),
      instalment("d", "2026-03-02", { isHeld: true }),
    ];
    const { anchorInstalmentId, instalmentIds } = proposalOf(at("2026-03-10", { instalments }));
    expect(anchorInstalmentId).toBe("c");
    expect(instalmentIds).toEqual(["c"]);
  });
});

describe("there is no contact", () => {
  test("when nothing is owed, whatever else is the case", () => {
    expect(say(at("2026-03-10", { instalments: [] }))).toBe("nothing_owed");
    expect(say(at("2026-03-10", { instalments: [instalment("a", "2026-03-01", { balanceMinor: 0 })] }))).toBe(
      "nothing_owed",
    );
  });

  test("while the person is held without an end", () => {
    expect(say(at("2026-03-10", { personHold: { until: null, reason: "hardship" } }))).toBe("person_held");
  });

  test("while all that is owed is held", () => {
    expect(say(at("2026-03-10", { instalments: [instalment("a", "2026-03-01", { isHeld: true })] }))).toBe("all_held");
  });

  test("after the last step", () => {
    expect(say(at("2026-05-01", { usedSteps: used("a", "late-45") }))).toBe("sequence_finished");
  });

  test("but when the finished instalment is paid, the next one starts its own sequence", () => {
    const instalments = [instalment("a", "2026-01-01", { balanceMinor: 0 }), instalment("b", "2026-05-01")];
    expect(say(at("2026-04-01", { instalments, usedSteps: used("a", "late-45") }))).toBe("b before-3 on 2026-04-28");
  });
});

describe("a contact waits", () => {
  const contacted = (day: string) => ({ lastContactAt: new Date(`${day}T15:00:00Z`) });

  test("for the policy's gap after the last one", () => {
    const soon = at("2026-03-08", { usedSteps: used("a", "late-1"), ...contacted("2026-03-06") });
    expect(say(soon)).toBe("a late-7 on 2026-03-10");
    expect(proposalOf(soon).why.movedBy).toBe("min_gap");
    expect(say({ ...soon, strategy: firm })).toBe("a late-7 on 2026-03-09");
    expect(say({ ...soon, strategy: gentle, usedSteps: used("a", "late-3") })).toBe("a late-10 on 2026-03-12");
  });

  test("until the day after a hold ends, and then sends the newest step only", () => {
    const until = new Date("2026-03-16T12:00:00Z");
    const held = at("2026-03-05", { personHold: { until, reason: "promise" } });
    expect(say(held)).toBe("a late-14 on 2026-03-17");
    expect(proposalOf(held).why.movedBy).toBe("hold_end");
  });

  test("for the later of the two", () => {
    const until = new Date("2026-03-08T12:00:00Z");
    expect(say(at("2026-03-08", { personHold: { until, reason: "promise" }, ...contacted("2026-03-07") }))).toBe(
      "a late-7 on 2026-03-11",
    );
  });
});

describe("the sequence never goes back", () => {
  test("behind the furthest step that was used", () => {
    expect(say(at("2026-03-20", { usedSteps: used("a", "late-14") }))).toBe("a late-30 on 2026-03-31");
    expect(say(at("2026-03-20", { usedSteps: used("a", "late-30", "late-1") }))).toBe("a late-45 on 2026-04-15");
  });

  test("when the tier changes: a step of another tier was a step all the same", () => {
    expect(say(at("2026-03-23", { tier: "medium", usedSteps: used("a", "late-21") }))).toBe("a late-30 on 2026-03-31");
  });

  test("when the merchant changes the policy: a step of another policy was a step all the same", () => {
    const changed = at("2026-03-26", { strategy: balanced, tier: "high", usedSteps: used("a", "late-24") });
    expect(say(changed)).toBe("a late-30 on 2026-03-31");
  });

  test("but steps of another instalment do not count", () => {
    expect(say(at("2026-03-08", { usedSteps: used("b", "late-45") }))).toBe("a late-7 on 2026-03-08");
  });
});

describe("the hour", () => {
  test.each(["America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Honolulu"])(
    "is the policy's by the customer's own clock in %s, spread over that hour",
    (customerTimeZone) => {
      for (const strategy of [gentle, balanced, firm]) {
        const { nominalAt } = proposalOf(at("2026-02-10", { customerTimeZone, strategy }));
        const { hour, minute } = localParts(nominalAt, customerTimeZone);
        expect(hour).toBe(strategy.preferredHour);
        expect(minute).toBeLessThan(50);
      }
    },
  );

  test("differs between instalments, and never between two plans of one", () => {
    const moments = Array.from({ length: 40 }, (_, n) =>
      proposalOf(at("2026-02-10", { instalments: [instalment(`i${String(n)}`, "2026-03-01")] })).nominalAt.getTime(),
    );
    expect(new Set(moments).size).toBeGreaterThan(10);
  });

  test("that has passed today is not waited for: the contact is planned for now", () => {
    const now = new Date("2026-03-08T21:17:00Z");
    expect(proposalOf(caseFacts({ now })).nominalAt).toEqual(now);
  });
});
