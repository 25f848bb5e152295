import { writeFile } from "node:fs/promises";
import { Option, type Command } from "commander";
import { lateBy } from "~/domain/scoring/examples";
import { computeFeatures } from "~/domain/scoring/features";
import { quality } from "~/domain/scoring/metrics";
import type { RiskScorer, Score } from "~/domain/scoring/types";
import { CliError, firstLine } from "./cli-error.server";
import { dayOption, print, rounded, wholeOption, type CliCommand } from "./command.server";
import { csvField } from "~/domain/shared/csv";
import { historiesOf, isThirdParty, readAll, type History } from "./histories.server";
import type { Receivable } from "./receivables-csv.server";
import { MODEL_KINDS, scorerFor, type ModelKind } from "./train.server";

type Options = {
  readonly train: string;
  readonly test: string;
  readonly cutoff?: Date;
  readonly lateAfter: number;
  readonly model: ModelKind;
  readonly seed: number;
  readonly predictions?: string;
  readonly json?: boolean;
};

type Prediction = { readonly row: Receivable; readonly score: Score; readonly late: boolean };

/** Far enough ahead that nothing is open any more: what was never paid was late. */
const AT_LAST = new Date("9999-01-01T00:00:00Z");

/** Predicts the rows from what was known of their customers before each was created. */
const predict = (
  rows: readonly Receivable[],
  histories: ReadonlyMap<string, History>,
  scorer: RiskScorer,
  lateAfterDays: number,
): Prediction[] =>
  rows.map((row) => {
    const history = histories.get(row.customerId);
    const features = computeFeatures(history?.credit ?? [], history?.purchases ?? [], row.createdAt, row.amountMinor);
    return { row, score: scorer.score(features), late: lateBy(row, AT_LAST, lateAfterDays) ?? true };
  });

const writePredictions = async (path: string, predictions: readonly Prediction[]): Promise<void> => {
  const lines = predictions.map(({ row, score }) =>
    [
      row.orderId,
      row.dueOn,
      String(rounded(score.probability)),
      score.tier,
      score.reasons.map(({ id }) => id).join("|"),
    ]
      .map(csvField)
      .join(","),
  );
  try {
    await writeFile(path, `${["order_id,due_at,p,tier,reasons", ...lines].join("\n")}\n`);
  } catch (error) {
    throw new CliError(`${path}: cannot be written (${firstLine(error)})`);
  }
};

const firstCreated = (rows: readonly Receivable[]): Date =>
  rows.reduce((first, { createdAt }) => (createdAt < first ? createdAt : first), AT_LAST);

const readBoth = async ({ train, test }: Options) => {
  const a = await readAll(train);
  return { a, b: train === test ? a : await readAll(test) };
};

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

const evaluate = async (options: Options) => {
  const { model, seed, lateAfter } = options;
  const { a, b } = await readBoth(options);
  // Without a cutoff every row of the test file is predicted, so nothing known after its first may teach.
  const cutoff = options.cutoff ?? firstCreated(b);
  const wanted = b.filter((row) => row.createdAt >= cutoff && !isThirdParty(row));
  if (wanted.length === 0)
    throw new CliError(`${options.test}: no row was created on or after ${cutoff.toISOString().slice(0, 10)}`);
  const startedTraining = performance.now();
  const training = historiesOf(a).values();
  const scorer = await scorerFor(training, { kind: model, until: cutoff, lateAfterDays: lateAfter, seed });
  const trainSeconds = model === "scorecard" ? 0 : secondsSince(startedTraining);
  const histories = historiesOf(a === b ? a : [...a, ...b]);
  const startedPredicting = performance.now();
  const predictions = predict(wanted, histories, scorer, lateAfter);
  const rowsPerSecond = predictions.length / secondsSince(startedPredicting);
  return { predictions, trainSeconds, rowsPerSecond };
};

/** JSON knows no NaN: a ranking of one class alone has no AUC. */
const figure = (value: number): number | null => (Number.isFinite(value) ? rounded(value) : null);

const run = async (options: Options): Promise<void> => {
  const { predictions, trainSeconds, rowsPerSecond } = await evaluate(options);
  const measured = quality(predictions.map(({ score, late }) => ({ p: score.probability, late })));
  if (options.predictions !== undefined) await writePredictions(options.predictions, predictions);
  const result = {
    auc: figure(measured.auc),
    ks: figure(measured.ks),
    brier: figure(measured.brier),
    logLoss: figure(measured.logLoss),
    ece10: figure(measured.ece10),
    n: measured.n,
    positives: measured.positives,
    trainSeconds: rounded(trainSeconds, 3),
    rowsPerSecond: Math.round(rowsPerSecond),
    model: options.model,
  };
  print(
    options.json,
    result,
    () =>
      `${result.model}: AUC ${result.auc ?? "unknown"}, KS ${result.ks ?? "unknown"}, Brier ${result.brier ?? "unknown"}, ` +
      `ECE ${result.ece10 ?? "unknown"} on ${result.n} rows, ${result.positives} late`,
  );
};

export const scoreEvaluate: CliCommand = {
  name: "score",
  register: (program: Command) => {
    program
      .command("score")
      .description("the risk score")
      .command("evaluate")
      .description("train on one file, predict another, each row from what was known before it, and measure")
      .requiredOption("--train <file>", "receivables to learn from")
      .requiredOption("--test <file>", "receivables to predict; may be the same file")
      .option(
        "--cutoff <day>",
        "predict rows created from this day on; learn only from what was known before",
        dayOption,
      )
      .option("--late-after <days>", "days after the due day from which a payment counts as late", wholeOption, 0)
      .addOption(new Option("--model <model>", "the model").choices(MODEL_KINDS).default("network"))
      .option("--seed <n>", "seed of the network", wholeOption, 1)
      .option("--predictions <file>", "write one prediction per row there")
      .option("--json", "print the figures as JSON")
      .action(run);
  },
};
