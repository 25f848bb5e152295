import { improvementsOf, type Improvement } from "~/domain/scoring/improvements";
import type { RiskScorer } from "~/domain/scoring/types";
import type { Dialect } from "../bulk.server";
import type { Db } from "../client.server";
import { loadHistories } from "../scoring-histories.server";

/** What would lower a customer's score, by the model that serves, as of when the customer was scored. */
export const improvementsView = async (
  db: Db,
  dialect: Dialect,
  scorer: RiskScorer,
  shopId: string,
  customerId: string,
  at: Date,
): Promise<Improvement[]> => {
  const [history] = await loadHistories(db, dialect, shopId, [customerId]);
  return history === undefined || history.optedOut ? [] : improvementsOf(scorer, history, at);
};
