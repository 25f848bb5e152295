import { forward, type NetworkParameters } from "~/domain/scoring/network";
import { seededRandom } from "~/domain/shared/random";
import { logLoss } from "./calibration.server";
import { holdTo, LogLossNetwork } from "./log-loss-network.server";
import type { Row } from "./training-data.server";

export type Layers = NetworkParameters["layers"];
export type Directions = ConstructorParameters<typeof LogLossNetwork>[0];

const EPOCHS = 25;
const PATIENCE = 4;
/** The step shrinks with the epochs, so that the last ones polish instead of wandering. */
const stepOf = (epoch: number): number => 0.05 / (1 + 0.3 * epoch);
/** What the mean of the weights over the epochs keeps of itself: it wanders less than the weights do. */
const MEAN_KEEPS = 0.7;

const shuffle = (order: Uint32Array, random: () => number): void => {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
};

const meanOf = (mean: Layers | undefined, now: Layers): Layers => {
  if (!mean) return now;
  const mix = (a: number, b: number | undefined): number => MEAN_KEEPS * a + (1 - MEAN_KEEPS) * (b ?? a);
  return mean.map((layer, l) =>
    layer.map(({ weights, bias }, n) => {
      const other = now[l]?.[n];
      return { weights: weights.map((weight, i) => mix(weight, other?.weights[i])), bias: mix(bias, other?.bias) };
    }),
  );
};

/** Examples that weigh less are met less often. */
const learn = (network: LogLossNetwork, rows: readonly Row[], order: Uint32Array, random: () => number): void => {
  for (const i of order) {
    const row = rows[i];
    if (row && (row.weight >= 1 || random() < row.weight)) network.learn(row.input, row.output);
  }
};

/** The signs of an output may have changed between the epochs that a mean is of: put right again. */
const putRight = (mean: Layers, directions: Directions): Layers => {
  const held = structuredClone(mean);
  holdTo(directions, held[0]?.map(({ weights }) => weights) ?? [], held[1]?.[0]?.weights);
  return held;
};

type Best = { readonly loss: number; readonly layers: Layers; readonly epoch: number };

/** How surprised these rows are by a member's weights. */
const surpriseOf = (heldOut: readonly Row[]): ((layers: Layers) => number) => {
  const inputs = heldOut.map(({ input }) => Array.from(input));
  return (layers) =>
    logLoss(
      heldOut.map(({ late, weight }, i) => ({ logOdds: forward({ layers, direct: [] }, inputs[i] ?? []), late, weight })),
    ); // prettier-ignore
};

/**
 * One network, or one logistic regression, stopped when customers it does not learn from no longer gain. Of several sets
 * of such customers each gets the weights as they were when it gained last.
 */
export const trainMember = (
  rows: readonly Row[],
  heldOut: readonly (readonly Row[])[],
  directions: Directions,
  kind: "hidden" | "direct",
  seed: number,
  onProgress: (done: number) => void,
): Layers[] => {
  const random = seededRandom(seed);
  const network = new LogLossNetwork(directions, kind);
  const order = Uint32Array.from(rows, (_, i) => i);
  const surprises = heldOut.map(surpriseOf);
  const none: Best = { loss: Number.POSITIVE_INFINITY, layers: network.layers(), epoch: 0 };
  let mean: Layers | undefined;
  let bests = heldOut.map(() => none);
  for (let epoch = 1; epoch <= EPOCHS && bests.some((best) => epoch - best.epoch <= PATIENCE); epoch++) {
    shuffle(order, random);
    network.updateTrainingOptions({ learningRate: stepOf(epoch) });
    learn(network, rows, order, random);
    mean = meanOf(mean, network.layers());
    const layers = putRight(mean, directions);
    bests = bests.map((best, i) => {
      const loss = surprises[i]?.(layers) ?? best.loss;
      return loss < best.loss ? { loss, layers, epoch } : best;
    });
    onProgress(epoch / EPOCHS);
  }
  return bests.map(({ layers }) => layers);
};
