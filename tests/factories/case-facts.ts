import type { CaseFacts, OpenInstalment } from "~/domain/schedule/types";
import { balanced } from "~/domain/strategy/strategies/balanced";

export const instalment = (id: string, dueOn: string, more: Partial<OpenInstalment> = {}): OpenInstalment => ({
  id,
  obligationId: `obligation-of-${id}`,
  orderName: `#${id}`,
  dueOn,
  balanceMinor: 5_000,
  currency: "USD",
  isHeld: false,
  ...more,
});

/** A New Yorker of middle risk who owes one instalment since 1 March 2026; it is the early morning of that day. */
export const caseFacts = (more: Partial<CaseFacts> = {}): CaseFacts => ({
  customerId: "customer-1",
  now: new Date("2026-03-01T08:00:00Z"),
  shopTimeZone: "America/New_York",
  customerTimeZone: "America/New_York",
  tier: "medium",
  strategy: balanced,
  instalments: [instalment("a", "2026-03-01")],
  personHold: undefined,
  usedSteps: new Set(),
  lastContactAt: undefined,
  ...more,
});

/** The steps of an instalment that were used, as case facts name them. */
export const used = (instalmentId: string, ...stepIds: readonly string[]): ReadonlySet<string> =>
  new Set(stepIds.map((stepId) => `${instalmentId}:${stepId}`));
