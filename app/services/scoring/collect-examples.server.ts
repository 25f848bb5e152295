import type { ScoringHistory } from "~/contracts/scores";
import { examplesOf, type TrainingExample } from "~/domain/scoring/examples";
import { smallest } from "~/domain/shared/sample";

/** Prisma binds each identifier as a parameter, and SQLite takes a thousand. */
const CHUNK = 500;
/** More customers than these teach hardly more, and would not fit into memory. */
const MAX_CUSTOMERS = 20_000;
/** Of that many customers, each teaches by its newest instalments; fewer customers teach by more each. */
const MAX_EXAMPLES = 120_000;
const FEWEST_EACH = 6;

type CollectDeps = {
  /** Every customer with credit, a page at a time. */
  readonly customerPages: (shopId: string) => AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
  readonly histories: (shopId: string, customerIds: readonly string[]) => Promise<readonly ScoringHistory[]>;
};

/** The same customers for the same shop whatever the order of the pages, at most so many. */
export const sampleCustomers = async (
  pages: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  most = MAX_CUSTOMERS,
): Promise<string[]> => (await smallest(pages, most)).ids;

/**
 * What may teach a model of a shop as known at `until`, in bounded memory: a sample of customers, of each the newest
 * instalments. Who opted out of automated scoring does not teach it either.
 */
export const collectExamples = async (deps: CollectDeps, shopId: string, until: Date): Promise<TrainingExample[]> => {
  const customerIds = await sampleCustomers(deps.customerPages(shopId));
  const newest = Math.max(FEWEST_EACH, Math.ceil(MAX_EXAMPLES / Math.max(1, customerIds.length)));
  const examples: TrainingExample[] = [];
  for (let i = 0; i < customerIds.length; i += CHUNK)
    for (const { optedOut, credit, purchases, signals } of await deps.histories(
      shopId,
      customerIds.slice(i, i + CHUNK),
    ))
      if (!optedOut) examples.push(...examplesOf(credit, purchases, until, 0, signals, newest));
  return examples;
};
