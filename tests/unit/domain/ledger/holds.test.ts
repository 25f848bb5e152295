import { describe, expect, test } from "vitest";
import { holdsOf } from "~/domain/ledger/holds";
import type { CreditMapping, OrderFacts } from "~/domain/ledger/types";
import { NO_MAPPING, owedOrder, schedule, terms, transaction } from "~tests/factories/order";

const NOW = new Date("2026-04-10T12:00:00Z");
const SENT: Partial<OrderFacts> = { fulfillmentStatus: "FULFILLED" };

const say = (facts: Partial<OrderFacts>, mapping: CreditMapping = NO_MAPPING, now = NOW): string[] =>
  holdsOf(owedOrder({ ...SENT, ...facts }), mapping, now).map(({ reason, until }) =>
    until === null ? reason : `${reason} until ${until.toISOString()}`,
  );

const byMethod = (goodsFirst: boolean): CreditMapping => ({
  payLaterGateways: [{ gateway: "cash on delivery", dueInDays: 14, isCredit: true, goodsFirst }],
  terms: [],
});

describe("an order says against chasing its debt", () => {
  test("nothing when it was sent and nobody objects", () => {
    expect(say({})).toEqual([]);
  });

  test("that it is disputed, until the dispute is over", () => {
    const stage = (status: string) => say({ disputes: [{ id: "d", initiatedAs: "CHARGEBACK", status }] });
    for (const open of ["NEEDS_RESPONSE", "UNDER_REVIEW"]) expect(stage(open)).toEqual(["dispute"]);
    for (const over of ["WON", "LOST", "ACCEPTED", "PREVENTED", "CHARGE_REFUNDED"]) expect(stage(over)).toEqual([]);
  });

  test("that goods are on their way back, or money", () => {
    expect(say({ returnOpen: true })).toEqual(["return_open"]);
    expect(say({ transactions: [transaction(1, { kind: "REFUND", status: "PENDING" })] })).toEqual(["refund_pending"]);
    expect(say({ transactions: [transaction(1, { kind: "REFUND", status: "SUCCESS" })] })).toEqual([]);
  });

  test("that it was edited, for a day after the last edit", () => {
    const edits = ["2026-04-01T00:00:00Z", "2026-04-10T06:00:00Z"].map((at, i) => ({
      id: String(i),
      at: new Date(at),
      amountMinor: 100,
    }));
    expect(say({ edits })).toEqual(["edit_in_progress until 2026-04-11T06:00:00.000Z"]);
    expect(say({ edits }, NO_MAPPING, new Date("2026-04-11T06:00:00Z"))).toEqual([]);
  });
});

describe("goods that were not sent", () => {
  test.each(["UNFULFILLED", "ON_HOLD", "SCHEDULED", "IN_PROGRESS", "REQUEST_DECLINED"])("%s holds", (status) => {
    expect(say({ fulfillmentStatus: status })).toEqual(["not_fulfilled"]);
  });

  test.each(["FULFILLED", "PARTIALLY_FULFILLED", "RESTOCKED", ""])("%s does not", (fulfillmentStatus) => {
    expect(say({ fulfillmentStatus })).toEqual([]);
  });

  test("hold as well when every parcel was lost, and not while one may still arrive", () => {
    expect(say({ deliveries: ["NOT_DELIVERED", "FAILURE", "CANCELED"] })).toEqual(["not_delivered"]);
    expect(say({ deliveries: ["NOT_DELIVERED", "IN_TRANSIT"] })).toEqual([]);
    expect(say({ deliveries: ["CANCELED"] })).toEqual([]);
  });

  test("do not hold where the money comes first: on receipt, a deposit, an advance payment", () => {
    const unsent = { fulfillmentStatus: "UNFULFILLED" };
    const deposit = [schedule(1, "2026-03-01T12:00:00Z"), schedule(2, "2026-04-01T12:00:00Z")];
    expect(say({ ...unsent, paymentTerms: terms("RECEIPT", [schedule(1, "2026-03-01T12:00:00Z")]) })).toEqual([]);
    expect(say({ ...unsent, paymentTerms: terms("FIXED", deposit) })).toEqual([]);
    const manual = { ...unsent, paymentTerms: null, gateways: ["Cash on Delivery"] };
    expect(say(manual, byMethod(false))).toEqual([]);
    expect(say(manual, byMethod(true))).toEqual(["not_fulfilled"]);
  });

  test("hold or not as the merchant settled it for the kind of terms", () => {
    const net = { fulfillmentStatus: "UNFULFILLED", paymentTerms: terms("NET", [schedule(1, "2026-04-01T12:00:00Z")]) };
    expect(say(net)).toEqual(["not_fulfilled"]);
    expect(say(net, { ...NO_MAPPING, terms: [{ kind: "NET", isCredit: true, goodsFirst: false }] })).toEqual([]);
  });
});
