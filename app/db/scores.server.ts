import type { ScoredCustomer } from "~/contracts/scores";
import { encodeRows, insertRows, withRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

const SNAPSHOT: Columns = {
  id: "text", shopId: "text", customerId: "text", at: "instant", probability: "float", score: "int", tier: "text",
  modelKind: "text", modelVersion: "text", reasons: "text",
}; // prettier-ignore
const PROFILE: Columns = { id: "text", shopId: "text", customerId: "text", asOf: "instant", features: "text" };
const TIER: Columns = { customerId: "text", tier: "text", score: "int", refused: "bool" };

/**
 * Writes snapshots (append-only), the profile of features, and the tier on open cases: a person's choice of segment
 * brings its own, which no score changes.
 */
export const saveScores = async (
  db: DbOrTx,
  dialect: Dialect,
  newId: () => string,
  shopId: string,
  scored: readonly ScoredCustomer[],
  now: Date,
): Promise<void> => {
  if (scored.length === 0) return;
  const snapshots = scored.map(({ customerId, score }) => ({
    id: newId(),
    shopId,
    customerId,
    at: now,
    ...score,
    reasons: JSON.stringify(score.reasons),
  }));
  await insertRows(db, dialect, "ScoreSnapshot", SNAPSHOT, snapshots);
  const profiles = scored.map(({ customerId, features }) => ({
    id: `${customerId}/p`,
    shopId,
    customerId,
    asOf: now,
    features: JSON.stringify(features),
  }));
  await insertRows(
    db,
    dialect,
    "CreditProfile",
    PROFILE,
    profiles,
    `ON CONFLICT ("id") DO UPDATE SET "asOf" = excluded."asOf", "features" = excluded."features"`,
  );
  const tiers = scored.map(({ customerId, score }) => ({
    customerId,
    tier: score.tier,
    score: score.score,
    refused: score.modelKind === "neutral",
  }));
  const truth = `r."refused" = ${sqlFor(dialect).bool(true)}`;
  // Who has refused since the histories were read gets no tier of a machine any more.
  await db.$executeRawUnsafe(
    `${withRows(TIER, dialect)} UPDATE "Case" SET "tier" = COALESCE(s."overrideTier", r."tier"), "score" = r."score", "personDecides" = ${truth},
       "segment" = COALESCE(s."overrideSegment", s."segment") FROM r LEFT JOIN "CustomerSegment" s ON s."customerId" = r."customerId"
     WHERE "Case"."shopId" = ${sqlFor(dialect).p(2)} AND "Case"."customerId" = r."customerId" AND "Case"."state" = 'open'
       AND (${truth} OR NOT EXISTS (SELECT 1 FROM "Customer" c WHERE c."id" = r."customerId" AND c."scoringOptOutAt" IS NOT NULL))`,
    encodeRows(tiers, TIER, dialect),
    shopId,
  );
};
