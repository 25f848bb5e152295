import { examplesOf, type TrainingExample } from "~/domain/scoring/examples";
import { networkScorer } from "~/domain/scoring/network";
import { scorecardAt } from "~/domain/scoring/scorecard";
import type { RiskScorer } from "~/domain/scoring/types";
import { runTraining } from "~/integrations/training/run-training.server";
import { CliError } from "./cli-error.server";
import type { History } from "./histories.server";

export const MODEL_KINDS = ["scorecard", "network"] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

/** Fewer known outcomes than this of either kind teach nothing. */
const FEWEST = 20;
/** The scorecard starts from the product's rate, which weighs as much as so many outcomes of the shop's own. */
const PRIOR = { rate: 0.168, weight: 200 };

type TrainOptions = {
  readonly kind: ModelKind;
  readonly until: Date;
  readonly lateAfterDays: number;
  readonly seed: number;
};

export type Trained = {
  readonly scorer: RiskScorer;
  /** Share late of what taught; what somebody would answer who knows no more. */
  readonly baseRate: number;
};

const shrunk = (late: number, n: number): number => (late + PRIOR.rate * PRIOR.weight) / (n + PRIOR.weight);

/** The newest as many as a network trains on: the rate of long ago is not the rate of now. */
const NEWEST = 24_000;
const rateOf = (examples: readonly TrainingExample[]): number => {
  const newest = examples.toSorted((a, b) => b.at - a.at).slice(0, NEWEST);
  return shrunk(newest.filter(({ late }) => late).length, newest.length);
};

/** The scorer asked for; it learns from outcomes known before `until` and from nothing else. */
export const trainedFor = async (
  histories: Iterable<History>,
  { kind, until, lateAfterDays, seed }: TrainOptions,
): Promise<Trained> => {
  const examples: TrainingExample[] = [];
  for (const { credit, purchases } of histories) examples.push(...examplesOf(credit, purchases, until, lateAfterDays));
  const baseRate = rateOf(examples);
  if (kind === "scorecard") return { scorer: scorecardAt(baseRate), baseRate };
  const late = examples.filter((example) => example.late).length;
  if (late < FEWEST || examples.length - late < FEWEST)
    throw new CliError(
      `Too little is known before ${until.toISOString().slice(0, 10)} to train a network: ` +
        `${late} late and ${examples.length - late} on time, ${FEWEST} of each are needed`,
    );
  const { parameters } = await runTraining(examples, seed);
  return { scorer: networkScorer(parameters, `seed-${seed}`), baseRate };
};

export const scorerFor = async (histories: Iterable<History>, options: TrainOptions): Promise<RiskScorer> =>
  (await trainedFor(histories, options)).scorer;
