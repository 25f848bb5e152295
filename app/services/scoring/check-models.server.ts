import type { TrainingCause } from "~/contracts/model";
import type { ShopSettings } from "~/contracts/shop";
import type { RiskScorer } from "~/domain/scoring/types";
import { compareModels, type CompareDeps } from "./compare-models.server";
import { changeService, type ServeDeps } from "./serve-model.server";
import { trainingDue } from "./training-due.server";
import { watchDrift, type DriftDeps } from "./watch-drift.server";

/** The app itself, in the record. */
const APP = "duewell";

type Scorers = {
  readonly serving: RiskScorer;
  readonly servingId: string | null;
  readonly challenger: { readonly id: string; readonly scorer: RiskScorer } | undefined;
  readonly unusable: { readonly modelId: string; readonly why: "unreadable" | "feature_version" } | undefined;
};

export type CheckDeps = CompareDeps &
  DriftDeps &
  ServeDeps & {
    readonly shop: (shopId: string) => Promise<ShopSettings>;
    readonly scorers: (shopId: string) => Promise<Scorers>;
    readonly trainings: {
      readonly settleLost: (shopId: string, now: Date) => Promise<void>;
      readonly lastTraining: (
        shopId: string,
        now: Date,
      ) => Promise<
        | { readonly at: Date; readonly state: string; readonly examples: number; readonly newOutcomes: number }
        | undefined
      >;
      readonly start: (
        shopId: string,
        by: { readonly cause: TrainingCause; readonly actor: string },
        now: Date,
      ) => Promise<object>;
    };
  };

/** A model that cannot serve makes room for the scorecard, in the record too. */
export const takeOut = (
  deps: ServeDeps,
  shopId: string,
  { modelId, why }: { readonly modelId: string; readonly why: "unreadable" | "feature_version" | "drift" },
): Promise<boolean> => changeService(deps, shopId, { from: modelId, to: null, actor: APP, cause: why });

/** Stored models are large: they are read again only where something else serves than was read, whoever changed it. */
const readAgain = async (deps: CheckDeps, shopId: string, read: Scorers): Promise<Scorers> =>
  (await deps.shop(shopId)).activeModelId === read.servingId ? read : deps.scorers(shopId);

const withoutUnusable = async (deps: CheckDeps, shopId: string, read: Scorers): Promise<Scorers> => {
  if (read.unusable === undefined) return read;
  await takeOut(deps, shopId, read.unusable);
  return readAgain(deps, shopId, read);
};

/** Answers with what serves afterwards. */
const contest = async (deps: CheckDeps, shopId: string, read: Scorers): Promise<Scorers> => {
  const { serving, servingId, challenger } = read;
  if (challenger === undefined) return read;
  const decided = await compareModels(deps, shopId, { champion: serving, championId: servingId, challenger });
  if (decided?.verdict === "promote")
    await changeService(deps, shopId, {
      from: servingId,
      to: challenger.id,
      actor: APP,
      cause: "comparison",
      decisionId: decided.decisionId,
    });
  return readAgain(deps, shopId, read);
};

const drift = async (deps: CheckDeps, shopId: string, { serving, servingId }: Scorers): Promise<boolean> => {
  const status = await watchDrift(deps, shopId, { scorer: serving, modelId: servingId });
  if (status !== "severe" || servingId === null) return false;
  return takeOut(deps, shopId, { modelId: servingId, why: "drift" });
};

/**
 * The nightly look at a shop's models: trainings whose process is gone are closed, a model that cannot serve is taken
 * out, the challenger is compared with what serves and takes over if it is better, drift is measured, and a training is
 * begun when one is due. Repeating it changes nothing that is not new.
 */
export const checkModels = async (deps: CheckDeps, shopId: string): Promise<void> => {
  const shop = await deps.shop(shopId);
  if (shop.uninstalledAt !== null) return;
  const now = deps.now();
  await deps.trainings.settleLost(shopId, now);
  const usable = await withoutUnusable(deps, shopId, await deps.scorers(shopId));
  const served = shop.modelConsentAt === null ? usable : await contest(deps, shopId, usable);
  const hasDrifted = await drift(deps, shopId, served);
  if (shop.modelConsentAt === null) return;
  const cause = hasDrifted ? "drift" : trainingDue(await deps.trainings.lastTraining(shopId, now), now);
  if (cause !== undefined) await deps.trainings.start(shopId, { cause, actor: APP }, now);
};
