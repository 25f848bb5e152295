import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { customerFields, orderFields } from "~/domain/shopify-fields/derive";
import { COLLECTION_STATES, type DebtFacts, type DebtorFacts } from "~/domain/shopify-fields/types";

const TODAY = "2026-09-15";

const debt = (more: Partial<DebtFacts> = {}): DebtFacts => ({
  isCredit: true,
  state: "open",
  isOnHold: false,
  balanceMinor: 12_345,
  currency: "USD",
  oldestDueOn: "2026-09-20",
  nextDueOn: "2026-09-20",
  ...more,
});

const debtor = (more: Partial<DebtorFacts> = {}): DebtorFacts => ({
  hasLate: false,
  hasOnHold: false,
  hasOpen: false,
  hasSettled: false,
  hasCancelled: false,
  oldestDueOn: null,
  tier: "high",
  isScoringRefused: false,
  ...more,
});

describe("what an order shows", () => {
  it("shows an open debt with its next day and its balance", () => {
    expect(orderFields(debt(), TODAY)).toEqual({
      collection_state: "open",
      days_past_due: "0",
      balance: "123.45",
      next_due_on: "2026-09-20",
    });
  });

  it.each([
    ["2026-09-15", "open", "0"],
    ["2026-09-14", "late", "1"],
    ["2026-08-31", "late", "15"],
  ])("counts from the day after the due day: due %s is %s, %s days", (oldestDueOn, state, days) => {
    expect(orderFields(debt({ oldestDueOn }), TODAY)).toMatchObject({ collection_state: state, days_past_due: days });
  });

  it("shows a late debt on hold as held, and still how late it is", () => {
    const fields = orderFields(debt({ isOnHold: true, oldestDueOn: "2026-09-05" }), TODAY);
    expect(fields).toMatchObject({ collection_state: "on_hold", days_past_due: "10" });
  });

  it("names no next day when all that is open is late", () => {
    expect(orderFields(debt({ oldestDueOn: "2026-09-01", nextDueOn: null }), TODAY)).not.toHaveProperty("next_due_on");
  });

  it.each(["settled", "cancelled"] as const)("owes nothing once it is %s", (state) => {
    const fields = orderFields(debt({ state, balanceMinor: -500, oldestDueOn: null, nextDueOn: null }), TODAY);
    expect(fields).toEqual({ collection_state: state, days_past_due: "0", balance: "0.00" });
  });

  it("shows nothing to collect once it is not the merchant's own credit any more", () => {
    expect(orderFields(debt({ isCredit: false, state: "cancelled" }), TODAY).collection_state).toBe("none");
  });

  it("writes the balance with the decimals of its currency", () => {
    expect(orderFields(debt({ balanceMinor: 1_500, currency: "JPY" }), TODAY).balance).toBe("1500");
  });
});

describe("what a customer shows", () => {
  it.each([
    [{ hasLate: true, hasOnHold: true, hasOpen: true, hasSettled: true }, "late"],
    [{ hasOnHold: true, hasOpen: true, hasSettled: true }, "on_hold"],
    [{ hasOpen: true, hasSettled: true }, "open"],
    [{ hasSettled: true, hasCancelled: true }, "settled"],
    [{ hasCancelled: true }, "cancelled"],
    [{}, "none"],
  ])("shows the debt that asks for most: %j is %s", (more, state) => {
    expect(customerFields(debtor(more), TODAY, false).collection_state).toBe(state);
  });

  it("counts the days of the oldest debt", () => {
    const fields = customerFields(debtor({ hasLate: true, oldestDueOn: "2026-09-05" }), TODAY, false);
    expect(fields.oldest_days_past_due).toBe("10");
  });

  it("shows the tier only where the merchant wants it, the customer agrees and there is a score", () => {
    expect(customerFields(debtor(), TODAY, true).risk_tier).toBe("high");
    expect(customerFields(debtor(), TODAY, false)).not.toHaveProperty("risk_tier");
    expect(customerFields(debtor({ isScoringRefused: true }), TODAY, true)).not.toHaveProperty("risk_tier");
    expect(customerFields(debtor({ tier: null }), TODAY, true)).not.toHaveProperty("risk_tier");
  });
});

it("shows no state that shopify.app.toml does not declare", () => {
  const declared = [...readFileSync("shopify.app.toml", "utf8").matchAll(/collection_state\][^[]*validations\.choices = (\[[^\]]*\])/g)]; // prettier-ignore
  expect(declared.map(([, list = "[]"]) => JSON.parse(list) as unknown)).toEqual([
    COLLECTION_STATES,
    COLLECTION_STATES,
  ]);
});
