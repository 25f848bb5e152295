import { beforeEach, describe, expect, it } from "vitest";
import { computeFeatures } from "~/domain/scoring/features";
import type { Base } from "~/composition.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { runSegments, threeKinds } from "../segments/bench";

const NOW = new Date("2026-09-15T12:00:00Z");

describe("the scorecard of a shop", () => {
  let base: Base;
  beforeEach(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
  });
  const serving = async () => (await base.models.scorers(SHOP)).serving;
  const stranger = computeFeatures([], [], NOW, 10_000);

  it("begins at the product's base rate", async () => {
    const { score, version } = await serving();
    expect(version).toBe("2");
    expect(score(stranger).probability).toBeCloseTo(0.18, 1);
  });

  it("says of a stranger what the shop's own instalments say, once a night has counted them", async () => {
    // Of every three customers one pays on the day, one twenty days late, and one stops paying.
    await threeKinds(base, 120);
    await runSegments(base);
    const { score, version } = await serving();
    expect(version).toMatch(/^2@0\.[56]\d\d$/);
    expect(Math.abs(score(stranger).probability - Number(version.slice(2)))).toBeLessThan(0.02);
    expect(score(stranger).modelVersion).toBe(version);
  });
});
