import { figuresSchema, type SegmentedCustomer, type SegmentFacts, type StoredModel } from "~/contracts/segments";
import { ratesSchema, type Rates } from "~/domain/segments/expected-loss";
import { segmentModelSchema, type SegmentModel } from "~/domain/segments/types";
import type { Dialect } from "./bulk.server";
import type { Db, DbOrTx } from "./client.server";
import { segmentFacts } from "./segment-facts.server";
import { figuresOf } from "./segment-figures.server";
import { lossHistory, usualInstalments } from "./segment-rates.server";
import { saveSegments } from "./segment-save.server";
import { creditCustomerPages } from "./sweep.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string };

/** The segments in force; undefined while a shop has none of its own. */
export const segmentModelOf = async (db: DbOrTx, shopId: string): Promise<StoredModel | undefined> => {
  const row = await db.segmentModel.findFirst({ where: { shopId }, orderBy: [{ fittedAt: "desc" }, { id: "desc" }] });
  if (!row) return undefined;
  const { id, fittedAt, sampled, parameters } = row;
  return { id, fittedAt, sampled, model: segmentModelSchema.parse(JSON.parse(parameters)) };
};

/** The newest pass over the customers that was begun. */
export const newestRun = async (db: DbOrTx, shopId: string) => {
  const row = await db.segmentRun.findFirst({ where: { shopId }, orderBy: [{ startedAt: "desc" }, { id: "desc" }] });
  return row === null ? undefined : { ...row, rates: ratesSchema.parse(JSON.parse(row.rates)) };
};

/** The newest one that has finished, at a moment or before it. */
export const finishedRun = async (db: DbOrTx, shopId: string, before?: Date) => {
  const row = await db.segmentRun.findFirst({
    where: { shopId, state: "done", ...(before === undefined ? {} : { startedAt: { lte: before } }) },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
  });
  if (row === null) return undefined;
  const { rates, figures } = row;
  return { ...row, rates: ratesSchema.parse(JSON.parse(rates)), figures: figuresSchema.parse(JSON.parse(figures)) };
};

const customersAfter = async (db: DbOrTx, shopId: string, after: string, take: number): Promise<string[]> =>
  (
    await db.obligation.groupBy({
      by: ["customerId"],
      where: { shopId, customerId: { gt: after } },
      orderBy: { customerId: "asc" },
      take,
    })
  ).map(({ customerId }) => customerId);

/** What is left of customers whom the run did not meet: erased, merged, or without credit any more. */
const removeUnmet = async (tx: DbOrTx, shopId: string, runId: string, movesBefore: Date, runsBefore: Date) => {
  await tx.customerSegment.deleteMany({ where: { shopId, runId: { not: runId }, overrideSegment: null } });
  await tx.customerExposure.deleteMany({ where: { shopId, runId: { not: runId } } });
  await tx.segmentMove.deleteMany({ where: { shopId, at: { lt: movesBefore } } });
  await tx.segmentRun.deleteMany({ where: { shopId, startedAt: { lt: runsBefore } } });
};

export type FinishInput = {
  readonly now: Date;
  /** Movements are shown since then, and kept since `movesBefore`. */
  readonly since: Date;
  readonly movesBefore: Date;
  readonly runsBefore: Date;
};

/** What runs of segmentation read and write. */
export const createSegments = ({ db, dialect, newId }: Parts) => ({
  customerPages: (shopId: string) => creditCustomerPages(db, shopId),
  customersAfter: (shopId: string, after: string, take: number) => customersAfter(db, shopId, after, take),
  facts: (
    shopId: string,
    customerIds: readonly string[],
    moment: { now: Date; today: string },
  ): Promise<SegmentFacts[]> => segmentFacts({ db, dialect }, shopId, customerIds, "", moment),
  history: async (shopId: string, now: Date) => ({
    losses: await lossHistory({ db, dialect }, shopId, now),
    usualMinor: await usualInstalments({ db, dialect }, shopId),
  }),
  model: (shopId: string) => segmentModelOf(db, shopId),
  saveModel: async (shopId: string, model: SegmentModel, sampled: number, now: Date): Promise<StoredModel> => {
    const id = newId();
    await db.segmentModel.create({ data: { id, shopId, fittedAt: now, sampled, parameters: JSON.stringify(model) } });
    return { id, fittedAt: now, sampled, model };
  },
  newestRun: (shopId: string) => newestRun(db, shopId),
  begin: async (run: {
    shopId: string;
    modelId: string | null;
    activeModelId: string | null;
    rates: Rates;
    now: Date;
  }) => {
    const { shopId, modelId, activeModelId, rates, now } = run;
    const id = newId();
    await db.segmentRun.create({
      data: { id, shopId, modelId, activeModelId, state: "running", startedAt: now, rates: JSON.stringify(rates) },
    });
    return id;
  },
  /** Reads a page of customers and writes what `decide` makes of it, in one transaction. */
  page: (
    run: { readonly shopId: string; readonly runId: string; readonly now: Date; readonly today: string },
    customerIds: readonly string[],
    decide: (facts: readonly SegmentFacts[]) => SegmentedCustomer[],
  ): Promise<void> =>
    db.$transaction(async (tx) => {
      const facts = await segmentFacts({ db: tx, dialect }, run.shopId, customerIds, run.runId, run);
      const wanted = decide(facts.filter(({ isDone }) => !isDone));
      await saveSegments({ db: tx, dialect }, run.shopId, run.runId, wanted, run.now);
    }),
  finish: (shopId: string, runId: string, { now, since, movesBefore, runsBefore }: FinishInput): Promise<void> =>
    db.$transaction(async (tx) => {
      await removeUnmet(tx, shopId, runId, movesBefore, runsBefore);
      const figures = JSON.stringify(await figuresOf({ db: tx, dialect }, shopId, since));
      await tx.segmentRun.updateMany({
        where: { id: runId, state: "running" },
        data: { state: "done", finishedAt: now, figures },
      });
    }),
});
