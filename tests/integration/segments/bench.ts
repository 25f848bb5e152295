import type { Base } from "~/composition.server";
import { segmentDeps } from "~/composition.segments.server";
import { customerRowId } from "~/contracts/row-ids";
import { insertRows } from "~/db/bulk.server";
import { days, minus } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import { beginSegments, segmentPage } from "~/services/segments/segment-customers.server";
import { SEGMENT } from "~/services/segments/segment-jobs.server";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { SHOP } from "~tests/factories/base";
import { customerFacts, netOrder, paid } from "~tests/factories/orders";

export const rowId = (n: number): string => customerRowId(SHOP, `gid://shopify/Customer/${String(n)}`);

/** A pass over the shop's customers, page by page, as the worker does it. */
export const runSegments = async (base: Base): Promise<void> => {
  const deps = segmentDeps(base);
  await beginSegments(deps, SHOP, 99);
  for (;;) {
    const job = await base.db.job.findFirst({ where: { name: SEGMENT, state: "ready" }, orderBy: { id: "asc" } });
    if (!job) return;
    await base.db.job.update({ where: { id: job.id }, data: { state: "done", dedupeKey: null } });
    await segmentPage(deps, JSON.parse(job.payload) as Parameters<typeof segmentPage>[1]);
  }
};

/** Gives customers a score, as the scoring of that moment would. */
export const giveScores = async (base: Base, scores: ReadonlyMap<string, number>, at: Date): Promise<void> => {
  const columns = { id: "text", shopId: "text", customerId: "text", at: "instant", probability: "float", score: "int", tier: "text", modelKind: "text", modelVersion: "text", reasons: "text" } as const; // prettier-ignore
  const rows = [...scores].map(([customerId, probability]) => ({
    id: base.newId(), shopId: SHOP, customerId, at, probability, score: Math.round(1000 * (1 - probability)),
    tier: probability >= 0.4 ? "high" : probability >= 0.15 ? "medium" : "low", modelKind: "scorecard", modelVersion: "1", reasons: "[]",
  })); // prettier-ignore
  await insertRows(base.db, base.dialect, "ScoreSnapshot", columns, rows);
};

/**
 * Customers of three kinds, a third each: who pays on the day, who pays twenty days late, and who stopped paying. Each
 * has three earlier orders and one that is open.
 */
export const threeKinds = async (base: Base, customers: number): Promise<void> => {
  const shop = await base.shops.get(SHOP);
  const now = base.now();
  const orders = Array.from({ length: customers }, (_, i) => {
    const random = seededRandom(`kind/${String(i)}`);
    const kind = i % 3;
    const customer = customerFacts(i + 1);
    return [200, 150, 120, kind === 2 ? 45 : -10].map((ago, k) => {
      const dueAt = minus(now, days(ago + Math.floor(random() * 5)));
      const order = netOrder({
        n: 10 * i + k + 1,
        customer,
        dueAt,
        amountMinor: 5_000 + Math.floor(random() * 10_000),
      });
      if (k === 3 || (kind === 2 && k === 2)) return order;
      return paid(order, minus(dueAt, days(kind === 1 ? -20 : kind === 2 ? -40 : 1)));
    });
  }).flat();
  for (let i = 0; i < orders.length; i += 1_000)
    await applyOrders(base.orders, shop, orders.slice(i, i + 1_000), now, { scoreNow: false });
  const probability = [0.05, 0.3, 0.8];
  const scores = new Map(
    Array.from({ length: customers }, (_, i) => [rowId(i + 1), (probability[i % 3] ?? 0) + seededRandom(i)() / 20]),
  );
  await giveScores(base, scores, now);
};
