import { NeuralNetwork } from "brain.js";
import type { NetworkParameters } from "~/domain/scoring/network";

/** How often, in examples, weights are made smaller and put right. */
const EVERY = 32;
/** Weights shrink by this part of the learning rate at each example, so that they do not grow without need. */
const DECAY = 1e-6;
const HIDDEN = 8;

type Layers = NetworkParameters["layers"];
type Direction = "more" | "less" | "either";

/** Puts to zero what would let something plainly bad lower the risk; `outputs` are missing where there is one layer. */
export const holdTo = (
  directions: readonly Direction[],
  first: readonly { [i: number]: number; readonly length: number }[],
  outputs: { readonly [i: number]: number } | undefined,
): void => {
  for (const [n, weights] of first.entries()) {
    const sign = outputs ? (outputs[n] ?? 0) : 1;
    for (let i = 0; i < weights.length; i++) {
      const effect = (weights[i] ?? 0) * sign;
      const worse = directions[i];
      if ((worse === "more" && effect < 0) || (worse === "less" && effect > 0)) weights[i] = 0;
    }
  }
};

/**
 * brain.js with two changes. It descends on the log-loss instead of the squared error, whose gradient fades just where
 * a probability is most wrong. And a weight may not make something plainly bad lower the risk: such weights are put to
 * zero as they arise.
 */
export class LogLossNetwork extends NeuralNetwork<number[], number[]> {
  private readonly target = new Float32Array(1);
  private readonly directions: readonly Direction[];
  private seen = 0;

  constructor(directions: readonly Direction[], kind: "hidden" | "direct") {
    super({
      inputSize: directions.length,
      hiddenLayers: kind === "hidden" ? [HIDDEN] : [],
      outputSize: 1,
      activation: "sigmoid",
      momentum: 0.1,
    });
    this.directions = directions;
    this.initialize();
  }

  /** The delta at the output becomes target - output: brain.js multiplies the error by the slope, which is taken out. */
  override _calculateDeltasSigmoid(target: Float32Array): void {
    const output = this.outputs[this.outputLayer]?.[0] ?? 0.5;
    const slope = Math.max(1e-6, output * (1 - output));
    this.target[0] = output + ((target[0] ?? 0) - output) / slope;
    super._calculateDeltasSigmoid(this.target);
  }

  learn(input: Float32Array, output: Float32Array): void {
    this.trainPattern({ input, output });
    if (++this.seen % EVERY === 0) this.putRight();
  }

  private putRight(): void {
    const keep = 1 - this.trainOpts.learningRate * DECAY * EVERY;
    const [, first = [], last] = this.weights;
    for (const weights of this.weights.slice(1).flat()) for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) * keep; // prettier-ignore
    holdTo(this.directions, first, last?.[0]);
  }

  /** The weights as they stand, put right. */
  layers(): Layers {
    this.putRight();
    return this.weights.slice(1).map((layer, l) =>
      layer.map((weights, n) => ({ weights: Array.from(weights), bias: this.biases[l + 1]?.[n] ?? 0 })),
    ); // prettier-ignore
  }
}
