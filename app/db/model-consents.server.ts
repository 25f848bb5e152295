import type { ServiceCause } from "~/contracts/model";
import { appendAudit } from "./audit.server";
import type { Dialect } from "./bulk.server";
import type { Db, DbOrTx } from "./client.server";
import { putInService } from "./model-service.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string };

export type ConsentText = { readonly textVersion: string; readonly locale: string; readonly text: string };

/** The newest word, if it is a yes. */
export const consentInForce = async (db: DbOrTx, shopId: string) => {
  const row = await db.modelConsent.findFirst({ where: { shopId }, orderBy: [{ at: "desc" }, { id: "desc" }] });
  return row?.kind === "granted" ? row : undefined;
};

/** The merchant's consent to training: every word of it is a row that stays. */
export const createModelConsents = ({ db, dialect, newId }: Parts) => ({
  grant: (shopId: string, actor: string, consent: ConsentText, now: Date): Promise<void> =>
    db.$transaction(async (tx) => {
      await tx.modelConsent.create({ data: { id: newId(), shopId, at: now, actor, kind: "granted", ...consent } });
      const data = { modelConsentAt: now, modelConsentBy: actor, modelConsentText: consent.text };
      await tx.shop.update({ where: { id: shopId }, data });
      const detail = JSON.stringify({ text: consent.text, version: consent.textVersion });
      await appendAudit(tx, dialect, newId, shopId, { actor, action: "model.consent", subject: shopId, detail }, now);
    }),
  /** At once no model serves, none is tried and none is trained, and what the one that was tried said is gone. */
  withdraw: (shopId: string, actor: string, now: Date): Promise<void> =>
    db.$transaction(async (tx) => {
      const last = await consentInForce(tx, shopId);
      if (!last) return;
      const { textVersion, locale, text } = last;
      await tx.modelConsent.create({
        data: { id: newId(), shopId, at: now, actor, kind: "withdrawn", textVersion, locale, text },
      });
      const shop = await tx.shop.update({
        where: { id: shopId },
        data: { modelConsentAt: null, challengerModelId: null },
      });
      await tx.riskModel.updateMany({
        where: { shopId, state: "training" },
        data: { state: "cancelled", why: "consent_withdrawn", trainingKey: null, trainedAt: now },
      });
      await tx.shadowScore.deleteMany({ where: { shopId } });
      const cause: ServiceCause = "consent_withdrawn";
      if (shop.activeModelId !== null)
        await putInService(tx, dialect, newId, shopId, { modelId: null, actor, cause }, now);
      const entry = { actor, action: "model.consent_withdrawn", subject: shopId, detail: "{}" };
      await appendAudit(tx, dialect, newId, shopId, entry, now);
    }),
});
