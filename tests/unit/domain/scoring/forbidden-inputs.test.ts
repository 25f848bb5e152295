import { describe, expect, test } from "vitest";
import { computeFeatures, FEATURE_NAMES, FEATURES } from "~/domain/scoring/features";
import type { PurchaseRecord, RepaymentRecord } from "~/domain/scoring/types";
import { day, purchase, repayment } from "~tests/factories/repayment";

const AT = day(200);
const credit = [repayment(0, 20), repayment(40, 90), repayment(80, undefined), repayment(150, undefined)];
const purchases = [purchase(10), purchase(70, { cancelledAt: day(80) })];
const signals = { about: { dueAt: day(230), instalments: 3 }, contacts: [day(120)], promises: [{ from: day(111), until: day(118) }] }; // prettier-ignore

const ORDER = ["discounted", "articles", "intangible", "returnedAt", "cancelledAt"];
/** What a score may read of a record; whatever else a record should ever carry, it may not. */
const MAY_READ = {
  credit: ["orderId", "createdAt", "dueAt", "amountMinor", "paidAt", "disputedAt", "endedAt", "payments", ...ORDER],
  purchases: ["createdAt", "amountMinor", "viaThirdPartyBnpl", ...ORDER],
  signals: ["about", "contacts", "promises", "traits"],
};

const watched = <T extends object>(records: readonly T[], seen: Set<string>): T[] =>
  records.map((record) => new Proxy(record, { get: (of, key) => (seen.add(String(key)), Reflect.get(of, key) as unknown) })); // prettier-ignore

describe("what must never enter a score", () => {
  test("only facts of orders, payments and contacts are read at all", () => {
    const seen = { credit: new Set<string>(), purchases: new Set<string>(), signals: new Set<string>() };
    const [watchedSignals] = watched([signals], seen.signals);
    computeFeatures(watched(credit, seen.credit), watched(purchases, seen.purchases), AT, 10_000, undefined, watchedSignals); // prettier-ignore
    for (const part of ["credit", "purchases", "signals"] as const) {
      expect(seen[part].size).toBeGreaterThan(0);
      expect(MAY_READ[part]).toEqual(expect.arrayContaining([...seen[part]]));
    }
  });

  const PERSONAL = {
    name: "Somebody", sex: "f", gender: "f", birthday: "1960-01-01", age: 66, religion: "any", email: "a@example.com",
    phone: "+886912345678", address: "1 Street", postalCode: "100", city: "Taipei", country: "TW", province: "TPE",
    locale: "zh-TW", timeZone: "Asia/Taipei", customerId: "somebody-else",
  }; // prettier-ignore
  test.each(Object.entries(PERSONAL))("changing %s changes no feature", (key, value) => {
    const plain = computeFeatures(credit, purchases, AT, 10_000, undefined, signals);
    const with_ = <T extends RepaymentRecord | PurchaseRecord>(records: readonly T[]): T[] =>
      records.map((record) => ({ ...record, [key]: value }));
    const told = computeFeatures(with_(credit), with_(purchases), AT, 10_000, undefined, { ...signals, [key]: value }); // prettier-ignore
    expect(told).toEqual(plain);
  });

  test("no feature is named after such a thing", () => {
    const forbidden = /name|sex|gender|age\b|birth|religio|mail|phone|address|country|province|city|postal|locale|language|nation/i; // prettier-ignore
    for (const name of FEATURE_NAMES) expect(`${name} ${FEATURES[name].what}`).not.toMatch(forbidden);
  });
});
