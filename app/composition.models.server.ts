import type { Base } from "~/composition.server";
import { createModelChecks } from "~/db/model-checks.server";
import { createModelConsents } from "~/db/model-consents.server";
import { createModelService } from "~/db/model-service.server";
import { saveScores } from "~/db/scores.server";
import { loadHistories } from "~/db/scoring-histories.server";
import { saveTried } from "~/db/shadow-scores.server";
import { creditCustomerPages } from "~/db/sweep.server";
import { createTrainings } from "~/db/trainings.server";
import { originsOf } from "~/db/origins.server";
import { runTraining } from "~/integrations/training/run-training.server";
import type { JobDeps } from "~/jobs/job-deps.server";
import { takeOut } from "~/services/scoring/check-models.server";
import type { ModelActionDeps } from "~/services/scoring/model-actions.server";

const every = (ms: number, work: () => void): (() => void) => {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
};

const serveDeps = (base: Base) => ({
  customerPages: (shopId: string) => creditCustomerPages(base.db, shopId),
  service: createModelService(base),
  enqueue: base.enqueue,
  now: base.now,
});

const observeDeps = ({ db, dialect }: Base) => ({
  customerPages: (shopId: string) => creditCustomerPages(db, shopId),
  histories: (shopId: string, customerIds: readonly string[]) => loadHistories(db, dialect, shopId, customerIds),
});

/** What scores customers and writes the scores down. */
export const scoreDeps = (base: Base): JobDeps["scores"] => ({
  histories: observeDeps(base).histories,
  save: async (shopId, scored, tried, at) => {
    await saveScores(base.db, base.dialect, base.newId, shopId, scored, at);
    if (tried !== undefined) await saveTried(base.db, base.dialect, shopId, tried, scored, at);
  },
  scorers: base.models.scorers,
  takeOut: (shopId, unusable) => takeOut(serveDeps(base), shopId, unusable),
  now: base.now,
});

export const trainingDeps = (base: Base): JobDeps["training"] => ({
  ...observeDeps(base),
  shop: base.shops.get,
  dueDays: createModelChecks(base).dueDays,
  train: runTraining,
  trainings: createTrainings(base),
  every,
  enqueue: base.enqueue,
  now: base.now,
});

/** The nightly look at a shop's models. */
export const checkDeps = (base: Base): JobDeps["models"] => {
  const checks = createModelChecks(base);
  return {
    ...serveDeps(base),
    ...observeDeps(base),
    shop: base.shops.get,
    scorers: base.models.scorers,
    windowTo: base.models.windowTo,
    reference: base.models.reference,
    decisions: checks,
    origins: (shopId, customerIds) => originsOf(base.db, shopId, customerIds),
    saveDrift: checks.saveDrift,
    trainings: { ...createTrainings(base), lastTraining: checks.lastTraining },
  };
};

/** What people do on the model page. */
export const modelActionDeps = (base: Base): ModelActionDeps => ({
  ...serveDeps(base),
  consents: createModelConsents(base),
  trainings: createTrainings(base),
  canServe: base.models.canServe,
});
