import { beforeAll, describe, expect, test } from "vitest";
import type { Base } from "~/composition.server";
import { planDeps } from "~/composition.jobs.server";
import type { CasesQuery } from "~/contracts/views";
import { customerRowId } from "~/contracts/row-ids";
import { days, minus } from "~/domain/shared/duration";
import type { TransactionFacts } from "~/domain/ledger/types";
import { planContacts } from "~/services/contacts/plan-contacts.server";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { customerFacts, netOrder, paid } from "~tests/factories/orders";

const NOW = new Date("2026-09-15T12:00:00Z");
const ALL: CasesQuery = { filter: "open", search: "", sort: "late_desc", page: 1 };

const transaction = (n: number, gateway: string, isManualGateway: boolean): TransactionFacts => ({
  id: `gid://shopify/OrderTransaction/${String(n)}`,
  kind: "SALE",
  status: "PENDING",
  gateway,
  isManualGateway,
  processedAt: NOW,
  amountMinor: 10_000,
  paymentMethodName: null,
});

/** A hundred and twenty debtors, each a day later than the one before and owing a dollar more. */
describe("what pages read", () => {
  let base: Base;
  const DEBTORS = 120;
  beforeAll(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
    const shop = await base.shops.get(SHOP);
    const late = Array.from({ length: DEBTORS }, (_, i) =>
      netOrder({
        n: i + 1,
        customer: customerFacts(i + 1),
        dueAt: minus(NOW, days(i - 19)),
        amountMinor: 1_000 + 100 * i,
      }),
    );
    const settled = paid(netOrder({ n: 500, customer: customerFacts(500), dueAt: NOW }), minus(NOW, days(3)));
    const other = [
      netOrder({ n: 600, customer: customerFacts(600), dueAt: NOW, facts: { paymentTerms: null, gateways: ["Bank Deposit", "shopify_payments"], transactions: [transaction(600, "Bank Deposit", true), transaction(601, "shopify_payments", false)] } }),
      netOrder({ n: 602, customer: customerFacts(602), dueAt: NOW, facts: { paymentTerms: null, gateways: ["Cash on Delivery"] } }),
      netOrder({ n: 603, customer: customerFacts(603), dueAt: NOW, facts: { paymentTerms: null, gateways: ["klarna"], outstandingMinor: 0 } }),
    ]; // prettier-ignore
    await applyOrders(base.orders, shop, [...late, settled, ...other], NOW);
    const customerIds = late.map(({ order }) => customerRowId(SHOP, order.customerId ?? ""));
    await planContacts(planDeps(base), SHOP, customerIds);
  });

  test("Home adds up what is owed and late, and how late", async () => {
    const home = await base.views.home(await base.shops.get(SHOP), NOW);
    const sum = (from: number) => Array.from({ length: DEBTORS - from }, (_, k) => 1_000 + 100 * (from + k)).reduce((a, b) => a + b, 0); // prettier-ignore
    // The first twenty are due today or later.
    expect(home).toMatchObject({ owedMinor: sum(0), openCases: DEBTORS, lateMinor: sum(20), lateCases: 100 });
    expect(home.ageing.map(({ customers }) => customers)).toEqual([7, 23, 30, 40]);
    expect(home.ageing.reduce((total, { amountMinor }) => total + amountMinor, 0)).toBe(home.lateMinor);
    expect(home.repaidMinor).toBe(10_000);
    expect(home.upcoming).toHaveLength(5);
    expect(home.upcoming[0]?.customerName).toMatch(/^Customer Number/);
  });

  test("Cases pages through them in the order asked for", async () => {
    const first = await base.views.cases(SHOP, ALL);
    expect(first).toMatchObject({ total: DEBTORS, page: 1, pageSize: 50 });
    const amounts = first.rows.map(({ lateMinor }) => lateMinor);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    const pages = await Promise.all([1, 2, 3].map((page) => base.views.cases(SHOP, { ...ALL, page })));
    const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(DEBTORS);
    const byAge = await base.views.cases(SHOP, { ...ALL, sort: "oldest" });
    const oldest = byAge.rows.map(({ oldestDueOn }) => oldestDueOn ?? "9999");
    expect(oldest).toEqual([...oldest].sort());
    const next = await base.views.cases(SHOP, { ...ALL, sort: "next_contact" });
    const moments = next.rows.map(({ nextContactAt }) => nextContactAt?.getTime() ?? Infinity);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
  });

  test("Cases filters by state, and finds an order's name or a whole address", async () => {
    expect((await base.views.cases(SHOP, { ...ALL, filter: "late" })).total).toBe(100);
    expect((await base.views.cases(SHOP, { ...ALL, filter: "held" })).total).toBe(0);
    expect((await base.views.cases(SHOP, { ...ALL, filter: "closed" })).total).toBe(0);
    const byOrder = await base.views.cases(SHOP, { ...ALL, search: "#77" });
    expect(byOrder.rows.map(({ orderNames }) => orderNames)).toEqual(["#77"]);
    const byAddress = await base.views.cases(SHOP, { ...ALL, search: " Customer-42@Example.com " });
    expect(byAddress.rows.map(({ customerName }) => customerName)).toEqual(["Customer Number42"]);
    expect((await base.views.cases(SHOP, { ...ALL, search: "nobody@example.com" })).total).toBe(0);
    expect((await base.views.cases("other.myshopify.com", ALL)).total).toBe(0);
  });

  test("a case tells what is owed, what comes next and why, and what happened", async () => {
    const { rows } = await base.views.cases(SHOP, { ...ALL, search: "#77" });
    const view = await base.views.caseDetail(SHOP, rows[0]?.id ?? "", NOW);
    expect(view).toMatchObject({ customerName: "Customer Number77", email: "customer-77@example.com", state: "open" });
    expect(view?.instalments).toMatchObject([{ orderName: "#77", state: "open", balanceMinor: 8_600 }]);
    expect(view?.timeline.map(({ kind }) => kind)).toContain("order");
    expect(await base.views.caseDetail("other.myshopify.com", rows[0]?.id ?? "", NOW)).toBeUndefined();
  });

  test("set-up lists manual methods with their orders, and no card beside them", async () => {
    const kinds = await base.views.creditKinds(SHOP, NOW);
    expect(kinds.map(({ source, orders }) => [source, orders])).toEqual([
      [{ kind: "terms", terms: "NET" }, 121],
      [{ kind: "gateway", gateway: "bank deposit" }, 1],
      [{ kind: "gateway", gateway: "cash on delivery" }, 1],
    ]);
    expect(await base.views.orderKinds(SHOP)).toEqual({ payment_terms: 121, not_mapped: 2, third_party_bnpl: 1 });
  });
});
