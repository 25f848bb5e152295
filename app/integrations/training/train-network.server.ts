import { NeuralNetwork } from "brain.js";
import type { TrainingExample } from "~/domain/scoring/examples";
import { FEATURE_NAMES, FEATURE_VERSION } from "~/domain/scoring/features";
import { quality, type Quality } from "~/domain/scoring/metrics";
import { forward, standardise, type NetworkParameters } from "~/domain/scoring/network";
import { sigmoid } from "~/domain/scoring/score";
import { hash32, seededRandom } from "~/domain/shared/random";

export type TrainingResult = {
  readonly parameters: NetworkParameters;
  readonly quality: Quality;
  readonly trainedOn: number;
};

/** Share of customers held out for calibration and for deciding when to stop. */
const HELD_OUT_OF_100 = 20;
const ROUNDS = 14;
const EPOCHS_PER_ROUND = 2;
const PATIENCE = 3;
/** More rows than this add time and hardly accuracy; newest first. */
const MAX_ROWS = 120_000;

const isHeldOut = ({ customerId }: TrainingExample): boolean =>
  hash32(`held-out:${customerId}`) % 100 < HELD_OUT_OF_100;

const scaling = (rows: readonly TrainingExample[]): { mean: number[]; scale: number[] } => {
  const mean = FEATURE_NAMES.map((_, i) => rows.reduce((sum, row) => sum + (row.features[i] ?? 0), 0) / rows.length);
  const scale = mean.map((centre, i) => {
    const variance = rows.reduce((sum, row) => sum + ((row.features[i] ?? 0) - centre) ** 2, 0) / rows.length;
    return Math.sqrt(variance) || 1;
  });
  return { mean, scale };
};

type Network = InstanceType<typeof NeuralNetwork>;

const toParameters = (network: Network, scaled: { mean: number[]; scale: number[] }): NetworkParameters => ({
  featureVersion: FEATURE_VERSION,
  ...scaled,
  layers: network
    .toJSON()
    .layers.slice(1)
    .map(({ weights, biases }) => biases.map((bias, n) => ({ bias, weights: [...(weights[n] ?? [])] }))),
  calibration: { a: 1, b: 0 },
});

/** Platt scaling by Newton steps on the log-loss of the held-out rows (Platt 1999). */
const fitCalibration = (
  points: readonly { readonly logOdds: number; readonly late: boolean }[],
): { a: number; b: number } => {
  let a = 1;
  let b = 0;
  for (let step = 0; step < 25; step++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6];
    for (const { logOdds, late } of points) {
      const p = sigmoid(a * logOdds + b);
      const error = p - Number(late);
      const weight = p * (1 - p);
      ga += error * logOdds;
      gb += error;
      haa += weight * logOdds * logOdds;
      hab += weight * logOdds;
      hbb += weight;
    }
    const determinant = haa * hbb - hab * hab;
    if (Math.abs(determinant) < 1e-12) break;
    a -= (hbb * ga - hab * gb) / determinant;
    b -= (haa * gb - hab * ga) / determinant;
  }
  return Number.isFinite(a) && Number.isFinite(b) && a > 0 ? { a, b } : { a: 1, b: 0 };
};

const predict = (parameters: NetworkParameters, rows: readonly TrainingExample[]) =>
  rows.map(({ features, late }) => ({
    logOdds: forward(parameters, standardise(features, parameters.mean, parameters.scale)),
    late,
  }));

const logLoss = (points: readonly { readonly logOdds: number; readonly late: boolean }[]): number =>
  points.reduce((sum, { logOdds, late }) => sum + Math.log1p(Math.exp(late ? -logOdds : logOdds)), 0) /
  Math.max(1, points.length);

const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
};

/**
 * Trains a small network on instalments with known outcome: standardised inputs, one hidden layer, stopped when the
 * held-out customers no longer gain, then calibrated on them. Needs `Math.random` seeded by the caller, because
 * brain.js draws its first weights from it (the training worker does so). `onProgress` gets 0..100.
 */
export const trainNetwork = (
  examples: readonly TrainingExample[],
  seed: number,
  onProgress: (percent: number) => void = () => undefined,
): TrainingResult => {
  const recent = examples.slice(-MAX_ROWS);
  const held = recent.filter(isHeldOut);
  const rows = recent.filter((row) => !isHeldOut(row));
  const random = seededRandom(seed);
  const scaled = scaling(rows);
  const data = rows.map(({ features, late }) => ({
    input: standardise(features, scaled.mean, scaled.scale),
    output: [Number(late)],
  }));
  const network = new NeuralNetwork({
    hiddenLayers: [12],
    activation: "sigmoid",
    inputSize: FEATURE_NAMES.length,
    outputSize: 1,
  });
  let best = { loss: Number.POSITIVE_INFINITY, parameters: undefined as NetworkParameters | undefined, round: 0 };
  for (let round = 1; round <= ROUNDS && round - best.round <= PATIENCE; round++) {
    // The step shrinks with the rounds, so that the last ones polish instead of wandering.
    network.train(shuffled(data, random), {
      iterations: EPOCHS_PER_ROUND,
      learningRate: 0.02 / (1 + round * 0.5),
      momentum: 0.1,
      errorThresh: 1e-9,
    });
    const parameters = toParameters(network, scaled);
    const loss = logLoss(predict(parameters, held));
    if (loss < best.loss) best = { loss, parameters, round };
    onProgress(Math.round((100 * round) / ROUNDS));
  }
  const parameters = best.parameters ?? toParameters(network, scaled);
  const points = predict(parameters, held);
  const calibration = fitCalibration(points);
  const predictions = points.map(({ logOdds, late }) => ({
    p: sigmoid(calibration.a * logOdds + calibration.b),
    late,
  }));
  return { parameters: { ...parameters, calibration }, quality: quality(predictions), trainedOn: rows.length };
};
