import { CONSENT_TEXT_VERSION, type TrainingCause, type TrainingOutcome } from "~/contracts/model";
import { hash32 } from "~/domain/shared/random";
import { appendAudit } from "./audit.server";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { Db, DbOrTx } from "./client.server";
import { enqueueJobs } from "./jobs.server";
import { consentInForce } from "./model-consents.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string };

export const TRAIN = "model.train";

const NEW: Columns = {
  id: "text", shopId: "text", kind: "text", version: "text", state: "text", trainedAt: "instant", startedAt: "instant",
  cause: "text", actor: "text", consentId: "text", seed: "int", metrics: "text", parameters: "text", trainingKey: "text",
}; // prettier-ignore

export type StartedTraining = { readonly modelId: string } | { readonly refused: "no_consent" | "already_training" };

/** A training that no job works on any more lost its process, and the job its attempts. */
const settleLost = async (tx: DbOrTx, shopId: string, now: Date): Promise<void> => {
  const row = await tx.riskModel.findUnique({ where: { trainingKey: shopId }, select: { id: true } });
  if (!row) return;
  const where = { shopId, name: TRAIN, state: { in: ["ready", "running", "asleep"] }, payload: { contains: row.id } };
  if ((await tx.job.count({ where })) > 0) return;
  const data = { state: "failed", why: "interrupted", trainingKey: null, trainedAt: now };
  await tx.riskModel.updateMany({ where: { id: row.id, state: "training" }, data });
};

/** The row, its job and its entry in the chain, or none of them. */
const start = (
  { db, dialect, newId }: Parts,
  shopId: string,
  { cause, actor }: { readonly cause: TrainingCause; readonly actor: string },
  now: Date,
): Promise<StartedTraining> =>
  db.$transaction(async (tx) => {
    const consent = await consentInForce(tx, shopId);
    if (consent?.textVersion !== CONSENT_TEXT_VERSION) return { refused: "no_consent" };
    await settleLost(tx, shopId, now);
    const id = newId();
    const row = {
      id, shopId, kind: "network", version: id, state: "training", trainedAt: now, startedAt: now, cause, actor,
      consentId: consent.id, seed: hash32(id), metrics: "{}", parameters: "{}", trainingKey: shopId,
    }; // prettier-ignore
    // The key is the shop's: of two that start at once, one writes nothing.
    if ((await insertRows(tx, dialect, "RiskModel", NEW, [row], "ON CONFLICT DO NOTHING")) === 0)
      return { refused: "already_training" };
    const entry = { actor, action: "model.training_started", subject: id, detail: cause };
    await appendAudit(tx, dialect, newId, shopId, entry, now);
    await enqueueJobs(tx, dialect, newId, now, [{ name: TRAIN, shopId, payload: { modelId: id } }]);
    return { modelId: id };
  });

const ended = { trainingKey: null, progress: 100 };

/**
 * Trainings of a shop. Each is a row that stays; what is written to one counts only while it trains, so that a thread
 * that was too slow cannot undo a cancel.
 */
export const createTrainings = (parts: Parts) => {
  const { db, dialect, newId } = parts;
  const end = async (id: string, data: object): Promise<boolean> =>
    (await db.riskModel.updateMany({ where: { id, state: "training" }, data: { ...ended, ...data } })).count > 0;
  return {
    start: (shopId: string, by: { cause: TrainingCause; actor: string }, now: Date) => start(parts, shopId, by, now),
    settleLost: (shopId: string, now: Date) => settleLost(db, shopId, now),
    /** Counts the beginning; undefined when it trains no more. */
    begin: async (id: string): Promise<{ readonly starts: number; readonly seed: number } | undefined> => {
      const where = { id, state: "training" };
      const { count } = await db.riskModel.updateMany({ where, data: { starts: { increment: 1 }, progress: 0 } });
      if (count === 0) return undefined;
      const row = await db.riskModel.findUniqueOrThrow({ where: { id }, select: { starts: true, seed: true } });
      return { starts: row.starts, seed: Number(row.seed) };
    },
    /** Whether it is still wanted. */
    goesOn: async (id: string): Promise<boolean> =>
      (await db.riskModel.count({ where: { id, state: "training" } })) > 0,
    progress: async (id: string, progress: number): Promise<void> => {
      await db.riskModel.updateMany({ where: { id, state: "training" }, data: { progress } });
    },
    stop: async (id: string, state: "refused" | "failed", why: string, now: Date): Promise<void> => {
      await end(id, { state, why, trainedAt: now });
    },
    /** Ready, and tried beside what serves from now on; false when it was cancelled meanwhile. */
    ready: (shopId: string, id: string, outcome: TrainingOutcome, now: Date): Promise<boolean> =>
      db.$transaction(async (tx) => {
        const data = { ...ended, ...outcome, state: "ready", trainedAt: now };
        const { count } = await tx.riskModel.updateMany({ where: { id, state: "training" }, data });
        if (count === 0) return false;
        await tx.shadowScore.deleteMany({ where: { shopId } });
        await tx.shop.update({ where: { id: shopId }, data: { challengerModelId: id } });
        const entry = { actor: "duewell", action: "model.challenger", subject: id, detail: "" };
        await appendAudit(tx, dialect, newId, shopId, entry, now);
        return true;
      }),
    cancel: (shopId: string, id: string, actor: string, now: Date): Promise<boolean> =>
      db.$transaction(async (tx) => {
        const data = { state: "cancelled", trainingKey: null, trainedAt: now };
        const { count } = await tx.riskModel.updateMany({ where: { shopId, id, state: "training" }, data });
        if (count === 0) return false;
        const entry = { actor, action: "model.training_cancelled", subject: id, detail: "" };
        await appendAudit(tx, dialect, newId, shopId, entry, now);
        return true;
      }),
  };
};
