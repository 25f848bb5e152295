import type { ScoringHistory } from "~/contracts/scores";
import type { ShopSettings } from "~/contracts/shop";
import type { TrainingExample } from "~/domain/scoring/examples";
import type { Quality } from "~/domain/scoring/metrics";
import type { NetworkParameters } from "~/domain/scoring/network";
import { hash32 } from "~/domain/shared/random";
import { scoreJobs } from "../orders/apply-orders.server";
import type { JobRequest } from "~/contracts/jobs";
import { collectExamples } from "./collect-examples.server";

/** Below this much history the scorecard is the better model. */
export const MIN_EXAMPLES = 500;
const MIN_OF_EACH_CLASS = 50;

export type TrainDeps = {
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly creditCustomers: (shopId: string) => Promise<string[]>;
  readonly histories: (shopId: string, customerIds: readonly string[]) => Promise<ScoringHistory[]>;
  readonly train: (
    examples: readonly TrainingExample[],
    seed: number,
    onProgress: (percent: number) => void,
  ) => Promise<{ readonly parameters: NetworkParameters; readonly quality: Quality; readonly trainedOn: number }>;
  readonly models: {
    readonly progress: (modelId: string, percent: number) => Promise<void>;
    readonly finish: (
      modelId: string,
      result: { readonly state: "ready" | "refused"; readonly parameters: string; readonly metrics: string },
      now: Date,
    ) => Promise<void>;
    readonly activate: (shopId: string, modelId: string) => Promise<void>;
  };
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

/**
 * Trains the merchant's own network and puts it into service. Refuses without recorded consent, or with too little
 * history: then the scorecard goes on, and the record says why.
 */
export const trainModel = async (deps: TrainDeps, shopId: string, modelId: string): Promise<void> => {
  const shop = await deps.shop(shopId);
  const now = deps.now();
  const refuse = (why: string) =>
    deps.models.finish(modelId, { state: "refused", parameters: "{}", metrics: JSON.stringify({ why }) }, now);
  if (shop.modelConsentAt === null) return refuse("no_consent");
  const customerIds = await deps.creditCustomers(shopId);
  const examples = await collectExamples({ ...deps, customerPages: () => [customerIds] }, shopId, now);
  const late = examples.filter((example) => example.late).length;
  if (examples.length < MIN_EXAMPLES || Math.min(late, examples.length - late) < MIN_OF_EACH_CLASS)
    return refuse("too_little_history");
  const trained = await deps.train(examples, hash32(modelId), (percent) => void deps.models.progress(modelId, percent));
  const metrics = JSON.stringify({ ...trained.quality, trainedOn: trained.trainedOn });
  await deps.models.finish(
    modelId,
    { state: "ready", parameters: JSON.stringify(trained.parameters), metrics },
    deps.now(),
  );
  await deps.models.activate(shopId, modelId);
  await deps.enqueue(scoreJobs(shopId, customerIds));
};
