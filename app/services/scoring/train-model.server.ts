import type { JobRequest } from "~/contracts/jobs";
import type { TrainingOutcome } from "~/contracts/model";
import type { ShopSettings } from "~/contracts/shop";
import type { TrainingExample } from "~/domain/scoring/examples";
import { FEATURE_NAMES, FEATURE_VERSION } from "~/domain/scoring/features";
import type { Quality } from "~/domain/scoring/metrics";
import { networkScorer, type NetworkParameters } from "~/domain/scoring/network";
import { leftOutFrom, type DueDay } from "~/domain/scoring/promotion";
import { daysBetween, instantOf, localParts } from "~/domain/time/local";
import { checkJob } from "./check-job.server";
import { collectExamples } from "./collect-examples.server";
import { describeModel } from "./describe-model.server";
import type { ObserveDeps } from "./observe.server";

/** Below this much history the scorecard is the better model. */
export const MIN_EXAMPLES = 500;
const MIN_OF_EACH_CLASS = 50;
/** Processes that died at it: from then on it is the training that is to blame. */
const MOST_STARTS = 3;
/** How often it is looked whether somebody cancelled. */
const LOOK_EVERY_MS = 500;

export type TrainDeps = ObserveDeps & {
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly dueDays: (shopId: string, today: string) => Promise<DueDay[]>;
  /** In a thread of its own; rejects when it fails, and when the signal ends it. */
  readonly train: (
    examples: readonly TrainingExample[],
    seed: number,
    onProgress: (percent: number) => void,
    signal: AbortSignal,
  ) => Promise<{
    readonly parameters: NetworkParameters;
    readonly quality: Quality;
    readonly trainedOn: number;
    readonly halfLife: number;
  }>;
  readonly trainings: {
    readonly begin: (modelId: string) => Promise<{ readonly starts: number; readonly seed: number } | undefined>;
    readonly goesOn: (modelId: string) => Promise<boolean>;
    readonly progress: (modelId: string, percent: number) => Promise<void>;
    readonly stop: (modelId: string, state: "refused" | "failed", why: string, now: Date) => Promise<void>;
    readonly ready: (shopId: string, modelId: string, outcome: TrainingOutcome, now: Date) => Promise<boolean>;
  };
  /** Does the work again and again until told to stop. */
  readonly every: (ms: number, work: () => void) => () => void;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

const isTooLittle = (examples: readonly TrainingExample[]): boolean => {
  const late = examples.filter((example) => example.late).length;
  return examples.length < MIN_EXAMPLES || Math.min(late, examples.length - late) < MIN_OF_EACH_CLASS;
};

type Window = { readonly from: Date; readonly to: Date };

/** What is learned from: everything but the newest period, which is kept to compare the model on. */
const windowOf = (due: readonly DueDay[], zone: string, now: Date): Window | undefined => {
  const today = localParts(now, zone).dateKey;
  const to = leftOutFrom(due, (day) => daysBetween(day, today));
  const first = due.reduce<string | undefined>((least, { dueOn }) => (least === undefined || dueOn < least ? dueOn : least), undefined); // prettier-ignore
  return to === undefined || first === undefined ? undefined : { from: instantOf(first, 0, zone), to: instantOf(to, 0, zone) };
}; // prettier-ignore

/** Trains until it is done or somebody cancels, which ends the thread; undefined then. */
const trainWatched = async (
  deps: TrainDeps,
  modelId: string,
  seed: number,
  examples: readonly TrainingExample[],
): Promise<Awaited<ReturnType<TrainDeps["train"]>> | undefined> => {
  const cancel = new AbortController();
  // One look that fails says nothing: the next one will.
  const look = () => deps.trainings.goesOn(modelId).then((goesOn) => goesOn || cancel.abort(), () => undefined); // prettier-ignore
  const stop = deps.every(LOOK_EVERY_MS, () => void look());
  const tell = (percent: number) => void deps.trainings.progress(modelId, percent).catch(() => undefined);
  try {
    return await deps.train(examples, seed, tell, cancel.signal);
  } catch (error) {
    if (cancel.signal.aborted) return undefined;
    throw error;
  } finally {
    stop();
  }
};

const trainNow = async (deps: TrainDeps, shopId: string, modelId: string, seed: number): Promise<void> => {
  const shop = await deps.shop(shopId);
  const now = deps.now();
  const refuse = (why: string) => deps.trainings.stop(modelId, "refused", why, now);
  if (shop.modelConsentAt === null) return refuse("no_consent");
  const window = windowOf(await deps.dueDays(shopId, localParts(now, shop.timeZone).dateKey), shop.timeZone, now);
  const examples = window === undefined ? [] : await collectExamples(deps, shopId, window.to);
  if (window === undefined || isTooLittle(examples)) return refuse("too_little_history");
  const trained = await trainWatched(deps, modelId, seed, examples);
  if (trained === undefined) return;
  const scorer = networkScorer(trained.parameters, modelId);
  const { reference, ...measured } = await describeModel(deps, shopId, scorer, window.to, now);
  const isReady = await deps.trainings.ready(
    shopId,
    modelId,
    {
      metrics: JSON.stringify({ customers: trained.quality, halfLife: trained.halfLife, ...measured }),
      parameters: JSON.stringify(trained.parameters),
      reference: JSON.stringify(reference),
      features: JSON.stringify(FEATURE_NAMES),
      featureVersion: FEATURE_VERSION,
      windowFrom: window.from,
      windowTo: window.to,
      examples: examples.length,
    },
    deps.now(),
  );
  if (isReady) await deps.enqueue([checkJob(shopId, deps.now())]);
};

/**
 * Trains the merchant's own network and lets it be tried beside what serves. Refuses without recorded consent, or with
 * too little history: then the scorecard goes on, and the record says why. A process that dies leaves the training to
 * the next one, which begins it again and comes to the same model.
 */
export const trainModel = async (deps: TrainDeps, shopId: string, modelId: string): Promise<void> => {
  const begun = await deps.trainings.begin(modelId);
  if (begun === undefined) return;
  if (begun.starts > MOST_STARTS) return deps.trainings.stop(modelId, "failed", "interrupted", deps.now());
  try {
    await trainNow(deps, shopId, modelId, begun.seed);
  } catch (error) {
    await deps.trainings.stop(modelId, "failed", "error", deps.now());
    throw error;
  }
};
