import { expect, test } from "vitest";
import { Facts } from "~/domain/scoring/feature-groups/known";
import { computeFeatures } from "~/domain/scoring/features";
import type { PurchaseRecord, RepaymentRecord } from "~/domain/scoring/types";
import { days, plus } from "~/domain/shared/duration";

const START = new Date("2026-01-01T12:00:00Z");
const on = (day: number): Date => plus(START, days(day));

test("what is gathered of one customer is forgotten before the next: every figure begins anew", () => {
  const used = new Facts();
  for (const [name, value] of Object.entries(used))
    if (!ArrayBuffer.isView(value)) Object.assign(used, { [name]: typeof value === "number" ? 99 : "left over" });
  const fresh = new Facts();
  for (const facts of [used, fresh]) facts.begin(START.getTime(), 5_000, on(30).getTime(), 3);
  expect(Object.keys(used).length).toBeGreaterThan(50);
  expect(used).toEqual(fresh);
});

test("nobody's features depend on whose were computed before", () => {
  const credit = Array.from({ length: 70 }, (_, i): RepaymentRecord => {
    const paidAt = i % 3 === 0 ? undefined : on(i + 40);
    return { customerId: "much", orderId: `o${String(i)}`, createdAt: on(i), dueAt: on(i + 14), amountMinor: 900 + i, paidAt, articles: 3, discounted: true, disputedAt: on(i) };
  });
  const purchases = credit.map((one): PurchaseRecord => ({ ...one, viaThirdPartyBnpl: true, cancelledAt: on(80) }));
  const signals = {
    about: { dueAt: on(130), instalments: 4, articles: 9, intangible: true },
    contacts: [on(90)],
    promises: [{ from: on(50), until: on(60) }],
    traits: [{ kind: "rfm" as const, value: "LOYAL", at: on(1) }],
  };
  const stranger = () => computeFeatures([], [], on(100), 5_000);
  const before = stranger();
  const much = computeFeatures(credit, purchases, on(100), 5_000, { orders: 9, usualMinor: 800, since: on(-900) }, signals);
  expect(Object.entries(much).filter(([name, value]) => value !== before[name]).length).toBeGreaterThan(40);
  expect(stranger()).toEqual(before);
}); // prettier-ignore
