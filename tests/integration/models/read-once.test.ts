import { beforeEach, describe, expect, it } from "vitest";
import { checkDeps } from "~/composition.models.server";
import type { Base } from "~/composition.server";
import { FEATURE_NAMES, FEATURE_VERSION } from "~/domain/scoring/features";
import { checkModels, type CheckDeps } from "~/services/scoring/check-models.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { lend } from "~tests/factories/lending";

const NOW = new Date("2026-09-15T12:00:00Z");

/** A network that says the same of everybody. */
const ALWAYS = (logOdds: number) =>
  JSON.stringify({
    featureVersion: FEATURE_VERSION,
    mean: FEATURE_NAMES.map(() => 0),
    scale: FEATURE_NAMES.map(() => 0),
    layers: [[{ weights: FEATURE_NAMES.map(() => 0), bias: logOdds }]],
    calibration: { a: 1, b: 0 },
  });

describe("the nightly look at the models", () => {
  let base: Base;
  let reads: number;
  beforeEach(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
    await lend(base, { customers: 60, fromDaysAgo: 300, toDaysAgo: 1, ordersEach: 6 });
    reads = 0;
  });

  const keep = (id: string, parameters: string) =>
    base.db.riskModel.create({
      data: { id, shopId: SHOP, kind: "network", version: id, state: "ready", trainedAt: NOW, metrics: "{}", parameters },
    }); // prettier-ignore
  const look = (more: (deps: CheckDeps) => Partial<CheckDeps> = () => ({})) => {
    const deps = checkDeps(base);
    const scorers = (shopId: string) => {
      reads++;
      return deps.scorers(shopId);
    };
    return checkModels({ ...deps, scorers, ...more(deps) }, SHOP);
  };
  const drifts = () => base.db.driftReport.findMany({ where: { shopId: SHOP }, orderBy: { at: "asc" } });

  it("reads them once where what serves stays, also when a challenger was compared with it", async () => {
    await keep("serves", ALWAYS(-1.5));
    await keep("tried", ALWAYS(2));
    await base.db.shop.update({
      where: { id: SHOP },
      data: { activeModelId: "serves", challengerModelId: "tried", modelConsentAt: NOW },
    });
    await look();
    expect(await base.db.modelDecision.findMany()).toMatchObject([{ challengerId: "tried", championId: "serves" }]);
    expect(await drifts()).toMatchObject([{ modelId: "serves" }]);
    expect(reads).toBe(1);
  });

  it("reads them anew when one that cannot serve was taken out, and looks at what serves then", async () => {
    await keep("broken", "{ half a mod");
    await base.shops.update(SHOP, { activeModelId: "broken", modelConsentAt: NOW });
    await look();
    expect(await drifts()).toMatchObject([{ modelId: null }]);
    expect(reads).toBe(2);
  });

  it("reads them anew when the challenger took over, and looks at the one that serves then", async () => {
    await keep("serves", ALWAYS(3));
    await keep("tried", ALWAYS(-1.2));
    await base.db.shop.update({
      where: { id: SHOP },
      data: { activeModelId: "serves", challengerModelId: "tried", modelConsentAt: NOW },
    });
    await look();
    expect((await base.shops.get(SHOP)).activeModelId).toBe("tried");
    expect(await drifts()).toMatchObject([{ modelId: "tried" }]);
    expect(reads).toBe(2);
  });

  it("reads them anew when a person decided while it compared", async () => {
    await keep("serves", ALWAYS(-1.5));
    await keep("tried", ALWAYS(2));
    await base.db.shop.update({
      where: { id: SHOP },
      data: { activeModelId: "serves", challengerModelId: "tried", modelConsentAt: NOW },
    });
    await look(({ decisions }) => ({
      decisions: {
        ...decisions,
        saveDecision: async (...decision) => {
          await base.shops.update(SHOP, { activeModelId: null });
          return decisions.saveDecision(...decision);
        },
      },
    }));
    expect(await drifts()).toMatchObject([{ modelId: null }]);
    expect(reads).toBe(2);
  });
});
