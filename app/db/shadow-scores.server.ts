import type { ScoredCustomer } from "~/contracts/scores";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";

const TRIED: Columns = { shopId: "text", modelId: "text", customerId: "text", at: "instant", probability: "float" };

/** What the challenger says of the customers; only its newest word of each is kept. */
export const saveTried = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  modelId: string,
  scored: readonly ScoredCustomer[],
  now: Date,
): Promise<void> => {
  const rows = scored.flatMap(({ customerId, tried }) =>
    tried === undefined ? [] : [{ shopId, modelId, customerId, at: now, probability: tried }],
  );
  await insertRows(
    db,
    dialect,
    "ShadowScore",
    TRIED,
    rows,
    `ON CONFLICT ("shopId", "modelId", "customerId") DO UPDATE SET "at" = excluded."at", "probability" = excluded."probability"`,
  );
};
