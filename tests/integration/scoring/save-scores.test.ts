import { beforeAll, describe, expect, it } from "vitest";
import type { Base } from "~/composition.server";
import { insertRows } from "~/db/bulk.server";
import { saveScores } from "~/db/scores.server";
import { neutralScore } from "~/domain/scoring/score";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";

const NOW = new Date("2026-09-15T12:00:00Z");
const CASES = 30_000;
const SCORED = 500;

describe("saving the scores of some customers of a large shop", () => {
  let base: Base;
  const customerOf = (i: number): string => `${SHOP}/c/${String(i)}`;
  beforeAll(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
    const cases = Array.from({ length: CASES }, (_, i) => ({
      id: `case-${String(i)}`,
      shopId: SHOP,
      customerId: customerOf(i),
      state: i % 3 === 0 ? "closed" : "open",
      openedAt: NOW,
    }));
    const columns = { id: "text", shopId: "text", customerId: "text", state: "text", openedAt: "instant" } as const;
    await insertRows(base.db, base.dialect, "Case", columns, cases);
  });

  it("puts the tier on their open cases, and looks at no other case", async () => {
    const score = { ...neutralScore(), tier: "high" as const };
    const scored = Array.from({ length: SCORED }, (_, i) => ({ customerId: customerOf(i), score, features: {} }));
    const began = performance.now();
    await base.db.$transaction((tx) => saveScores(tx, base.dialect, base.newId, SHOP, scored, NOW));
    const ms = performance.now() - began;
    const tiers = await base.db.case.groupBy({ by: ["tier", "state"], _count: true });
    const open = tiers.filter(({ tier }) => tier === "high");
    expect(open).toEqual([{ tier: "high", state: "open", _count: SCORED - Math.ceil(SCORED / 3) }]);
    // Comparing each of them with each case took eight seconds, and the write lock of the whole file with it.
    expect(ms).toBeLessThan(1_500);
  });
});
