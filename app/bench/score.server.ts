import type { ScoringHistory } from "~/contracts/scores";
import { featureArray } from "~/domain/scoring/features";
import { networkScorer, type NetworkParameters } from "~/domain/scoring/network";
import { BLOCK, sumBlock } from "~/domain/scoring/neuron-block";
import type { RepaymentRecord, RiskScorer } from "~/domain/scoring/types";
import { DAY_MS } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import { collectExamples } from "~/services/scoring/collect-examples.server";
import { runTraining } from "~/integrations/training/run-training.server";
import { peakMb, toResult } from "./measure.server";
import type { Bench } from "./types.server";

/** As many customers as the public card data has, so that training is measured on what it is meant for; or more. */
const FEWEST_CUSTOMERS = 21_000;
const INSTALMENTS = 7;
const START = Date.UTC(2025, 0, 1);
const NOW = new Date(START + 400 * DAY_MS);
const SLICE = 1_000;

/** A customer who pays by a habit of their own: made when asked for, so that a million need no memory. */
const creditOf = (i: number): RepaymentRecord[] => {
  const random = seededRandom(`score/${i}`);
  const habit = random() ** 2;
  const first = START + Math.floor(random() * 150) * DAY_MS;
  return Array.from({ length: INSTALMENTS }, (_, k) => {
    const createdAt = new Date(first + k * 30 * DAY_MS);
    const dueAt = new Date(createdAt.getTime() + 25 * DAY_MS);
    const late = random() < habit;
    const paidAt = late && random() < 0.3 ? undefined : new Date(dueAt.getTime() + (late ? 20 : -4) * DAY_MS * random());
    const amountMinor = 2_000 + Math.floor(random() * 30_000);
    return { customerId: `c${i}`, orderId: `o${i}-${k}`, createdAt, dueAt, amountMinor, paidAt };
  });
}; // prettier-ignore

/** Ids of the shop's customers, a page at a time, as the database gives them. */
const customerPages = function* (customers: number): Generator<string[]> {
  for (let i = 0; i < customers; i += SLICE)
    yield Array.from({ length: Math.min(SLICE, customers - i) }, (_, k) => `c${i + k}`);
};

const historyOf = (customerId: string): ScoringHistory => ({
  customerId, optedOut: false, credit: creditOf(Number(customerId.slice(1))), purchases: [], nextAmountMinor: 0,
}); // prettier-ignore

/** Trains as the app does: on a sample of the shop's customers. */
const train = async (customers: number): Promise<NetworkParameters> => {
  const startedAt = performance.now();
  const histories = (_: string, ids: readonly string[]) => Promise.resolve(ids.map(historyOf));
  const examples = await collectExamples({ customerPages: () => customerPages(customers), histories }, "bench", NOW);
  const { parameters, quality } = await runTraining(examples, 1);
  const seconds = (performance.now() - startedAt) / 1_000;
  process.stderr.write(`score: trained for ${customers} customers on ${examples.length} instalments in ${seconds.toFixed(1)} s, peak ${peakMb()} MB, AUC ${quality.auc.toFixed(3)}\n`); // prettier-ignore
  return parameters;
};

/** The least that scoring an instalment can cost: its inputs read, and the network's bare multiply-adds on all of them. */
const bareNetwork = ({ layers, mean }: NetworkParameters) => {
  const size = mean.length;
  const blocks = Math.ceil((layers[0]?.length ?? 1) / BLOCK);
  const weights = new Float64Array(blocks * BLOCK * size).fill(0.01);
  const inputs = new Float64Array(SLICE * size).fill(0.5);
  const values = new Float64Array(size);
  const places = Int32Array.from({ length: size }, (_, i) => i);
  const sums = new Float64Array(blocks * BLOCK);
  const one = (r: number): void => {
    values.set(inputs.subarray(r * size, (r + 1) * size));
    for (let block = 0; block < blocks; block++) sumBlock(weights, size, places, values, size, block, sums, sums);
  };
  return (rows: number): number => {
    for (let r = 0; r < rows; r++) one(r % SLICE);
    return sums[0] ?? 0;
  };
};

/** Scores every instalment of the histories as of its creation; a function of its own, which V8 compiles as it stands. */
const scoreAll = (scorer: RiskScorer, histories: readonly (readonly RepaymentRecord[])[]): number => {
  const values: number[] = [];
  let sum = 0;
  for (const credit of histories)
    for (const { createdAt, amountMinor } of credit) sum += scorer.probability(featureArray(credit, [], createdAt, amountMinor, undefined, undefined, values));
  return sum;
}; // prettier-ignore

/**
 * Instalments scored a second on one core: features from the history, then the probability by a network that was trained
 * just before. The limit is the network's bare arithmetic in the same run.
 */
export const score: Bench = {
  name: "score",
  run: async (n = 147_000) => {
    const parameters = await train(Math.max(FEWEST_CUSTOMERS, Math.ceil(n / INSTALMENTS)));
    const scorer = networkScorer(parameters, "bench");
    const bare = bareNetwork(parameters);
    const durationsMs: number[] = [];
    let asked = 0;
    let sum = 0;
    const sliceOf = (slice: number) => Array.from({ length: SLICE }, (_, i) => creditOf(slice * SLICE + i));
    // The engine learns the code at the first thousands, which training used otherwise.
    sum += scoreAll(scorer, sliceOf(0));
    for (let slice = 0; asked < n; slice++) {
      const histories = sliceOf(slice);
      const startedAt = performance.now();
      sum += scoreAll(scorer, histories);
      durationsMs.push(performance.now() - startedAt);
      asked += SLICE * INSTALMENTS;
    }
    const startedAt = performance.now();
    for (let rows = 0; rows < asked; rows += SLICE * INSTALMENTS) sum += bare(SLICE * INSTALMENTS);
    const bareSeconds = (performance.now() - startedAt) / 1_000;
    if (!Number.isFinite(sum)) throw new Error("A score is not a number");
    return toResult({
      name: "score",
      n: asked,
      seconds: durationsMs.reduce((total, ms) => total + ms, 0) / 1_000,
      durationsMs,
      limit: { what: "the network's bare multiply-adds", perSecond: asked / bareSeconds },
    });
  },
}; // prettier-ignore
