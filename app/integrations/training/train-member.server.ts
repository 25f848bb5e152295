import { forward, type NetworkParameters } from "~/domain/scoring/network";
import { seededRandom } from "~/domain/shared/random";
import { logLoss } from "./calibration.server";
import { holdTo, LogLossNetwork } from "./log-loss-network.server";
import type { Row } from "./training-data.server";

export type Layers = NetworkParameters["layers"];

type Directions = ConstructorParameters<typeof LogLossNetwork>[0];

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

/**
 * One network, or one logistic regression, stopped when customers it does not learn from no longer gain.
 */
export const trainMember = (
  rows: readonly Row[],
  heldOut: readonly Row[],
  directions: Directions,
  kind: "hidden" | "direct",
  seed: number,
  onProgress: (done: number) => void,
): Layers => {
  const random = seededRandom(seed);
  const network = new LogLossNetwork(directions, kind);
  const order = Uint32Array.from(rows, (_, i) => i);
  const inputs = heldOut.map(({ input }) => Array.from(input));
  const lossOf = (layers: Layers): number =>
    logLoss(
      heldOut.map(({ late, weight }, i) => ({ logOdds: forward({ layers, direct: [] }, inputs[i] ?? []), late, weight })),
    ); // prettier-ignore
  let mean: Layers | undefined;
  let best = { loss: Number.POSITIVE_INFINITY, layers: network.layers(), epoch: 0 };
  for (let epoch = 1; epoch <= EPOCHS && epoch - best.epoch <= PATIENCE; epoch++) {
    shuffle(order, random);
    network.updateTrainingOptions({ learningRate: stepOf(epoch) });
    learn(network, rows, order, random);
    mean = meanOf(mean, network.layers());
    const held = putRight(mean, directions);
    const loss = lossOf(held);
    if (loss < best.loss) best = { loss, layers: held, epoch };
    onProgress(epoch / EPOCHS);
  }
  return best.layers;
};
