import type { TrainingExample } from "~/domain/scoring/examples";
import { FEATURE_VERSION } from "~/domain/scoring/features";
import { quality, type Quality } from "~/domain/scoring/metrics";
import { directionsOf, forward, isMonotone, type NetworkParameters } from "~/domain/scoring/network";
import { sigmoid } from "~/domain/scoring/score";
import { calibrate, calibratedBy, logLoss, type Point } from "./calibration.server";
import { learnMemory } from "./memory.server";
import { trainMember, type Layers } from "./train-member.server";
import { apart, MEMBERS, prepare, remembered, type Row } from "./training-data.server";

export type TrainingResult = {
  readonly parameters: NetworkParameters;
  /** On customers that the predicting network had not trained on. */
  readonly quality: Quality;
  readonly trainedOn: number;
  /** An instalment weighed half when so many newer ones were known: how fast the past fades in this shop. */
  readonly halfLife: number;
};

/** How much of the answer the logistic regression gives, the networks giving the rest; the held-out customers choose. */
const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** Averaged networks are one wider network: their hidden neurons side by side, their outputs shared out. */
const averaged = (members: readonly Layers[], share: number): Layers => {
  const part = share / members.length;
  const outputs = members.map(([, output]) => output?.[0] ?? { weights: [], bias: 0 });
  const weights = outputs.flatMap((output) => output.weights.map((weight) => weight * part));
  const bias = outputs.reduce((sum, output) => sum + output.bias * part, 0);
  return [members.flatMap(([hidden]) => hidden ?? []), [{ weights, bias }]];
};

const averagedLines = (lines: readonly Layers[], share: number): { weights: number[]; bias: number } => {
  const neurons = lines.map(([layer]) => layer?.[0] ?? { weights: [], bias: 0 });
  const part = share / lines.length;
  return {
    weights: (neurons[0]?.weights ?? []).map((_, i) => neurons.reduce((sum, { weights }) => sum + (weights[i] ?? 0) * part, 0)),
    bias: neurons.reduce((sum, { bias }) => sum + bias * part, 0),
  };
}; // prettier-ignore

/** Part of the time that goes into finding how fast the past fades. */
const REMEMBERING = 0.3;

type HeldOut = { readonly net: number; readonly line: number; readonly row: Row };

/** The newest say most of what probabilities mean now: ages count twice. */
const mixed = (held: readonly HeldOut[], share: number): (Point & { readonly earlier: number })[] =>
  held.map(({ net, line, row: { late, weight, earlier } }) => ({
    logOdds: share * line + (1 - share) * net,
    late,
    weight: weight ** 2,
    earlier,
  }));

const predict = (layers: Layers, { input }: Row): number => forward({ layers, direct: [] }, Array.from(input));

/**
 * Trains on instalments with known outcome: a few small networks and logistic regressions by brain.js, each without
 * another part of the customers, mixed and calibrated on those. The same examples in any order and the same seed give
 * the same model. Needs `Math.random` replaced by the caller, because brain.js draws its first weights from it (the
 * training worker does so). `onProgress` gets 0..100.
 */
export const trainNetwork = (
  examples: readonly TrainingExample[],
  seed: number,
  onProgress: (percent: number) => void = () => undefined,
): TrainingResult => {
  const { known, scaling } = prepare(examples);
  const directions = directionsOf(scaling.knots);
  const percent = (from: number, to: number) => (done: number) => onProgress(Math.round(100 * (from + (to - from) * done))); // prettier-ignore
  const { halfLife, lines } = learnMemory(known, directions, seed, percent(0, REMEMBERING));
  const rows = remembered(known, halfLife);
  const networks: Layers[] = [];
  const held: HeldOut[] = [];
  for (const [member, line] of lines.entries()) {
    const [others, out] = apart(rows, member);
    const part = (1 - REMEMBERING) / lines.length;
    const onPart = percent(REMEMBERING + part * member, REMEMBERING + part * (member + 1));
    const [network = []] = trainMember(others, [out], directions, "hidden", seed * MEMBERS + member, onPart);
    networks.push(network);
    for (const row of out) held.push({ net: predict(network, row), line: predict(line, row), row });
  }
  const losses = SHARES.map((share) => ({ share, loss: logLoss(mixed(held, share)) }));
  const { share } = losses.reduce((best, other) => (other.loss < best.loss ? other : best));
  const calibrated = calibrate(mixed(held, share));
  const line = averagedLines(lines, share);
  const [hidden = [], output = []] = averaged(networks, 1 - share);
  const layers = [hidden, output.map(({ weights, bias }) => ({ weights, bias: bias + line.bias }))];
  const parameters: NetworkParameters = {
    featureVersion: FEATURE_VERSION,
    ...scaling,
    layers,
    direct: line.weights,
    ...calibrated,
  };
  if (!isMonotone(parameters)) throw new Error("The trained network lowers the risk for something plainly bad");
  const logOddsOf = calibratedBy(calibrated);
  const predictions = mixed(held, share).map((point) => ({ p: sigmoid(logOddsOf(point)), late: point.late }));
  return { parameters, quality: quality(predictions), trainedOn: rows.length, halfLife };
};
