import { improvementsOf, type Improvement } from "~/domain/scoring/improvements";
import type { RiskScorer } from "~/domain/scoring/types";
import type { Db } from "../client.server";
import { loadHistories } from "../scores.server";

/** What would lower a customer's score, by the model that serves, as of when the customer was scored. */
export const improvementsView = async (
  db: Db,
  scorer: RiskScorer,
  shopId: string,
  customerId: string,
  at: Date,
): Promise<Improvement[]> => {
  const [history] = await loadHistories(db, shopId, [customerId]);
  return history === undefined || history.optedOut ? [] : improvementsOf(scorer, history, at);
};
