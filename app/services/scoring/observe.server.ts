import type { ScoringHistory } from "~/contracts/scores";
import { aboutOf, lateBy } from "~/domain/scoring/examples";
import { computeFeatures } from "~/domain/scoring/features";
import type { FeatureVector, RepaymentRecord } from "~/domain/scoring/types";
import { days, plus } from "~/domain/shared/duration";
import { sampleCustomers } from "./collect-examples.server";

/** An instalment as it looked when it was created, and what became of it since. */
export type Observation = {
  readonly customerId: string;
  readonly features: FeatureVector;
  readonly createdAt: Date;
  readonly dueAt: Date;
  /** Undefined while nobody can say. */
  readonly outcome: { readonly late: boolean; readonly knownAt: Date } | undefined;
};

export type ObserveDeps = {
  /** Ids of the customers with credit, a page at a time. */
  readonly customerPages: (shopId: string) => AsyncIterable<readonly string[]>;
  readonly histories: (shopId: string, customerIds: readonly string[]) => Promise<ScoringHistory[]>;
};

const CHUNK = 250;
/** Of a customer with a very long history the newest so many say enough. */
const MOST_ROWS_EACH = 60;

/**
 * Late is known from the day after the due day on, on time from the payment on. Of instalments that are not due yet only
 * those paid early would be known, and the rest would seem better than it is: none of them counts.
 */
const outcomeOf = (record: RepaymentRecord, now: Date): Observation["outcome"] => {
  const dayAfter = plus(record.dueAt, days(1));
  const late = dayAfter <= now ? lateBy(record, now, 0) : undefined;
  if (late === undefined) return undefined;
  const knownAt = late ? dayAfter : record.paidAt;
  return knownAt === undefined ? undefined : { late, knownAt };
};

/** The instalments of a customer that were created or became known since, each with what was known at its creation. */
export const observationsOf = (history: ScoringHistory, since: Date, now: Date): Observation[] => {
  const { credit, purchases, signals } = history;
  const about = aboutOf(credit);
  return credit.slice(-MOST_ROWS_EACH).flatMap((record) => {
    if (record.createdAt >= now) return [];
    const outcome = outcomeOf(record, now);
    if (record.createdAt < since && (outcome === undefined || outcome.knownAt < since)) return [];
    const { customerId, createdAt, dueAt } = record;
    const asked = { ...signals, about: about(record) };
    const features = computeFeatures(credit, purchases, createdAt, record.amountMinor, undefined, asked);
    return [{ customerId, features, createdAt, dueAt, outcome }];
  });
};

/** What is to be seen of a sample of the shop's customers, some at a time. Who opted out is not looked at. */
export const observe = async function* (
  deps: ObserveDeps,
  shopId: string,
  size: number,
  since: Date,
  now: Date,
): AsyncGenerator<Observation[]> {
  const ids = await sampleCustomers(deps.customerPages(shopId), size);
  for (let i = 0; i < ids.length; i += CHUNK) {
    const histories = await deps.histories(shopId, ids.slice(i, i + CHUNK));
    // As the databases give them is no order to rely on.
    histories.sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
    yield histories.flatMap((history) => (history.optedOut ? [] : observationsOf(history, since, now)));
  }
};
