import type { AgeBucket, AttentionKind, HomeView, UpcomingContact } from "~/contracts/views";
import type { ShopSettings } from "~/contracts/shop";
import { ANSWER_TOPIC } from "~/domain/inbox/what-to-do";
import { days, minus } from "~/domain/shared/duration";
import { addDays, localParts } from "~/domain/time/local";
import type { Dialect } from "../bulk.server";
import type { Cipher } from "../cipher.server";
import type { Db } from "../client.server";
import { sqlFor } from "../sql.server";
import { modelNotices } from "./model-notices.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly cipher: Cipher };

/** The figures of Home look back this far. */
const WINDOW = days(30);

/** Sums over nothing are null in SQL. */
const int = (value: bigint | number | null | undefined): number => Number(value ?? 0);

const sums = async ({ db, dialect }: Parts, shopId: string, now: Date) => {
  const { p, at } = sqlFor(dialect);
  const [totals] = await db.$queryRawUnsafe<
    { owed: bigint | null; late: bigint | null; open: bigint; lateCases: bigint }[]
  >(
    `SELECT SUM("owedMinor") AS "owed", SUM("lateMinor") AS "late", COUNT(*) AS "open",
       COUNT(CASE WHEN "lateMinor" > 0 THEN 1 END) AS "lateCases" FROM "Case" WHERE "shopId" = ${p(1)} AND "state" = 'open'`,
    shopId,
  );
  const [repaid] = await db.$queryRawUnsafe<{ amount: bigint | null }[]>(
    `SELECT -SUM("amountMinor") AS "amount" FROM "LedgerEntry" WHERE "shopId" = ${p(1)} AND "kind" = 'payment' AND "effectiveAt" >= ${p(2)}`,
    shopId, at(minus(now, WINDOW)),
  ); // prettier-ignore
  const [promised] = await db.$queryRawUnsafe<{ amount: bigint | null; n: bigint }[]>(
    `SELECT SUM(c."lateMinor") AS "amount", COUNT(*) AS "n" FROM "Case" c WHERE c."shopId" = ${p(1)} AND c."state" = 'open'
       AND EXISTS (SELECT 1 FROM "Hold" h WHERE h."shopId" = ${p(1)} AND h."customerId" = c."customerId" AND h."reason" = 'promise'
         AND h."liftedAt" IS NULL AND h."untilAt" > ${p(2)})`,
    shopId, at(now),
  ); // prettier-ignore
  return {
    owedMinor: int(totals?.owed),
    openCases: int(totals?.open),
    lateMinor: int(totals?.late),
    lateCases: int(totals?.lateCases),
    repaidMinor: int(repaid?.amount),
    promisedMinor: int(promised?.amount),
    promisedCases: int(promised?.n),
  };
};

const ageing = async ({ db, dialect }: Parts, shopId: string, today: string): Promise<AgeBucket[]> => {
  const { p } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<{ id: AgeBucket["id"]; n: bigint; amount: bigint }[]>(
    `SELECT CASE WHEN "oldestDueOn" >= ${p(2)} THEN 'd1_7' WHEN "oldestDueOn" >= ${p(3)} THEN 'd8_30'
         WHEN "oldestDueOn" >= ${p(4)} THEN 'd31_60' ELSE 'd61' END AS "id", COUNT(*) AS "n", SUM("lateMinor") AS "amount"
     FROM "Case" WHERE "shopId" = ${p(1)} AND "state" = 'open' AND "lateMinor" > 0 GROUP BY 1`,
    shopId, addDays(today, -7), addDays(today, -30), addDays(today, -60),
  ); // prettier-ignore
  const found = new Map(rows.map((row) => [row.id, row]));
  return (["d1_7", "d8_30", "d31_60", "d61"] as const).map((id) => ({
    id,
    customers: Number(found.get(id)?.n ?? 0),
    amountMinor: Number(found.get(id)?.amount ?? 0),
  }));
};

const attention = async ({ db }: Parts, shopId: string): Promise<HomeView["attention"]> => {
  const [requests, answers, finished, bounced, disputes, failedSends, failedJobs, review, model] = await Promise.all([
    db.hardshipRequest.count({ where: { shopId, answeredAt: null } }),
    db.setAside.count({ where: { shopId, state: "waiting", topic: ANSWER_TOPIC } }),
    db.case.count({ where: { shopId, state: "open", lateMinor: { gt: 0 }, noContactReason: "sequence_finished" } }),
    db.contactPoint.count({ where: { shopId, bouncedAt: { not: null } } }),
    db.hold.count({ where: { shopId, reason: "dispute", liftedAt: null } }),
    db.plannedContact.count({ where: { shopId, state: { in: ["unknown", "failed"] } } }),
    db.job.count({ where: { shopId, state: "failed" } }),
    db.case.count({ where: { shopId, state: "open", personDecides: true, reviewedAt: null } }),
    modelNotices(db, shopId),
  ]);
  const all: [AttentionKind, number][] = [
    ["requests", requests],
    ["answers", answers],
    ["finished", finished],
    ["bounced", bounced],
    ["disputes", disputes],
    ["failed_sends", failedSends],
    ["failed_jobs", failedJobs],
    ["review", review],
    ["model", model],
  ];
  return all.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }));
};

const upcoming = async ({ db, cipher }: Parts, shopId: string): Promise<UpcomingContact[]> => {
  const rows = await db.plannedContact.findMany({
    where: { shopId, state: "planned" },
    orderBy: { effectiveAt: "asc" },
    take: 5,
    select: { caseId: true, customerId: true, effectiveAt: true, timeZone: true, templateId: true },
  });
  const people = await db.customer.findMany({
    where: { id: { in: rows.map(({ customerId }) => customerId) } },
    select: { id: true, nameEnc: true },
  });
  const names = new Map(people.map(({ id, nameEnc }) => [id, nameEnc === null ? "" : cipher.decrypt(nameEnc)]));
  return rows.map(({ customerId, ...row }) => ({ ...row, customerName: names.get(customerId) ?? "" }));
};

/** Customers who were written to, each counted once. */
const contactedSince = async ({ db, dialect }: Parts, shopId: string, since: Date): Promise<number> => {
  const { p, at } = sqlFor(dialect);
  const [row] = await db.$queryRawUnsafe<{ n: bigint }[]>(
    `SELECT COUNT(DISTINCT "customerId") AS "n" FROM "ContactAttempt" WHERE "shopId" = ${p(1)} AND "reservedAt" >= ${p(2)} AND "contactClass" <> 'inbound'`,
    shopId,
    at(since),
  );
  return int(row?.n);
};

/** Jobs that end in a plan: while they are due, what Home shows is about to change. */
const PLANNING = ["shops.reclassify", "customers.score", "contacts.plan"];

/** Home: what is owed, late, contacted, promised, repaid, and what needs a person. */
export const homeView = async (parts: Parts, shop: ShopSettings, now: Date): Promise<HomeView> => {
  const { db } = parts;
  const today = localParts(now, shop.timeZone).dateKey;
  const [totals, buckets, needs, next, contacted, backfill, planning, anyDebt] = await Promise.all([
    sums(parts, shop.id, now),
    ageing(parts, shop.id, today),
    attention(parts, shop.id),
    upcoming(parts, shop.id),
    contactedSince(parts, shop.id, minus(now, WINDOW)),
    db.backfillRun.findFirst({ where: { shopId: shop.id }, orderBy: { startedAt: "desc" } }),
    db.job.count({
      where: { shopId: shop.id, name: { in: PLANNING }, state: { in: ["ready", "running"] }, runAt: { lte: now } },
    }),
    db.obligation.findFirst({ where: { shopId: shop.id }, select: { id: true } }),
  ]);
  return {
    currency: shop.currency,
    ...totals,
    contacted,
    hasCredit: anyDebt !== null,
    isPlanning: planning > 0,
    attention: needs,
    ageing: buckets,
    upcoming: next,
    backfill,
  };
};
