import type { ScoredCustomer, ScoringHistory } from "~/contracts/scores";
import { aboutOf } from "~/domain/scoring/examples";
import type { PurchaseRecord, RepaymentRecord, Unseen } from "~/domain/scoring/types";
import { encodeRows, insertRows, withRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { loadExtras } from "./scoring-extras.server";
import { sqlFor } from "./sql.server";

const SNAPSHOT: Columns = {
  id: "text", shopId: "text", customerId: "text", at: "instant", probability: "float", score: "int", tier: "text",
  modelKind: "text", modelVersion: "text", reasons: "text",
}; // prettier-ignore
const PROFILE: Columns = { id: "text", shopId: "text", customerId: "text", asOf: "instant", features: "text" };
const TIER: Columns = { customerId: "text", tier: "text", score: "int", refused: "bool" };

const add = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
};

const loadCredit = async (db: DbOrTx, shopId: string, customerIds: string[]) => {
  const rows = await db.instalment.findMany({
    where: { shopId, customerId: { in: customerIds }, state: { not: "cancelled" } },
    orderBy: { dueAt: "asc" },
  });
  const obligations = await db.obligation.findMany({
    where: { shopId, customerId: { in: customerIds } },
    select: { id: true, orderId: true, openedAt: true },
  });
  const opened = new Map(obligations.map((row) => [row.id, row]));
  const byCustomer = new Map<string, (RepaymentRecord & { readonly isOpen: boolean })[]>();
  for (const row of rows) {
    const obligation = opened.get(row.obligationId);
    if (!obligation) continue;
    add(byCustomer, row.customerId, {
      customerId: row.customerId,
      orderId: obligation.orderId,
      createdAt: obligation.openedAt,
      dueAt: row.dueAt,
      amountMinor: Number(row.amountMinor),
      paidAt: row.paidAt ?? undefined,
      disputed: row.disputed,
      isOpen: row.state === "open",
    });
  }
  return byCustomer;
};

const loadPurchases = async (db: DbOrTx, shopId: string, customerIds: string[]) => {
  const rows = await db.orderSnapshot.findMany({
    where: {
      shopId,
      customerId: { in: customerIds },
      creditKind: { in: ["third_party_bnpl", "paid_at_checkout", "not_mapped"] },
    },
    orderBy: { createdAt: "asc" },
    select: {
      customerId: true,
      orderId: true,
      createdAt: true,
      totalMinor: true,
      cancelled: true,
      discounted: true,
      creditKind: true,
    },
  });
  const byCustomer = new Map<string, PurchaseRecord[]>();
  for (const row of rows)
    if (row.customerId !== null)
      add(byCustomer, row.customerId, {
        customerId: row.customerId,
        orderId: row.orderId,
        createdAt: row.createdAt,
        amountMinor: Number(row.totalMinor),
        cancelled: row.cancelled,
        viaThirdPartyBnpl: row.creditKind === "third_party_bnpl",
        discounted: row.discounted,
      });
  return byCustomer;
};

type Person = {
  readonly createdAt: Date;
  readonly lifetimeOrders: number;
  readonly lifetimeSpentMinor: bigint;
};

/** Orders that Shopify counts beside those that are stored. */
const unseenOf = ({ createdAt, lifetimeOrders, lifetimeSpentMinor }: Person, stored: number): Unseen | undefined =>
  lifetimeOrders <= stored
    ? undefined
    : {
        orders: lifetimeOrders - stored,
        usualMinor: Math.round(Number(lifetimeSpentMinor) / lifetimeOrders),
        since: createdAt,
      };

const storedOrders = async (db: DbOrTx, shopId: string, customerIds: string[]): Promise<Map<string | null, number>> => {
  const where = { shopId, customerId: { in: customerIds } };
  const rows = await db.orderSnapshot.groupBy({ by: ["customerId"], where, _count: true });
  return new Map(rows.map(({ customerId, _count }) => [customerId, _count]));
};

const meanAmount = (credit: readonly RepaymentRecord[]): number =>
  Math.round(credit.reduce((sum, { amountMinor }) => sum + amountMinor, 0) / Math.max(1, credit.length));

/** Purchase and repayment histories of many customers, with eight queries. */
export const loadHistories = async (
  db: DbOrTx,
  shopId: string,
  customerIds: readonly string[],
): Promise<ScoringHistory[]> => {
  const wanted = [...customerIds];
  const select = { id: true, scoringOptOutAt: true, createdAt: true, lifetimeOrders: true, lifetimeSpentMinor: true };
  const [people, credit, purchases, stored, extras] = await Promise.all([
    db.customer.findMany({ where: { shopId, id: { in: wanted } }, select }),
    loadCredit(db, shopId, wanted),
    loadPurchases(db, shopId, wanted),
    storedOrders(db, shopId, wanted),
    loadExtras(db, shopId, wanted),
  ]);
  return people.map(({ id, scoringOptOutAt, ...person }) => {
    const records = credit.get(id) ?? [];
    const next = records.find(({ isOpen }) => isOpen);
    return {
      customerId: id,
      optedOut: scoringOptOutAt !== null,
      // Features read by creation; instalments of one order share it and stay in the order they fall due.
      credit: records
        .map((record) => ({ ...record, discounted: extras.discounted.has(record.orderId) }))
        .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.dueAt.getTime() - b.dueAt.getTime()),
      purchases: purchases.get(id) ?? [],
      unseen: unseenOf(person, stored.get(id) ?? 0),
      nextAmountMinor: next?.amountMinor ?? meanAmount(records),
      signals: {
        about: next && aboutOf(records)(next),
        contacts: extras.contacts.get(id) ?? [],
        promises: extras.promises.get(id) ?? [],
      },
    };
  });
};

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
