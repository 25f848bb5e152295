import { examplesOf } from "~/domain/scoring/examples";
import { networkScorer } from "~/domain/scoring/network";
import { scorecard } from "~/domain/scoring/scorecard";
import type { RiskScorer } from "~/domain/scoring/types";
import { runTraining } from "~/integrations/training/run-training.server";
import { CliError } from "./cli-error.server";
import type { History } from "./histories.server";

export const MODEL_KINDS = ["scorecard", "network"] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

/** Fewer known outcomes than this of either kind teach nothing. */
const FEWEST = 20;

type TrainOptions = {
  readonly kind: ModelKind;
  readonly until: Date;
  readonly lateAfterDays: number;
  readonly seed: number;
};

/** The scorer asked for; a network learns from outcomes known before `until` and from nothing else. */
export const scorerFor = async (
  histories: Iterable<History>,
  { kind, until, lateAfterDays, seed }: TrainOptions,
): Promise<RiskScorer> => {
  if (kind === "scorecard") return scorecard;
  const examples = [...histories].flatMap(({ credit, purchases }) =>
    examplesOf(credit, purchases, until, lateAfterDays),
  );
  const late = examples.filter((example) => example.late).length;
  if (late < FEWEST || examples.length - late < FEWEST)
    throw new CliError(
      `Too little is known before ${until.toISOString().slice(0, 10)} to train a network: ` +
        `${late} late and ${examples.length - late} on time, ${FEWEST} of each are needed`,
    );
  const { parameters } = await runTraining(examples, seed);
  return networkScorer(parameters, `seed-${seed}`);
};
