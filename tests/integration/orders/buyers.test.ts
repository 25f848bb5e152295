import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerRowId, obligationRowId } from "~/contracts/row-ids";
import { startHealthBench, type HealthBench } from "../health/bench";

const gid = (id: number): string => `gid://shopify/Order/${String(id)}`;

describe("orders as the buyer sees them", () => {
  let bench: HealthBench;
  let people: number[];
  beforeAll(async () => {
    bench = await startHealthBench();
    people = [...bench.store.state.customers.keys()];
  });
  afterAll(() => bench.close());

  const obligation = (orderId: string) =>
    bench.deps.db.obligation.findUniqueOrThrow({ where: { id: obligationRowId(bench.store.shop, orderId) } });
  const person = (i: number): number => people[i] ?? 0;
  const rowOf = (i: number): string => customerRowId(bench.store.shop, String(person(i)));

  test("a business owes through its main contact, whoever of it ordered, in one case with its name", async () => {
    const { control } = bench.store;
    const company = control.addCompany({ name: "Acme Lighting", location: "North depot", customerId: person(0) });
    const ids = [person(1), person(2)].map((customerId) =>
      gid(control.placeOrder({ customerId, kind: "net30", amountMinor: 8_000, companyId: company.id }).id),
    );
    await bench.run("orders.sync", { orderIds: ids });
    for (const id of ids)
      expect(await obligation(id)).toMatchObject({
        customerId: rowOf(0),
        company: "Acme Lighting",
        location: "North depot",
      });
    const cases = await bench.deps.db.case.findMany({ where: { companies: { contains: "Acme" } } });
    expect(cases.map(({ customerId, owedMinor }) => [customerId, owedMinor])).toEqual([[rowOf(0), 16_000n]]);
    const found = await bench.deps.views.cases(bench.store.shop, {
      filter: "open",
      search: "Acme",
      sort: "late_desc",
      page: 1,
    });
    expect(found.rows.map(({ companies }) => companies)).toEqual(["Acme Lighting"]);
  });

  test("a customer in another currency is asked for what Shopify asks, while the books stay in the shop's", async () => {
    const { control } = bench.store;
    const presentment = { currency: "EUR", rate: 0.9137 };
    const order = control.placeOrder({ customerId: person(3), kind: "instalments", amountMinor: 10_001, presentment });
    control.pay(order.id, 2_001);
    await bench.run("orders.sync", { orderIds: [gid(order.id)] });
    const { customerId, payCurrency, payMinor, currency, balanceMinor } = await obligation(gid(order.id));
    const open = await bench.deps.db.instalment.findMany({ where: { customerId, state: "open" } });
    expect({ payCurrency, currency }).toEqual({ payCurrency: "EUR", currency: "USD" });
    expect(Number(payMinor)).toBe(Math.round(Number(balanceMinor) * presentment.rate));
    expect(open.map((one) => Number(one.payMinor))).toEqual(
      (order.terms?.schedules ?? [])
        .filter((one) => one.balanceMinor > 0)
        .map((one) => Math.round(one.balanceMinor * presentment.rate)),
    );
    const shopper = await bench.deps.views.shopper(bench.store.shop, customerId, bench.deps.now());
    expect(shopper?.debts[0]).toMatchObject({ currency: "EUR", owedMinor: Number(payMinor) });
  });

  test("a draft that becomes an order is owed once, from the moment it was completed", async () => {
    const { control } = bench.store;
    const draft = control.draftOrder({ customerId: person(4), kind: "net30", amountMinor: 5_000 });
    const order = control.completeDraft(draft.id);
    const id = gid(order.id);
    await bench.run("orders.sync", { orderIds: [id] });
    await bench.run("orders.sync", { orderIds: [id] });
    expect(await bench.deps.db.obligation.count({ where: { customerId: rowOf(4) } })).toBe(1);
    const { balanceMinor, openedAt } = await obligation(id);
    expect(balanceMinor).toBe(5_000n);
    expect(Math.abs(openedAt.getTime() - order.createdAt.getTime())).toBeLessThan(1_000);
  });
});
