import { beforeAll, describe, expect, test, vi } from "vitest";
import type { History } from "~/cli/histories.server";
import { aboutOf, examplesOf, type TrainingExample } from "~/domain/scoring/examples";
import { computeFeatures, featureArray, FEATURE_NAMES, toArray } from "~/domain/scoring/features";
import { quality } from "~/domain/scoring/metrics";
import { isMonotone, networkSchema, networkScorer } from "~/domain/scoring/network";
import { isTrue, themeInputs } from "~/domain/scoring/reasons";
import { POINTS_PER_LOG_ODDS, tierOf } from "~/domain/scoring/score";
import type { FeatureVector, RepaymentRecord } from "~/domain/scoring/types";
import { hash32, seededRandom } from "~/domain/shared/random";
import { trainNetwork, type TrainingResult } from "~/integrations/training/train-network.server";
import { cardHistories } from "~tests/factories/card-statements";

const LATER = new Date("2007-01-01T00:00:00Z");
const FIRST_TRAINED = 400;
const SEED = 5;

/** As the training thread does: brain.js draws its first weights from Math.random. */
const train = (examples: readonly TrainingExample[], seed = SEED): TrainingResult => {
  vi.spyOn(Math, "random").mockImplementation(seededRandom(seed));
  return trainNetwork(examples, seed);
};
const examplesFrom = (histories: readonly History[]) => histories.flatMap(({ credit }) => examplesOf(credit, [], LATER, 0)); // prettier-ignore

let trainedOn: History[];
let others: History[];
let examples: TrainingExample[];
let trained: TrainingResult;

beforeAll(async () => {
  const histories = await cardHistories();
  trainedOn = histories.slice(0, FIRST_TRAINED);
  others = histories.slice(FIRST_TRAINED);
  examples = examplesFrom(trainedOn);
  trained = train(examples);
}, 60_000);

describe("a trained network", () => {
  test("ranks the newest of customers it has never seen, with probabilities that mean what they say", () => {
    const scorer = networkScorer(trained.parameters, "v");
    const at = Math.max(...examples.map((example) => example.at));
    const newest = examplesFrom(others).filter((example) => example.at === at);
    const predicted = newest.map(({ features, late }) => ({ p: scorer.probability(features), late }));
    const share = newest.filter(({ late }) => late).length / newest.length;
    const mean = predicted.reduce((sum, { p }) => sum + p, 0) / newest.length;
    const found = quality(predicted);
    expect(newest).toHaveLength(200);
    expect(found.auc).toBeGreaterThan(0.72);
    expect(Math.abs(mean - share)).toBeLessThan(0.05);
    expect(found.logLoss).toBeLessThan(quality(newest.map(({ late }) => ({ p: share, late }))).logLoss - 0.03);
  });

  test("is the same, byte for byte, whatever the order of what it learned from", () => {
    const random = seededRandom(3);
    const shuffled = examples.map((example) => ({ example, at: random() })).sort((a, b) => a.at - b.at).map(({ example }) => example); // prettier-ignore
    expect(shuffled[0]).not.toBe(examples[0]);
    expect(JSON.stringify(train(shuffled))).toBe(JSON.stringify(trained));
  });

  test("is another for another seed", () => {
    expect(JSON.stringify(train(examples, SEED + 1).parameters)).not.toBe(JSON.stringify(trained.parameters));
  });

  test("survives being stored", () => {
    expect(networkSchema.parse(JSON.parse(JSON.stringify(trained.parameters)))).toEqual(trained.parameters);
  });

  test("learns nothing from outcomes that were dealt out by chance", () => {
    const random = seededRandom(11);
    const scrambled = examples.map((example) => ({ ...example, late: random() < 0.3 }));
    const scorer = networkScorer(train(scrambled).parameters, "v");
    const dealt = examplesFrom(others).map(({ features }) => ({
      p: scorer.probability(features),
      late: random() < 0.3,
    }));
    expect(Math.abs(quality(dealt).auc - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(train(scrambled).quality.auc - 0.5)).toBeLessThan(0.03);
  });
});

/** October's instalment of each: the newest, of which everything before is known. */
const asked = ({ credit }: History): { credit: readonly RepaymentRecord[]; next: RepaymentRecord } | undefined => {
  const next = credit.at(-1);
  return next && credit.length > 2 ? { credit, next } : undefined;
};

describe("one more past obligation paid late", () => {
  test("never lowers the risk", () => {
    expect(isMonotone(trained.parameters)).toBe(true);
    const scorer = networkScorer(trained.parameters, "v");
    const changes: number[] = [];
    for (const history of others) {
      const found = asked(history);
      if (!found) continue;
      const { credit, next } = found;
      const about = aboutOf(credit)(next);
      const of = (records: readonly RepaymentRecord[]) =>
        scorer.probability(featureArray(records, [], next.createdAt, next.amountMinor, undefined, { about }));
      const onTime = credit.flatMap(({ paidAt, dueAt }, i) => (i < credit.length - 1 && paidAt && paidAt <= dueAt ? [i] : [])); // prettier-ignore
      const pick = onTime[hash32(history.customerId) % Math.max(1, onTime.length)];
      if (pick === undefined) continue;
      const late = (record: RepaymentRecord) => ({ ...record, paidAt: new Date(record.dueAt.getTime() + 30 * 86_400_000) });
      changes.push(of(credit.map((record, i) => (i === pick ? late(record) : record))) - of(credit));
    }
    expect(changes.length).toBeGreaterThan(100);
    expect(changes.reduce((sum, change) => sum + change, 0) / changes.length).toBeGreaterThan(0.02);
    expect(changes.filter((change) => change >= 0).length / changes.length).toBeGreaterThanOrEqual(0.99);
  });
}); // prettier-ignore

describe("the reasons of 200 customers", () => {
  test("are the themes whose return to what is usual moves the score most, and none contradicts the data", () => {
    const { parameters } = trained;
    const scorer = networkScorer(parameters, "v");
    const usual: FeatureVector = Object.fromEntries(FEATURE_NAMES.map((name, i) => [name, parameters.mean[i] ?? 0]));
    const logOdds = (features: FeatureVector) => {
      const p = scorer.probability(toArray(features));
      return Math.log(p / (1 - p));
    };
    let stated = 0;
    const sample = others.flatMap((history) => asked(history) ?? []);
    expect(others).toHaveLength(200);
    for (const { credit, next } of sample) {
      const features = computeFeatures(credit, [], next.createdAt, next.amountMinor, undefined, { about: aboutOf(credit)(next) });
      const score = scorer.score(features);
      expect(score.tier).toBe(tierOf(score.probability));
      const moved = themeInputs([]).flatMap(([id, places]) => {
        const put: FeatureVector = { ...features, ...toVectorOf(places, parameters.mean) };
        const points = Math.round((logOdds(features) - logOdds(put)) * POINTS_PER_LOG_ODDS);
        const direction = points > 0 ? ("raises" as const) : ("lowers" as const);
        return Math.abs(points) >= 1 && isTrue(id, direction, features, usual) ? [{ id, points, direction }] : [];
      });
      const strongest = moved.sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, 5);
      expect(score.reasons.map(({ points }) => Math.abs(points))).toEqual(strongest.map(({ points }) => Math.abs(points)));
      for (const { id, points, direction } of score.reasons) expect(moved).toContainEqual({ id, points, direction });
      stated += score.reasons.length;
      contradictsNothing(score.reasons, credit.filter((record) => record !== next), next.createdAt);
    }
    expect(stated / sample.length).toBeGreaterThan(2);
  });
}); // prettier-ignore

const toVectorOf = (places: readonly number[], means: readonly number[]): FeatureVector =>
  Object.fromEntries(
    places.flatMap((i) => (FEATURE_NAMES[i] ? [[FEATURE_NAMES[i], means[i] ?? 0]] : [])) as [string, number][],
  );

/** Read again from the bare records, not from the features. */
const contradictsNothing = (
  reasons: readonly { readonly id: string; readonly direction: string }[],
  past: readonly RepaymentRecord[],
  at: Date,
): void => {
  const says = (id: string, direction: string) => reasons.some((reason) => reason.id === id && reason.direction === direction); // prettier-ignore
  const isOpen = ({ dueAt, paidAt }: RepaymentRecord) => dueAt < at && (paidAt === undefined || paidAt >= at);
  const isLate = (record: RepaymentRecord) => isOpen(record) || (record.paidAt !== undefined && record.paidAt.getTime() >= record.dueAt.getTime() + 86_400_000); // prettier-ignore
  if (says("overdue_now", "raises")) expect(past.some(isOpen)).toBe(true);
  if (says("overdue_now", "lowers")) expect(past.some(isOpen)).toBe(false);
  if (says("recent_lateness", "raises")) expect(past.some(isLate)).toBe(true);
  if (says("recent_lateness", "lowers")) expect(past.some((record) => !isLate(record) && record.paidAt !== undefined && record.paidAt < at)).toBe(true); // prettier-ignore
  if (says("early_payments", "lowers")) expect(past.some(({ paidAt, dueAt }) => paidAt && paidAt < dueAt)).toBe(true);
};
