import { beforeAll, describe, expect, it } from "vitest";
import type { Base } from "~/composition.server";
import { loadHistories } from "~/db/scoring-histories.server";
import { scorecard } from "~/domain/scoring/scorecard";
import { days, minus, plus } from "~/domain/shared/duration";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";

const NOW = new Date("2026-09-15T12:00:00Z");
const ago = (n: number): Date => minus(NOW, days(n));
const ID = `${SHOP}/c/1`;

describe("what scoring reads of a customer", () => {
  let base: Base;
  beforeAll(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
    const { db } = base;
    const mine = { shopId: SHOP, customerId: ID };
    await db.customer.create({ data: { id: ID, shopId: SHOP, shopifyId: "1", createdAt: ago(300), updatedAt: NOW } });
    const order = { ...mine, name: "#1", updatedAt: NOW, creditKind: "terms", totalMinor: 20_000, currency: "USD", cancelled: false, facts: "{}", syncedAt: NOW }; // prettier-ignore
    await db.customerTrait.create({ data: { ...mine, id: "t1", kind: "rfm", value: "LOYAL", at: ago(20) } });
    await db.orderSnapshot.create({
      data: { ...order, articles: 4, intangible: true, id: "s1", orderId: "o1", createdAt: ago(60), discounted: true },
    });
    await db.obligation.create({
      data: { ...mine, id: "b1", orderId: "o1", orderName: "#1", creditKind: "terms", currency: "USD", openedAt: ago(60), balanceMinor: 10_000, state: "open" },
    }); // prettier-ignore
    const instalment = { ...mine, obligationId: "b1", amountMinor: 10_000 };
    const dueOn = (at: Date) => at.toISOString().slice(0, 10);
    await db.instalment.create({ data: { ...instalment, id: "i1", sequence: 1, dueAt: ago(45), dueOn: dueOn(ago(45)), balanceMinor: 0, state: "paid", paidAt: ago(40) } }); // prettier-ignore
    await db.instalment.create({ data: { ...instalment, id: "i2", sequence: 2, dueAt: ago(15), dueOn: dueOn(ago(15)), balanceMinor: 10_000, state: "open" } }); // prettier-ignore
    const attempt = { ...mine, channel: "email", contactClass: "reminder", toEnc: "", toHash: "", subjectEnc: "", bodyEnc: "", templateId: "t", locale: "en", debtIds: "[]" }; // prettier-ignore
    await db.contactAttempt.create({ data: { ...attempt, id: "a1", plannedContactId: "p1", reservedAt: ago(10) } });
    await db.contactAttempt.create({ data: { ...attempt, id: "a2", plannedContactId: "p2", reservedAt: ago(9), testMode: true } }); // prettier-ignore
    await db.contactAttempt.create({ data: { ...attempt, id: "a3", plannedContactId: "p3", reservedAt: ago(8), contactClass: "inbound" } }); // prettier-ignore
    const hold = { ...mine, scope: "contact", source: "staff" };
    await db.hold.create({ data: { ...hold, id: "h1", reason: "promise", fromAt: ago(8), untilAt: ago(3) } });
    await db.hold.create({ data: { ...hold, id: "h2", reason: "paused", fromAt: ago(8), untilAt: ago(3) } });
  });

  it("has the terms of the next instalment, real contacts, promises, and which orders were discounted", async () => {
    const [history] = await loadHistories(base.db, base.dialect, SHOP, [ID]);
    expect(history?.signals).toEqual({
      about: { dueAt: ago(15), instalments: 2, articles: 4, intangible: true },
      contacts: [ago(10)],
      promises: [{ from: ago(8), until: ago(3) }],
      traits: [{ kind: "rfm", value: "LOYAL", at: ago(20) }],
    });
    expect(history?.credit.map(({ discounted }) => discounted)).toEqual([true, true]);
  });

  it("lets the case say what would lower the score", async () => {
    const found = await base.views.improvements(scorecard, SHOP, ID, NOW);
    expect(found.map(({ id }) => id)).toContain("paid");
    for (const { from, to } of found) expect(to).toBeLessThan(from);
    await base.db.customer.update({ where: { id: ID }, data: { scoringOptOutAt: plus(NOW, days(0)) } });
    expect(await base.views.improvements(scorecard, SHOP, ID, NOW)).toEqual([]);
  });
});
