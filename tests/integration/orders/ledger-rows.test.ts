import { beforeEach, describe, expect, test } from "vitest";
import type { Base } from "~/composition.server";
import { customerRowId, obligationRowId } from "~/contracts/row-ids";
import { days, minus, plus } from "~/domain/shared/duration";
import type { OrderWithCustomer } from "~/contracts/orders";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { customerFacts, netOrder, paid } from "~tests/factories/orders";

const NOW = new Date("2026-09-15T12:00:00Z");
const owner = (n: number): string => customerRowId(SHOP, customerFacts(n).customerId);

describe("orders in the database", () => {
  let base: Base;
  beforeEach(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
  });
  const apply = async (...orders: OrderWithCustomer[]): Promise<number> =>
    applyOrders(base.orders, await base.shops.get(SHOP), orders, NOW);
  const openCases = () => base.db.case.findMany({ where: { state: "open" }, orderBy: { customerId: "asc" } });
  const obligation = () =>
    base.db.obligation.findUniqueOrThrow({ where: { id: obligationRowId(SHOP, "gid://shopify/Order/1") } });

  const late = (customerNo: number, more: Partial<OrderWithCustomer["order"]> = {}): OrderWithCustomer =>
    netOrder({ n: 1, customer: customerFacts(customerNo), dueAt: minus(NOW, days(10)), facts: more });
  const touched = minus(NOW, days(1));

  test("an order moved to another customer is owed by the other, and by nobody else", async () => {
    await apply(late(1));
    expect((await openCases()).map(({ customerId, owedMinor }) => [customerId, owedMinor])).toEqual([
      [owner(1), 10_000n],
    ]);
    await apply(late(2, { updatedAt: touched }));
    expect((await openCases()).map(({ customerId, owedMinor }) => [customerId, owedMinor])).toEqual([
      [owner(2), 10_000n],
    ]);
    expect(await base.db.instalment.findMany({ select: { customerId: true, state: true } })).toEqual([
      { customerId: owner(2), state: "open" },
    ]);
  });

  test("an order whose customer was deleted keeps its debt and its last known debtor, and nobody is chased", async () => {
    await apply(late(1));
    const { order } = late(1, { updatedAt: touched, customerId: null });
    await apply({ order, customer: null });
    expect(await obligation()).toMatchObject({ customerId: owner(1), state: "released", balanceMinor: 10_000n });
    expect(await openCases()).toEqual([]);
  });

  test("deleted terms release the debt; terms given back take it up again, and the ledger holds each fact once", async () => {
    await apply(late(1));
    await apply(late(1, { updatedAt: touched, paymentTerms: null }));
    expect(await obligation()).toMatchObject({ state: "released", balanceMinor: 10_000n });
    expect(await base.db.instalment.count()).toBe(0);
    await apply(late(1, { updatedAt: plus(touched, days(0.5)) }));
    expect(await obligation()).toMatchObject({ state: "open", balanceMinor: 10_000n });
    const sums = await base.db.ledgerEntry.groupBy({ by: ["dueOn"], _sum: { amountMinor: true } });
    expect(sums.filter(({ _sum }) => _sum.amountMinor !== 0n)).toEqual([
      { dueOn: "2026-09-05", _sum: { amountMinor: 10_000n } },
    ]);
  });

  test("a payment that names no article pays by instalment, each entry in its own bucket", async () => {
    await apply(late(1));
    await apply(paid(late(1), touched));
    const entries = await base.db.ledgerEntry.findMany({ orderBy: { effectiveAt: "asc" } });
    expect(entries.map(({ kind, amountMinor, dueOn }) => [kind, amountMinor, dueOn])).toEqual([
      ["charge", 10_000n, "2026-09-05"],
      ["payment", -10_000n, "2026-09-05"],
    ]);
    expect(await obligation()).toMatchObject({ state: "settled", balanceMinor: 0n });
  });
});
