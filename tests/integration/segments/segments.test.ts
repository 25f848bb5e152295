import { beforeAll, describe, expect, test } from "vitest";
import type { Base } from "~/composition.server";
import { segmentDeps } from "~/composition.segments.server";
import { lossHistory } from "~/db/segment-rates.server";
import { eraseCustomer } from "~/db/privacy.server";
import { DAY_MS, days, minutes, plus } from "~/domain/shared/duration";
import { beginSegments, segmentPage } from "~/services/segments/segment-customers.server";
import { nextSegmentJob, SEGMENT, segmentJob } from "~/services/segments/segment-jobs.server";
import { freshBase, liveShop, SHOP, testClock, type TestClock } from "~tests/factories/base";
import { giveScores, rowId, runSegments, threeKinds } from "./bench";

const NOW = new Date("2026-09-15T12:00:00Z");
const CUSTOMERS = 300;

const standings = async (base: Base) =>
  (await base.db.customerSegment.findMany({ where: { shopId: SHOP }, orderBy: { customerId: "asc" } })).map((row) => ({
    ...row,
    runId: "",
  }));

describe("a shop without customers", () => {
  test("has an empty page before and after a pass, and one customer is enough for a segment", async () => {
    const base = await freshBase(testClock(NOW));
    await liveShop(base);
    expect(await base.views.risk(SHOP)).toMatchObject({ at: null, isRunning: false, segments: [] });
    await runSegments(base);
    const empty = await base.views.risk(SHOP);
    expect(empty).toMatchObject({ at: NOW, isRunning: false, withoutScore: 0, moves: [], fit: null });
    expect(empty.segments.map(({ customers }) => customers)).toEqual([0, 0, 0, 0, 0]);
    await threeKinds(base, 1);
    await runSegments(base);
    const one = await base.views.risk(SHOP);
    expect(one.segments.map(({ customers }) => customers)).toEqual([1, 0, 0, 0, 0]);
    expect(one.segments[0]?.amounts).toHaveLength(1);
  });
});

describe("a pass over a shop's customers", () => {
  let base: Base;
  let clock: TestClock;
  beforeAll(async () => {
    clock = testClock(NOW);
    base = await freshBase(clock);
    await liveShop(base);
    await threeKinds(base, CUSTOMERS);
    await base.db.customer.update({ where: { id: rowId(7) }, data: { scoringOptOutAt: NOW } });
    await runSegments(base);
  });

  test("puts everybody into a segment, the late ones into those with more loss, and leaves out who opted out", async () => {
    const risk = await base.views.risk(SHOP);
    expect(risk.segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(CUSTOMERS - 1);
    expect(risk.person).toMatchObject({ customers: 1 });
    expect(risk.distribution.reduce((sum, n) => sum + n, 0)).toBe(CUSTOMERS - 1);
    expect(risk.fit?.sampled).toBe(CUSTOMERS - 1);
    const rates = risk.segments.map(({ amounts: [usd] }) => (usd ? usd.expectedLossMinor / usd.exposureMinor : 0));
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    const tierOf = new Map(risk.segments.map(({ key, tier }) => [key, tier]));
    const rows = await standings(base);
    const tiersOfKind = (kind: number) =>
      new Set(rows.filter(({ customerId }) => (Number(customerId.split("/").at(-1)) - 1) % 3 === kind).map(({ segment }) => tierOf.get(segment ?? ""))); // prettier-ignore
    expect(tiersOfKind(2)).toEqual(new Set(["high"]));
    expect(tiersOfKind(0)).not.toContain("high");
  });

  test("adds up what is open, and for each customer what is expected to be lost of it", async () => {
    const open = await base.db.instalment.aggregate({
      where: { shopId: SHOP, state: "open" },
      _sum: { balanceMinor: true },
    });
    const risk = await base.views.risk(SHOP);
    const amounts = [...risk.segments.flatMap((one) => one.amounts), ...(risk.person?.amounts ?? [])];
    expect(amounts.reduce((sum, { exposureMinor }) => sum + exposureMinor, 0)).toBe(Number(open._sum.balanceMinor));
    for (const n of [1, 2, 3, 7]) {
      const { instalments } = await base.views.customerRisk(SHOP, rowId(n), "2026-09-15");
      const [stored] = await base.db.customerExposure.findMany({ where: { customerId: rowId(n) } });
      const lost = instalments.reduce((sum, { expectedLossMinor }) => sum + expectedLossMinor, 0);
      expect(Math.abs(lost - Number(stored?.expectedLossMinor))).toBeLessThanOrEqual(instalments.length);
    }
  });

  test("takes rates from the shop's own instalments, counted one by one", async () => {
    const rows = await base.db.instalment.findMany({ where: { shopId: SHOP, state: { in: ["open", "paid"] } } });
    const past = rows.filter(({ dueAt }) => dueAt < plus(NOW, days(-90)));
    const unpaidAfter = (n: number) =>
      past.filter(({ dueAt, paidAt }) => (paidAt ?? NOW).getTime() - dueAt.getTime() > n * DAY_MS).length;
    expect(await lossHistory(base, SHOP, NOW)).toMatchObject({
      due: past.length, late: unpaidAfter(1), unpaid30: unpaidAfter(30), unpaid60: unpaidAfter(60), unpaid90: unpaidAfter(90), defaults: 0,
    }); // prettier-ignore
    // Half a year later those unpaid after 90 days have been followed for long enough: nothing of them came in.
    const later = await lossHistory(base, SHOP, plus(NOW, days(200)));
    expect(later.defaults).toBeGreaterThan(50);
    expect(later.lostShares).toBe(later.defaults);
  });

  test("stands on open cases, which can be filtered by it", async () => {
    const [first] = (await base.views.risk(SHOP)).segments;
    const query = { filter: "open", search: "", sort: "score", page: 1 } as const;
    const found = await base.views.cases(SHOP, { ...query, segment: first?.key });
    expect(found.total).toBe(first?.customers);
    expect((await base.views.cases(SHOP, { ...query, segment: "none" })).total).toBe(0);
  });

  test("comes to the same for the same customers, and is the same pass when a page is repeated", async () => {
    const before = await standings(base);
    await runSegments(base);
    expect(await standings(base)).toEqual(before);
    expect((await base.views.risk(SHOP)).moves).toEqual([]);
    const deps = segmentDeps(base);
    await beginSegments(deps, SHOP, 99);
    const [job] = await base.db.job.findMany({ where: { name: SEGMENT, state: "ready" } });
    const page = JSON.parse(job?.payload ?? "{}") as Parameters<typeof segmentPage>[1];
    await segmentPage({ ...deps, store: { ...deps.store, finish: () => Promise.reject(new Error("stopped")) } }, page).catch(() => undefined); // prettier-ignore
    expect((await base.views.risk(SHOP)).isRunning).toBe(true);
    await segmentPage(deps, page);
    expect(await standings(base)).toEqual(before);
    expect((await base.views.risk(SHOP)).isRunning).toBe(false);
    // Once it has finished, or a newer one has begun, an old page does nothing.
    await segmentPage({ ...deps, store: { ...deps.store, page: () => Promise.reject(new Error("again")) } }, page);
    await base.db.job.deleteMany({ where: { name: SEGMENT } });
  });

  test("tells who moved since last week, and with whom most is open", async () => {
    clock.set(plus(NOW, days(7)));
    const move = (id: string, n: number, ago: number, fromSegment: string, toSegment: string) => ({
      id, shopId: SHOP, customerId: rowId(n), at: plus(clock.now(), days(-ago)), fromSegment, toSegment, isManual: false,
    }); // prettier-ignore
    // There and back is no movement, and neither is what happened before.
    const there = [move("a", 2, 4, "1", "3"), move("b", 2, 3, "3", "1"), move("c", 5, 8, "1", "5")];
    await base.db.segmentMove.createMany({ data: there });
    const worse = Array.from({ length: 20 }, (_, i) => rowId(60 + 3 * i + 1));
    await giveScores(base, new Map(worse.map((id) => [id, 0.97])), clock.now());
    await runSegments(base);
    const risk = await base.views.risk(SHOP);
    const moved = await base.db.segmentMove.findMany({ where: { at: clock.now() } });
    expect(moved.map(({ customerId }) => customerId)).toEqual(expect.arrayContaining(worse.slice(0, 10)));
    expect(risk.moves.reduce((sum, { customers }) => sum + customers, 0)).toBe(moved.length);
    expect(risk.largest).toHaveLength(10);
    expect(risk.largest.every(({ caseId, from, to, amounts }) => caseId !== null && from !== to && amounts.length === 1)).toBe(true); // prettier-ignore
    expect(risk.segments.reduce((sum, { change }) => sum + (change ?? NaN), 0)).toBe(0);
  });

  test("forgets a customer who was erased", async () => {
    await eraseCustomer(base.db, SHOP, rowId(3), clock.now());
    await runSegments(base);
    const where = { customerId: rowId(3) };
    expect(await base.db.customerSegment.count({ where })).toBe(0);
    expect(await base.db.customerExposure.count({ where })).toBe(0);
  });
});

describe("when a pass is made", () => {
  test("the next night, at once where there was none, or where another model scores now", async () => {
    const base = await freshBase(testClock(NOW));
    await liveShop(base);
    const shop = await base.shops.get(SHOP);
    expect(nextSegmentJob(shop, undefined, NOW).runAt).toEqual(NOW);
    expect(nextSegmentJob(shop, { activeModelId: null }, NOW).runAt).toEqual(new Date("2026-09-16T08:00:00Z"));
    expect(nextSegmentJob({ ...shop, activeModelId: "m" }, { activeModelId: null }, NOW).runAt).toEqual(NOW);
  });

  test("it waits while scores are being worked out, but not for ever", async () => {
    const base = await freshBase(testClock(NOW));
    await liveShop(base);
    const deps = segmentDeps(base);
    await base.enqueue([{ name: "customers.score", shopId: SHOP, payload: { customerIds: [] } }]);
    await beginSegments(deps, SHOP, 0);
    expect(await base.db.segmentRun.count()).toBe(0);
    const [job] = await base.db.job.findMany({ where: { name: SEGMENT } });
    expect(job?.runAt).toEqual(plus(NOW, minutes(10)));
    await base.enqueue([segmentJob(SHOP, NOW)]);
    expect(await base.db.job.count({ where: { name: SEGMENT } })).toBe(1);
    await beginSegments(deps, SHOP, 6);
    expect(await base.db.segmentRun.count()).toBe(1);
  });
});
