import { describe, expect, test } from "vitest";
import { creditSource, isPaidAtOnce, sourceKey, sourceOf } from "~/domain/ledger/credit-source";
import { order, owedOrder, schedule, terms, transaction } from "~tests/factories/order";

describe("what may make an order credit", () => {
  test("its terms come before the method it was paid with", () => {
    const paying = transaction(1, { gateway: "Bank Transfer", isManualGateway: true });
    expect(creditSource(owedOrder({ gateways: ["Bank Transfer"], transactions: [paying] }))).toEqual({ kind: "terms", terms: "NET" }); // prettier-ignore
  });

  test("a deposit with the balance later is a kind of its own", () => {
    const paymentTerms = terms("FIXED", [schedule(1, "2026-03-01T12:00:00Z"), schedule(2, "2026-04-01T12:00:00Z")]);
    expect(creditSource(owedOrder({ paymentTerms }))).toEqual({ kind: "terms", terms: "DEFERRED" });
  });

  test("else it is the manual method it was placed with, whatever it was paid by", () => {
    const transactions = [
      transaction(1, { gateway: "shopify_payments" }),
      transaction(2, { gateway: " Bank Deposit", isManualGateway: true }),
      transaction(3, { gateway: "Cash", isManualGateway: true }),
    ];
    const gateways = ["shopify_payments", "Bank Deposit", "Cash"];
    expect(creditSource(order({ gateways, transactions }))).toEqual({ kind: "gateway", gateway: "bank deposit" });
    expect(creditSource(order({ gateways: ["Cash on Delivery"] }))).toEqual({ kind: "gateway", gateway: "cash on delivery" }); // prettier-ignore
  });

  test.each([
    ["a card", { transactions: [transaction(1)] }],
    [
      "a card, given back by hand",
      { transactions: [transaction(1), transaction(2, { kind: "REFUND", isManualGateway: true })] },
    ],
    ["a third party", { gateways: ["Klarna"] }],
    ["a test", { isTest: true, gateways: ["Bank Deposit"] }],
    ["nobody's", { customerId: null, gateways: ["Bank Deposit"] }],
  ])("nothing, when it is %s", (_, facts) => {
    expect(creditSource(order(facts))).toBeUndefined();
  });

  test("a source comes back from its text, and no other text is one", () => {
    for (const source of [{ kind: "terms", terms: "NET" }, { kind: "gateway", gateway: "a: b" }] as const)
      expect(sourceOf(sourceKey(source))).toEqual(source);
    for (const text of ["", "terms:ELSE", "gateway:", "other:NET"]) expect(sourceOf(text)).toBeUndefined();
  }); // prettier-ignore
});

describe("paid at once", () => {
  const at = (iso: string, amountMinor: number) => transaction(1, { processedAt: new Date(iso), amountMinor });
  test.each([
    ["the whole price within a day", [at("2026-03-02T12:00:00Z", 10_000)], true],
    ["a part of it", [at("2026-03-02T12:00:00Z", 9_999)], false],
    ["a moment too late", [at("2026-03-02T12:00:01Z", 10_000)], false],
    ["a payment that was only promised", [{ ...at("2026-03-01T12:00:00Z", 10_000), status: "PENDING" }], false],
    ["nothing", [], false],
  ])("%s", (_, transactions, expected) => {
    expect(isPaidAtOnce(order({ transactions }))).toBe(expected);
  });
});
