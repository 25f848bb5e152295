import { beforeEach, describe, expect, it } from "vitest";
import { checkDeps, scoreDeps } from "~/composition.models.server";
import type { Base } from "~/composition.server";
import { checkModels } from "~/services/scoring/check-models.server";
import { scoreCustomers } from "~/services/scoring/score-customers.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { customerOf, lend } from "~tests/factories/lending";

const NOW = new Date("2026-09-15T12:00:00Z");

describe("a model in service that cannot serve", () => {
  let base: Base;
  beforeEach(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
    await lend(base, { customers: 5, fromDaysAgo: 90, toDaysAgo: 1, ordersEach: 3 });
  });

  const serves = async (parameters: string) => {
    await base.db.riskModel.create({
      data: { id: "m", shopId: SHOP, kind: "network", version: "m", state: "ready", trainedAt: NOW, metrics: "{}", parameters },
    });
    await base.shops.update(SHOP, { activeModelId: "m", modelConsentAt: NOW });
  }; // prettier-ignore

  it.each([
    ["what is stored is no model", "{ half a mod", "unreadable"],
    ["it was made for other inputs", JSON.stringify({ featureVersion: "0" }), "feature_version"],
  ])("makes room for the scorecard at the first scoring: %s", async (_, parameters, cause) => {
    await serves(parameters);
    await scoreCustomers(scoreDeps(base), SHOP, [customerOf(1)]);
    const score = await base.db.scoreSnapshot.findFirstOrThrow({ where: { customerId: customerOf(1) } });
    expect(score.modelKind).toBe("scorecard");
    expect((await base.views.model(SHOP)).serving).toMatchObject({ modelId: null, cause, actor: "duewell" });
    await scoreCustomers(scoreDeps(base), SHOP, [customerOf(1)]);
    await checkModels(checkDeps(base), SHOP);
    expect(await base.db.modelService.count({ where: { shopId: SHOP } })).toBe(1);
  });
});
