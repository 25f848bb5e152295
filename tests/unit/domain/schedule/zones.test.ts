import { expect, test } from "vitest";
import { planNextContact } from "~/domain/schedule/plan-next";
import type { CaseFacts } from "~/domain/schedule/types";
import { strategies } from "~/domain/strategy/registry";

const HOUR_MS = 3_600_000;

test("a customer who lives behind the shop's day is not planned for tomorrow every day", () => {
  const balanced = strategies.get("balanced");
  if (!balanced) throw new Error("the balanced policy is missing");
  const at = (now: Date): CaseFacts => ({
    customerId: "c",
    now,
    shopTimeZone: "Australia/Sydney",
    customerTimeZone: "America/Los_Angeles",
    tier: "medium",
    strategy: balanced,
    instalments: [
      {
        id: "i",
        obligationId: "o",
        orderName: "#1",
        dueOn: "2026-11-20",
        balanceMinor: 100,
        currency: "AUD",
        isHeld: false,
      },
    ],
    personHold: undefined,
    usedSteps: new Set(["i:before-3", "i:late-1"]),
    lastContactAt: undefined,
  });
  const planned = new Set<string>();
  // From the evening before to the moment itself, planned anew every hour.
  for (let hour = 0; hour < 20; hour++) {
    const plan = planNextContact(at(new Date(Date.parse("2026-11-26T22:00:00Z") + hour * HOUR_MS)));
    if (plan.kind === "contact") planned.add(plan.proposal.nominalAt.toISOString());
  }
  expect([...planned]).toHaveLength(1);
  expect([...planned][0]).toMatch(/^2026-11-27T18:/);
});
