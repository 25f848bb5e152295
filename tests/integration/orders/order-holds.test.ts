import { beforeEach, describe, expect, test } from "vitest";
import type { Base } from "~/composition.server";
import { days, hours, minus, plus } from "~/domain/shared/duration";
import { customerRowId } from "~/contracts/row-ids";
import type { OrderFacts } from "~/domain/ledger/types";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { transaction } from "~tests/factories/order";
import { customerFacts, netOrder } from "~tests/factories/orders";

const NOW = new Date("2026-09-15T12:00:00Z");

describe("what an order itself says against chasing its debt", () => {
  let base: Base;
  beforeEach(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
  });
  const apply = async (n: number, hoursAgo: number, facts: Partial<OrderFacts> = {}): Promise<void> => {
    const customer = customerFacts(1);
    const updatedAt = minus(NOW, days(hoursAgo / 24));
    const order = netOrder({ n, customer, dueAt: minus(NOW, days(10)), facts: { updatedAt, ...facts } });
    await applyOrders(base.orders, await base.shops.get(SHOP), [order], NOW);
  };
  const standing = () =>
    base.db.hold.findMany({ where: { liftedAt: null }, select: { reason: true, scope: true, obligationId: true } });

  test.each<[string, Partial<OrderFacts>]>([
    ["dispute", { disputes: [{ id: "d", initiatedAs: "CHARGEBACK", status: "UNDER_REVIEW" }] }],
    ["return_open", { returnOpen: true }],
    ["refund_pending", { transactions: [transaction(1, { kind: "REFUND", status: "PENDING" })] }],
    ["not_fulfilled", { fulfillmentStatus: "UNFULFILLED" }],
    ["not_delivered", { deliveries: ["NOT_DELIVERED"] }],
  ])("%s holds this debt alone, and lifts by itself", async (reason, facts) => {
    await apply(1, 3);
    await apply(2, 3);
    await apply(1, 2, facts);
    await apply(1, 2, facts);
    expect(await standing()).toEqual([{ reason, scope: "debt", obligationId: `${SHOP}/o/1` }]);
    await apply(1, 1);
    expect(await standing()).toEqual([]);
    expect(await base.db.hold.count()).toBe(1);
  });

  test("an edit holds for a day after it; another one moves the end, and nobody has to lift it", async () => {
    const edit = (id: string, hoursAgo: number) => ({ id, at: minus(NOW, hours(hoursAgo)), amountMinor: 0 });
    await apply(1, 3, { edits: [edit("1", 3)] });
    await apply(1, 2, { edits: [edit("1", 3), edit("2", 2)] });
    await apply(1, 2, { edits: [edit("1", 3), edit("2", 2)] });
    const holds = await base.db.hold.findMany({ orderBy: { untilAt: "asc" } });
    expect(holds.map(({ untilAt, liftedAt }) => [untilAt, liftedAt])).toEqual([
      [plus(NOW, hours(21)), NOW],
      [plus(NOW, hours(22)), null],
    ]);
  });

  test("an order that was handed to another customer takes its hold along", async () => {
    await apply(1, 3, { returnOpen: true });
    const other = customerFacts(2);
    const facts = { returnOpen: true, updatedAt: minus(NOW, hours(1)) };
    const order = netOrder({ n: 1, customer: other, dueAt: minus(NOW, days(10)), facts });
    await applyOrders(base.orders, await base.shops.get(SHOP), [order], NOW);
    const holds = await base.db.hold.findMany({ where: { liftedAt: null } });
    expect(holds.map(({ customerId }) => customerId)).toEqual([customerRowId(SHOP, other.customerId)]);
    expect(await base.db.case.findMany({ where: { onHold: true } })).toMatchObject([
      { customerId: customerRowId(SHOP, other.customerId) },
    ]);
  });

  test("what is paid needs no hold", async () => {
    await apply(1, 3, { returnOpen: true });
    await apply(1, 2, { returnOpen: true, outstandingMinor: 0, receivedMinor: 10_000 });
    expect(await standing()).toEqual([]);
  });
});
