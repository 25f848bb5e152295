import { describe, expect, test } from "vitest";
import { planInstalments } from "~/domain/ledger/plan-instalments";
import type { CreditKind, CreditMapping, OrderFacts } from "~/domain/ledger/types";
import { NO_MAPPING, order, owedOrder, schedule, terms } from "~tests/factories/order";

/** "1: 2026-03-31 100.00" per instalment. */
const say = (
  given: OrderFacts,
  kind: CreditKind = "payment_terms",
  zone = "UTC",
  mapping: CreditMapping = NO_MAPPING,
): string[] =>
  planInstalments(given, kind, mapping, zone).map(
    ({ sequence, dueOn, amountMinor }) => `${String(sequence)}: ${dueOn} ${(amountMinor / 100).toFixed(2)}`,
  );

const withTerms = (paymentTerms: OrderFacts["paymentTerms"]) => owedOrder({ paymentTerms });

describe("terms whose schedules Shopify has not written yet", () => {
  test("NET counts its days from the order", () => {
    expect(say(withTerms(terms("NET", [], 30)))).toEqual(["1: 2026-03-31 100.00"]);
  });

  test("NET without a number of days is not guessed", () => {
    expect(say(withTerms(terms("NET")))).toEqual([]);
  });

  test("RECEIPT is due with the order", () => {
    expect(say(withTerms(terms("RECEIPT")))).toEqual(["1: 2026-03-01 100.00"]);
  });

  test.each(["FULFILLMENT", "FIXED", "UNKNOWN"] as const)("%s waits", (type) => {
    expect(say(withTerms(terms(type)))).toEqual([]);
  });
});

describe("terms with schedules", () => {
  test("come in the order of their due days, numbered from one, each with its own identifier", () => {
    const schedules = [
      schedule(3, "2026-05-01T12:00:00Z", { amountMinor: 3_334 }),
      schedule(1, "2026-03-01T12:00:00Z", { amountMinor: 3_333 }),
      schedule(2, "2026-04-01T12:00:00Z", { amountMinor: 3_333 }),
    ];
    const given = withTerms(terms("FIXED", schedules));
    expect(say(given)).toEqual(["1: 2026-03-01 33.33", "2: 2026-04-01 33.33", "3: 2026-05-01 33.34"]);
    expect(planInstalments(given, "payment_terms", NO_MAPPING, "UTC").map(({ scheduleId }) => scheduleId)).toEqual(
      [1, 2, 3].map((n) => schedule(n, null).id),
    );
  });

  test("two on one moment keep one order, however Shopify lists them", () => {
    const schedules = [schedule(2, "2026-04-01T12:00:00Z"), schedule(1, "2026-04-01T12:00:00Z")];
    const ids = (list: typeof schedules) =>
      planInstalments(withTerms(terms("FIXED", list)), "payment_terms", NO_MAPPING, "UTC").map((one) => one.scheduleId);
    expect(ids(schedules)).toEqual(ids([...schedules].reverse()));
  });

  test("on fulfilment, before the goods left: the part without a date waits, the dated part does not", () => {
    const schedules = [schedule(1, null), schedule(2, "2026-04-01T12:00:00Z", { amountMinor: 2_500 })];
    expect(say(withTerms(terms("FULFILLMENT", schedules)))).toEqual(["1: 2026-04-01 25.00"]);
  });

  test("on receipt without a due date: due when it was issued, or else with the order", () => {
    const issuedAt = new Date("2026-03-05T12:00:00Z");
    expect(say(withTerms(terms("RECEIPT", [schedule(1, null, { issuedAt })])))).toEqual(["1: 2026-03-05 100.00"]);
    expect(say(withTerms(terms("RECEIPT", [schedule(1, null)])))).toEqual(["1: 2026-03-01 100.00"]);
  });

  test("the due day is the one on the shop's own calendar", () => {
    const late = withTerms(terms("NET", [schedule(1, "2026-04-01T03:30:00Z")], 30));
    expect(say(late, "payment_terms", "America/New_York")).toEqual(["1: 2026-03-31 100.00"]);
    expect(say(late, "payment_terms", "Asia/Shanghai")).toEqual(["1: 2026-04-01 100.00"]);
  });

  test("planning does not reorder what it was given", () => {
    const schedules = Object.freeze([schedule(2, "2026-05-01T12:00:00Z"), schedule(1, "2026-04-01T12:00:00Z")]);
    expect(say(withTerms(terms("FIXED", schedules)))).toHaveLength(2);
    expect(schedules.map(({ id }) => id)).toEqual([schedule(2, null).id, schedule(1, null).id]);
  });
});

describe("a mapped manual gateway", () => {
  const mapping: CreditMapping = {
    payLaterGateways: [
      { gateway: "pay by invoice", dueInDays: 14, isCredit: true, goodsFirst: false },
      { gateway: "salary deduction", dueInDays: 30, isCredit: true, goodsFirst: false },
    ],
    terms: [],
  };

  test("is due so many days after the order as the merchant said, in one sum", () => {
    const given = order({ gateways: ["Salary Deduction"], outstandingMinor: 10_000 });
    expect(say(given, "manual_pay_later", "UTC", mapping)).toEqual(["1: 2026-03-31 100.00"]);
  });

  test("has no instalment once its mapping is gone", () => {
    expect(say(order({ gateways: ["Pay by Invoice"] }), "manual_pay_later")).toEqual([]);
  });
});
