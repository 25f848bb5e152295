import type { ServiceCause } from "~/contracts/model";
import { appendAudit } from "./audit.server";
import type { Dialect } from "./bulk.server";
import type { Db, DbOrTx } from "./client.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string };

export type NewService = {
  /** Null: the scorecard. */
  readonly modelId: string | null;
  readonly actor: string;
  readonly cause: ServiceCause;
  readonly decisionId?: string;
};

/** Appends who put what in service and why; a challenger that serves is none any more. Inside a transaction. */
export const putInService = async (
  tx: DbOrTx,
  dialect: Dialect,
  newId: () => string,
  shopId: string,
  { modelId, actor, cause, decisionId }: NewService,
  now: Date,
): Promise<void> => {
  await tx.shop.update({ where: { id: shopId }, data: { activeModelId: modelId } });
  if (modelId !== null) {
    const where = { id: shopId, challengerModelId: modelId };
    await tx.shop.updateMany({ where, data: { challengerModelId: null } });
    await tx.shadowScore.deleteMany({ where: { shopId, modelId } });
  }
  const data = { id: newId(), shopId, at: now, modelId, actor, cause, decisionId: decisionId ?? null };
  await tx.modelService.create({ data });
  const detail = JSON.stringify({ cause, ...(decisionId === undefined ? {} : { decisionId }) });
  const entry = { actor, action: "model.in_service", subject: modelId ?? "scorecard", detail };
  await appendAudit(tx, dialect, newId, shopId, entry, now);
};

/** What serves a shop. */
export const createModelService = ({ db, dialect, newId }: Parts) => ({
  /**
   * Puts something else in service, if `expected` still serves: of two decisions made at once the later one was made on
   * what is no longer so. A model serves only while the consent stands that it was trained under. False: nothing changed.
   */
  change: (shopId: string, expected: string | null, service: NewService, now: Date): Promise<boolean> =>
    db.$transaction(async (tx) => {
      const { modelId } = service;
      // Takes the shop's row first, so that a withdrawal and a promotion come one after the other.
      const consented = modelId === null ? {} : { modelConsentAt: { not: null } };
      const where = { id: shopId, activeModelId: expected, ...consented };
      const { count } = await tx.shop.updateMany({ where, data: { activeModelId: modelId } });
      if (count === 0 || modelId === expected) return false;
      if (modelId !== null && (await tx.riskModel.count({ where: { id: modelId, shopId, state: "ready" } })) === 0)
        throw new Error(`Model ${modelId} is not one that can serve`);
      await putInService(tx, dialect, newId, shopId, service, now);
      return true;
    }),
});
