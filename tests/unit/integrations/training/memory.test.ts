import { describe, expect, test, vi } from "vitest";
import type { TrainingExample } from "~/domain/scoring/examples";
import { FEATURE_NAMES } from "~/domain/scoring/features";
import { directionsOf, networkScorer } from "~/domain/scoring/network";
import { sigmoid } from "~/domain/scoring/score";
import { seededRandom } from "~/domain/shared/random";
import { HALF_LIVES, learnMemory } from "~/integrations/training/memory.server";
import { trainNetwork, type TrainingResult } from "~/integrations/training/train-network.server";
import { prepare } from "~/integrations/training/training-data.server";

const AMOUNT = FEATURE_NAMES.indexOf("amount_log");
const [LONGEST] = HALF_LIVES;
const MONTHS = 12;

/** What an amount, from -1 to 1, says of being late; `month` 0 is the newest. */
type Rule = (amount: number, month: number) => number;
const steady: Rule = (amount) => 3 * amount - 1;
/** In the two newest months it is the small amounts that come late. */
const changed: Rule = (amount, month) => (month < 2 ? -3 : 3) * amount - 1;

const shop = (rule: Rule, customers: number, seed: number): TrainingExample[] => {
  const random = seededRandom(`shop:${seed}`);
  return Array.from({ length: customers * MONTHS }, (_, i) => {
    const month = i % MONTHS;
    const amount = 2 * random() - 1;
    const features = FEATURE_NAMES.map(() => random());
    features[AMOUNT] = amount;
    return {
      customerId: `c${Math.floor(i / MONTHS)}`,
      orderId: `o${month}`,
      at: Date.UTC(2026, 11 - month, 1),
      features,
      late: random() < sigmoid(rule(amount, month)),
    };
  });
};

/** As the training thread does: brain.js draws its first weights from Math.random. */
const seeded = (seed: number): void => {
  vi.spyOn(Math, "random").mockImplementation(seededRandom(seed));
};
const memoryOf = (examples: readonly TrainingExample[]) => {
  seeded(1);
  const { known, scaling } = prepare(examples);
  return learnMemory(known, directionsOf(scaling.knots), 1);
};
const train = (examples: readonly TrainingExample[]): TrainingResult => {
  seeded(1);
  return trainNetwork(examples, 1);
};

describe("how fast a shop's past fades", () => {
  test("fast where another rule holds since lately, and the network answers by the new one", () => {
    const trained = train(shop(changed, 250, 1));
    expect(trained.halfLife).toBeLessThan(LONGEST);
    const scorer = networkScorer(trained.parameters, "v");
    const usual = FEATURE_NAMES.map(() => 0.5);
    const of = (amount: number) => scorer.probability(usual.with(AMOUNT, amount));
    expect(of(-0.8) - of(0.8)).toBeGreaterThan(0.1);
  });

  test("not at all where one rule holds all the time", () => {
    for (const seed of [1, 2]) expect(memoryOf(shop(steady, 120, seed)).halfLife).toBe(LONGEST);
  });

  test("not at all where so little is known that a change would be chance", () => {
    for (const seed of [1, 2, 3]) expect(memoryOf(shop(steady, 50, seed)).halfLife).toBe(LONGEST);
  });

  test("the same, byte for byte, whatever the order of what is known", () => {
    const examples = shop(changed, 100, 2);
    const found = memoryOf(examples);
    expect(found.halfLife).toBeLessThan(LONGEST);
    expect(JSON.stringify(memoryOf(examples.toReversed()))).toBe(JSON.stringify(found));
  });
});
