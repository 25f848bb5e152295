import { beforeEach, describe, expect, it } from "vitest";
import { modelActionDeps, trainingDeps } from "~/composition.models.server";
import type { Base } from "~/composition.server";
import { CONSENT_TEXT_VERSION } from "~/contracts/model";
import { createTrainings } from "~/db/trainings.server";
import { actOnModel, type ModelAction } from "~/services/scoring/model-actions.server";
import { trainModel, type TrainDeps } from "~/services/scoring/train-model.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { lend } from "~tests/factories/lending";

const NOW = new Date("2026-09-15T12:00:00Z");
const CONSENT = { locale: "en", text: "I agree." };

describe("a training that does not come to its end", () => {
  let base: Base;
  const act = (action: ModelAction) =>
    actOnModel(modelActionDeps(base), { shopId: SHOP, actor: "42", consent: CONSENT }, action);
  const row = (id: string) => base.db.riskModel.findUniqueOrThrow({ where: { id } });
  const started = async () => {
    await act({ intent: "consent", version: CONSENT_TEXT_VERSION });
    return (await base.views.model(SHOP)).training?.id ?? "";
  };
  const jobDone = () => base.db.job.updateMany({ where: { name: "model.train" }, data: { state: "done" } });

  beforeEach(async () => {
    base = await freshBase(testClock(NOW));
    await liveShop(base);
    await lend(base, { customers: 200, fromDaysAgo: 300, toDaysAgo: 1, ordersEach: 8 });
  });

  it("ends its thread when somebody stops it, and leaves what serves alone", async () => {
    const id = await started();
    const deps = trainingDeps(base);
    let outcome = "";
    const train: TrainDeps["train"] = async (examples, seed, onProgress, signal) => {
      // Ten times the work, so that it is under way when it is stopped.
      const many = Array.from({ length: 10 }, () => examples).flat();
      const cancelAt = (percent: number) => {
        onProgress(percent);
        void act({ intent: "cancel", modelId: id });
      };
      try {
        const result = await deps.train(many, seed, cancelAt, signal);
        outcome = "finished";
        return result;
      } catch (error) {
        outcome = "ended";
        throw error;
      }
    };
    await trainModel({ ...deps, train }, SHOP, id);
    expect(outcome).toBe("ended");
    expect(await row(id)).toMatchObject({ state: "cancelled", trainingKey: null, parameters: "{}" });
    expect(await base.views.model(SHOP)).toMatchObject({
      training: null,
      challenger: null,
      serving: { modelId: null },
    });
    expect(await act({ intent: "cancel", modelId: id })).toBe("not_training");
    expect(await act({ intent: "train" })).toBeUndefined();
  }, 60_000);

  it("is taken up by the next process after one died, and comes to the same model", async () => {
    const id = await started();
    const deps = trainingDeps(base);
    // What a process that is killed leaves behind: begun, and never ended.
    await createTrainings(base).begin(id);
    await deps.trainings.progress(id, 57);
    await trainModel(deps, SHOP, id);
    const first = await row(id);
    expect(first).toMatchObject({ state: "ready", starts: 2, progress: 100 });
    await base.db.riskModel.update({ where: { id }, data: { state: "training", trainingKey: SHOP } });
    await trainModel(deps, SHOP, id);
    expect((await row(id)).parameters).toBe(first.parameters);
  }, 60_000);

  it("is given up when it ends every process that tries", async () => {
    const id = await started();
    for (let i = 0; i < 3; i++) await createTrainings(base).begin(id);
    await trainModel(trainingDeps(base), SHOP, id);
    expect(await row(id)).toMatchObject({ state: "failed", why: "interrupted", trainingKey: null });
  });

  it("is closed when no job works on it any more, so that the next one can begin", async () => {
    const id = await started();
    expect(await act({ intent: "train" })).toBe("already_training");
    await jobDone();
    expect(await act({ intent: "train" })).toBeUndefined();
    expect(await row(id)).toMatchObject({ state: "failed", why: "interrupted" });
    expect(await base.db.riskModel.count({ where: { shopId: SHOP, state: "training" } })).toBe(1);
  });

  it("says so when its thread fails, and the job fails with it", async () => {
    const id = await started();
    const train = () => Promise.reject(new Error("the thread ran out of memory"));
    await expect(trainModel({ ...trainingDeps(base), train }, SHOP, id)).rejects.toThrow("out of memory");
    expect(await row(id)).toMatchObject({ state: "failed", why: "error", trainingKey: null });
  });

  it("refuses with a reason where there is too little history", async () => {
    await base.db.instalment.deleteMany({ where: { dueAt: { lt: new Date("2026-08-20T00:00:00Z") } } });
    const id = await started();
    await trainModel(trainingDeps(base), SHOP, id);
    expect(await row(id)).toMatchObject({ state: "refused", why: "too_little_history", trainingKey: null });
  });

  it("of two that are started at once, one trains", async () => {
    await started();
    await jobDone();
    await base.db.riskModel.updateMany({ where: { shopId: SHOP }, data: { state: "cancelled", trainingKey: null } });
    const answers = await Promise.all([act({ intent: "train" }), act({ intent: "train" })]);
    expect(answers.sort()).toEqual(["already_training", undefined]);
  });
});
