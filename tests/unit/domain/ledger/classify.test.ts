import { describe, expect, test } from "vitest";
import { classify } from "~/domain/ledger/classify";
import type { CreditMapping, OrderFacts } from "~/domain/ledger/types";
import { NO_MAPPING, order, owedOrder, schedule, terms, transaction } from "~tests/factories/order";

const INVOICE: CreditMapping = {
  payLaterGateways: [{ gateway: "pay by invoice", dueInDays: 14, isCredit: true, goodsFirst: false }],
  terms: [],
};

/** "credit: payment_terms" or "excluded: not_mapped". */
const say = (given: OrderFacts, mapping = NO_MAPPING): string => {
  const found = classify(given, mapping);
  return found.kind === "credit" ? `credit: ${found.creditKind}` : `excluded: ${found.exclusion}`;
};

const PROVIDERS = [
  "Affirm",
  "Afterpay",
  "Atome",
  "Billie",
  "Clearpay",
  "Klarna",
  "Laybuy",
  "Oney",
  "Paidy",
  "PayPal Credit",
  "PayPal Pay Later",
  "Quadpay",
  "Riverty",
  "Scalapay",
  "Sezzle",
  "Shop Pay Installments",
  "Splitit",
  "Tabby",
  "Tamara",
  "Zip",
];

describe("the merchant's own credit is", () => {
  test("an order on payment terms, also once it is paid", () => {
    expect(say(owedOrder())).toBe("credit: payment_terms");
    expect(say(owedOrder({ outstandingMinor: 0, financialStatus: "PAID" }))).toBe("credit: payment_terms");
  });

  test("a deposit now with the balance later: a deferred purchase", () => {
    const schedules = [schedule(1, "2026-03-01T12:00:00Z"), schedule(2, "2026-04-01T12:00:00Z")];
    expect(say(owedOrder({ paymentTerms: terms("FIXED", schedules) }))).toBe("credit: deferred_purchase");
    expect(say(owedOrder({ paymentTerms: terms("FIXED", [...schedules].reverse()) }))).toBe(
      "credit: deferred_purchase",
    );
  });

  test("not a deferred purchase when nothing is due with the order, or all of it is", () => {
    const later = [schedule(1, "2026-03-08T12:00:00Z"), schedule(2, "2026-04-01T12:00:00Z")];
    const atOnce = [schedule(1, "2026-03-01T12:00:00Z"), schedule(2, "2026-03-02T11:00:00Z")];
    expect(say(owedOrder({ paymentTerms: terms("FIXED", later) }))).toBe("credit: payment_terms");
    expect(say(owedOrder({ paymentTerms: terms("FIXED", atOnce) }))).toBe("credit: payment_terms");
  });

  test("an order by a manual gateway that the merchant mapped, in any spelling", () => {
    const byInvoice = owedOrder({ paymentTerms: null, gateways: ["Pay by Invoice"] });
    expect(say(byInvoice, INVOICE)).toBe("credit: manual_pay_later");
    expect(say(byInvoice)).toBe("excluded: not_mapped");
  });
});

describe("terms that the merchant does not count as its credit", () => {
  const settled: CreditMapping = { ...NO_MAPPING, terms: [{ kind: "RECEIPT", isCredit: false, goodsFirst: false }] };

  test("are not mapped, and other kinds stay as they are", () => {
    const onReceipt = owedOrder({ paymentTerms: terms("RECEIPT", [schedule(1, "2026-03-01T12:00:00Z")]) });
    expect(say(onReceipt, settled)).toBe("excluded: not_mapped");
    expect(say(onReceipt)).toBe("credit: payment_terms");
    expect(say(owedOrder(), settled)).toBe("credit: payment_terms");
  });
});

describe("a third party's credit is never the merchant's", () => {
  test.each(PROVIDERS)("%s, by the gateway's name however a plug-in writes it", (name) => {
    for (const gateway of [name, name.toUpperCase(), name.toLowerCase().replaceAll(" ", "_"), `${name} - 4 payments`])
      expect(say(owedOrder({ gateways: [gateway] })), gateway).toBe("excluded: third_party_bnpl");
  });

  test.each(PROVIDERS)("%s, by the payment details of a transaction through an ordinary gateway", (name) => {
    const transactions = [transaction(1, { paymentMethodName: name.toLowerCase().replaceAll(" ", "_") })];
    expect(say(owedOrder({ gateways: ["shopify_payments"], transactions }))).toBe("excluded: third_party_bnpl");
  });

  test("a transaction's own gateway counts as well, and a mapped gateway beside it changes nothing", () => {
    const transactions = [transaction(1, { gateway: "klarna" })];
    expect(say(owedOrder({ gateways: ["Pay by Invoice"], transactions }), INVOICE)).toBe("excluded: third_party_bnpl");
  });

  test.each(["Zipline Bank", "space_pay", "Palma Transfer", "manual", "PayPal", "shop_pay"])(
    "%s only looks like one: names match as whole words",
    (gateway) => {
      expect(say(owedOrder({ gateways: [gateway] }))).toBe("credit: payment_terms");
    },
  );
});

describe("never collected is", () => {
  test("a test order, whatever else it carries", () => {
    expect(say(owedOrder({ isTest: true }))).toBe("excluded: test_order");
    expect(say(order({ isTest: true, gateways: ["klarna"] }))).toBe("excluded: test_order");
  });

  test("credit of nobody: an order without a customer", () => {
    expect(say(owedOrder({ customerId: null }))).toBe("excluded: no_customer");
  });

  test("an order that was paid at the checkout, with or without a customer", () => {
    expect(say(order())).toBe("excluded: paid_at_checkout");
    expect(say(order({ customerId: null }))).toBe("excluded: paid_at_checkout");
  });

  test("an unpaid order by a gateway that nobody mapped", () => {
    expect(say(order({ gateways: ["Cash on Delivery"], outstandingMinor: 10_000 }))).toBe("excluded: not_mapped");
  });
});
