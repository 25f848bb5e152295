import { networkScorer, networkSchema } from "~/domain/scoring/network";
import { scorecard } from "~/domain/scoring/scorecard";
import type { RiskScorer } from "~/domain/scoring/types";
import type { DbOrTx } from "./client.server";

/** Models of a shop; each training is a row of its own and stays readable after it was replaced. */
export const createModels = (db: DbOrTx, newId: () => string) => ({
  create: async (shopId: string, now: Date): Promise<string> => {
    const id = newId();
    await db.riskModel.create({
      data: {
        id,
        shopId,
        kind: "network",
        version: id,
        state: "training",
        trainedAt: now,
        metrics: "{}",
        parameters: "{}",
      },
    });
    return id;
  },
  latest: async (shopId: string) =>
    (await db.riskModel.findFirst({ where: { shopId }, orderBy: { trainedAt: "desc" } })) ?? undefined,
  progress: async (modelId: string, progress: number): Promise<void> => {
    await db.riskModel.updateMany({ where: { id: modelId, state: "training" }, data: { progress } });
  },
  finish: async (
    modelId: string,
    result: { readonly state: string; readonly parameters: string; readonly metrics: string },
    now: Date,
  ): Promise<void> => {
    await db.riskModel.update({ where: { id: modelId }, data: { ...result, progress: 100, trainedAt: now } });
  },
  activate: async (shopId: string, modelId: string): Promise<void> => {
    await db.shop.update({ where: { id: shopId }, data: { activeModelId: modelId } });
  },
  /** The network in service, or the scorecard: also when the stored network is of an older feature version. */
  scorerFor: async (shopId: string): Promise<RiskScorer> => {
    const shop = await db.shop.findUnique({ where: { id: shopId }, select: { activeModelId: true } });
    const row = shop?.activeModelId ? await db.riskModel.findUnique({ where: { id: shop.activeModelId } }) : null;
    if (row?.state !== "ready") return scorecard;
    const parameters = networkSchema.safeParse(JSON.parse(row.parameters));
    return parameters.success ? networkScorer(parameters.data, row.version) : scorecard;
  },
});
