import type { TrainingCause } from "~/contracts/model";
import type { DueDay } from "~/domain/scoring/promotion";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

type Parts = { readonly db: DbOrTx; readonly dialect: Dialect; readonly newId: () => string };

export type NewDecision = {
  readonly challengerId: string;
  readonly championId: string | null;
  readonly verdict: string;
  readonly why: string;
  readonly figures: string;
};

export type LastTraining = {
  readonly at: Date;
  readonly state: string;
  readonly cause: TrainingCause;
  /** How many outcomes it learned from. */
  readonly examples: number;
  /** How many more have become known since it began. */
  readonly newOutcomes: number;
};

/** What the nightly look at a shop's models reads and writes. */
export const createModelChecks = ({ db, dialect, newId }: Parts) => {
  const { p, at } = sqlFor(dialect);
  const outcomesSince = async (shopId: string, since: Date, now: Date): Promise<number> => {
    const [row] = await db.$queryRawUnsafe<{ n: bigint }[]>(
      `SELECT COUNT(*) AS "n" FROM "Instalment" WHERE "shopId" = ${p(1)} AND "state" <> 'cancelled'
         AND ("dueAt" > ${p(2)} OR "paidAt" > ${p(2)}) AND ("dueAt" <= ${p(3)} OR "paidAt" <= ${p(3)})`,
      shopId,
      at(since),
      at(now),
    );
    return Number(row?.n ?? 0);
  };
  return {
    /** How many instalments fell due on each day before today; one row a day, however large the shop. */
    dueDays: async (shopId: string, today: string): Promise<DueDay[]> => {
      const rows = await db.$queryRawUnsafe<{ dueOn: string; n: bigint }[]>(
        `SELECT "dueOn", COUNT(*) AS "n" FROM "Instalment" WHERE "shopId" = ${p(1)} AND "state" IN ('open', 'paid')
           AND "dueOn" < ${p(2)} GROUP BY "dueOn"`,
        shopId,
        today,
      );
      return rows.map(({ dueOn, n }) => ({ dueOn, n: Number(n) }));
    },
    lastTraining: async (shopId: string, now: Date): Promise<LastTraining | undefined> => {
      const row = await db.riskModel.findFirst({ where: { shopId }, orderBy: [{ trainedAt: "desc" }, { id: "desc" }] });
      if (!row) return undefined;
      const { trainedAt, startedAt, state, examples } = row;
      const newOutcomes = await outcomesSince(shopId, startedAt ?? trainedAt, now);
      return { at: startedAt ?? trainedAt, state, cause: row.cause as TrainingCause, examples, newOutcomes };
    },
    /** How many were compared when the two were compared last. */
    lastCompared: async (shopId: string, challengerId: string, championId: string | null) =>
      db.modelDecision.findFirst({ where: { shopId, challengerId, championId }, orderBy: [{ at: "desc" }, { id: "desc" }] }),
    saveDecision: async (shopId: string, decision: NewDecision, now: Date): Promise<string> => {
      const id = newId();
      await db.modelDecision.create({ data: { id, shopId, at: now, ...decision } });
      return id;
    },
    saveDrift: async (shopId: string, report: { modelId: string | null; status: string; figures: string }, now: Date) => {
      await db.driftReport.create({ data: { id: newId(), shopId, at: now, ...report } });
    },
  };
}; // prettier-ignore
