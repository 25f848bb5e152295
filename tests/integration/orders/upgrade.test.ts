import { expect, test } from "vitest";
import { obligationRowId } from "~/contracts/row-ids";
import { ageingAsOf } from "~/db/ageing.server";
import { days, minus } from "~/domain/shared/duration";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { customerFacts, netOrder } from "~tests/factories/orders";
import { transaction } from "~tests/factories/order";

const NOW = new Date("2026-09-15T12:00:00Z");

test("reports of arrears stay right after an upgrade: entries written without instalments find their place", async () => {
  const base = await freshBase(testClock(NOW));
  await liveShop(base);
  const shop = await base.shops.get(SHOP);
  const placed = netOrder({ n: 1, customer: customerFacts(1), dueAt: minus(NOW, days(40)) });
  const payment = transaction(1, { amountMinor: 2_500, processedAt: minus(NOW, days(20)) });
  // What the first version of the ledger wrote: an entry for each event, on no instalment, under other names.
  const obligationId = obligationRowId(SHOP, placed.order.orderId);
  const written = { shopId: SHOP, obligationId, recordedAt: minus(NOW, days(5)) };
  await applyOrders(base.orders, shop, [placed], minus(NOW, days(5)));
  await base.db.ledgerEntry.deleteMany();
  await base.db.ledgerEntry.createMany({
    data: [
      { ...written, id: "1", kind: "charge", amountMinor: 10_000n, effectiveAt: placed.order.createdAt, sourceRef: "charge" },
      { ...written, id: "2", kind: "payment", amountMinor: -2_500n, effectiveAt: payment.processedAt, sourceRef: `transaction:${payment.id}` },
    ],
  }); // prettier-ignore
  const paidInPart = { ...placed.order, outstandingMinor: 7_500, transactions: [payment], updatedAt: NOW };
  await applyOrders(base.orders, shop, [{ ...placed, order: paidInPart }], NOW);

  const rowsOf = (daysAgo: number) => {
    const dayEndsAt = minus(NOW, days(daysAgo));
    const day = dayEndsAt.toISOString().slice(0, 10);
    return ageingAsOf(base.db, base.dialect, SHOP, { day, dayEndsAt, knownAt: NOW });
  };
  expect(await rowsOf(0)).toEqual([{ currency: "USD", stage: "30", obligations: 1, balanceMinor: 7_500, lateMinor: 7_500 }]); // prettier-ignore
  expect(await rowsOf(25)).toEqual([{ currency: "USD", stage: "early", obligations: 1, balanceMinor: 10_000, lateMinor: 10_000 }]); // prettier-ignore
  expect(await base.db.ledgerEntry.findUniqueOrThrow({ where: { id: "1" } })).toMatchObject({ amountMinor: 10_000n });
});
