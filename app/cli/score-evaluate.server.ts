import { writeFile } from "node:fs/promises";
import { Option, type Command } from "commander";
import { csvField } from "~/domain/shared/csv";
import { CliError, firstLine } from "./cli-error.server";
import { dayOption, print, rounded, wholeOption, type CliCommand } from "./command.server";
import { readAll } from "./histories.server";
import type { Receivable } from "./receivables-csv.server";
import { AT_LAST, predictAll, type Prediction } from "./score-predict.server";
import {
  bucketsOf,
  figuresOf,
  foldsOf,
  groupsOf,
  textOfBuckets,
  textOfFolds,
  textOfGroups,
} from "./score-report.server";
import { MODEL_KINDS, type ModelKind } from "./train.server";

type Options = {
  readonly train: string;
  readonly test: string;
  readonly cutoff?: Date;
  readonly lateAfter: number;
  readonly model: ModelKind;
  readonly seed: number;
  readonly folds?: number;
  readonly predictions?: string;
  readonly json?: boolean;
};

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

const run = async (options: Options): Promise<void> => {
  const { model, seed, lateAfter: lateAfterDays, folds } = options;
  if (folds !== undefined && (folds < 2 || options.train !== options.test))
    throw new CliError("--folds needs at least 2, and the same file for --train and --test");
  const train = await readAll(options.train);
  const test = options.train === options.test ? train : await readAll(options.test);
  // Without a cutoff every row of the test file is predicted, so nothing known after its first may teach.
  const cutoff = options.cutoff ?? firstCreated(test);
  const { predictions, ...speed } = await predictAll({ train, test, cutoff, model, seed, lateAfterDays, folds });
  if (options.predictions !== undefined) await writePredictions(options.predictions, predictions);
  const result = {
    ...figuresOf(predictions),
    trainSeconds: rounded(speed.trainSeconds, 3),
    rowsPerSecond: Math.round(speed.rowsPerSecond),
    model,
    buckets: bucketsOf(predictions),
    groups: groupsOf(predictions),
    ...(folds === undefined ? {} : { folds: foldsOf(predictions, folds) }),
  };
  print(
    options.json,
    result,
    () =>
      `${model}: AUC ${result.auc ?? "unknown"}, KS ${result.ks ?? "unknown"}, Brier ${result.brier ?? "unknown"}, ` +
      `log-loss ${result.logLoss ?? "unknown"}, ECE ${result.ece10 ?? "unknown"} on ${result.n} rows, ${result.positives} late` +
      (result.folds ? textOfFolds(result.folds) : "") +
      textOfBuckets(result.buckets) +
      textOfGroups(result.groups),
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
      .option(
        "--folds <n>",
        "predict each part of the customers by what the others teach, later rows included",
        wholeOption,
      )
      .option("--predictions <file>", "write one prediction per row there")
      .option("--json", "print the figures as JSON")
      .action(run);
  },
};
