import type { Figures } from "~/contracts/segments";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { truthy } from "./raw-rows.server";
import { sqlFor } from "./sql.server";

type Parts = { readonly db: DbOrTx; readonly dialect: Dialect };
type Count = bigint | number | null;

const TENTHS = 10;
const LARGEST = 20;
const IN_FORCE = `COALESCE(s."overrideSegment", s."segment")`;

const perSegment = async ({ db, dialect }: Parts, shopId: string) => {
  const { p } = sqlFor(dialect);
  const mean = (column: string) => `CAST(AVG(s."${column}") AS double precision)`;
  type Row = {
    segment: string | null;
    n: Count;
    chosen: Count;
    probability: number | null;
    late: number;
    trend: number;
  };
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT ${IN_FORCE} AS "segment", COUNT(*) AS "n", COUNT(s."overrideSegment") AS "chosen", ${mean("probability")} AS "probability",
       ${mean("daysLate")} AS "late", ${mean("trend")} AS "trend" FROM "CustomerSegment" s WHERE s."shopId" = ${p(1)} GROUP BY ${IN_FORCE}`,
    shopId,
  );
  const segments = rows.flatMap(({ segment, n, chosen, probability, late, trend }) =>
    segment === null
      ? []
      : [{ segment, customers: Number(n), chosen: Number(chosen), probability, daysLate: late, trend }],
  );
  return { segments, withoutScore: Number(rows.find(({ segment }) => segment === null)?.n ?? 0) };
};

const amountsOf = async ({ db, dialect }: Parts, shopId: string): Promise<Figures["amounts"]> => {
  const { p } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<{ segment: string; currency: string; open: Count; lost: Count }[]>(
    `SELECT ${IN_FORCE} AS "segment", e."currency" AS "currency", SUM(e."exposureMinor") AS "open", SUM(e."expectedLossMinor") AS "lost"
     FROM "CustomerExposure" e JOIN "CustomerSegment" s ON s."customerId" = e."customerId"
     WHERE e."shopId" = ${p(1)} AND ${IN_FORCE} IS NOT NULL GROUP BY ${IN_FORCE}, e."currency" ORDER BY 1, 2`,
    shopId,
  );
  return rows.map(({ segment, currency, open, lost }) => ({
    segment,
    currency,
    exposureMinor: Number(open),
    expectedLossMinor: Number(lost),
  }));
};

/** Of those whom a score may judge, in one pass. */
const distributionOf = async ({ db, dialect }: Parts, shopId: string): Promise<number[]> => {
  const { p } = sqlFor(dialect);
  const bins = Array.from({ length: TENTHS }, (_, i) => {
    const from = `s."probability" >= ${(i / TENTHS).toFixed(1)}`;
    return `COUNT(CASE WHEN ${i === TENTHS - 1 ? from : `${from} AND s."probability" < ${((i + 1) / TENTHS).toFixed(1)}`} THEN 1 END) AS "b${String(i)}"`;
  });
  const [row] = await db.$queryRawUnsafe<Record<string, Count>[]>(
    `SELECT ${bins.join(", ")} FROM "CustomerSegment" s WHERE s."shopId" = ${p(1)}`,
    shopId,
  );
  return bins.map((_, i) => Number(row?.[`b${String(i)}`] ?? 0));
};

/** Everybody's first and last segment of the time, of whom they differ: going there and back is no movement. */
const moved = (dialect: Dialect): string => {
  const { p } = sqlFor(dialect);
  const place = (order: string) =>
    `ROW_NUMBER() OVER (PARTITION BY "customerId" ORDER BY "at" ${order}, "id" ${order})`;
  return `WITH m AS (SELECT "customerId", "at", "fromSegment", "toSegment", "isManual", ${place("ASC")} AS a, ${place("DESC")} AS z
      FROM "SegmentMove" WHERE "shopId" = ${p(1)} AND "at" > ${p(2)}),
    went AS (SELECT l."customerId", l."at", l."isManual", f."fromSegment" AS "from", l."toSegment" AS "to"
      FROM m f JOIN m l ON l."customerId" = f."customerId" AND l.z = 1 WHERE f.a = 1 AND f."fromSegment" <> l."toSegment")`;
};

const movesSince = async ({ db, dialect }: Parts, shopId: string, since: Date) => {
  const { at } = sqlFor(dialect);
  const counts = await db.$queryRawUnsafe<{ from: string; to: string; n: Count }[]>(
    `${moved(dialect)} SELECT "from", "to", COUNT(*) AS "n" FROM went GROUP BY "from", "to" ORDER BY "from", "to"`,
    shopId, at(since),
  ); // prettier-ignore
  const largest = await db.$queryRawUnsafe<{ customerId: string; from: string; to: string; at: Date | string; isManual: unknown }[]>(
    `${moved(dialect)} SELECT w.* FROM went w JOIN "CustomerSegment" s ON s."customerId" = w."customerId"
     ORDER BY s."exposure" DESC, w."customerId" LIMIT ${String(LARGEST)}`,
    shopId, at(since),
  ); // prettier-ignore
  return { counts, largest };
};

/** What the risk page shows, worked out once at the end of a run with a few statements over the shop's customers. */
export const figuresOf = async (parts: Parts, shopId: string, since: Date): Promise<Figures> => {
  const { counts, largest } = await movesSince(parts, shopId, since);
  return {
    ...(await perSegment(parts, shopId)),
    amounts: await amountsOf(parts, shopId),
    distribution: await distributionOf(parts, shopId),
    moves: counts.map(({ from, to, n }) => ({ from, to, customers: Number(n) })),
    largest: largest.map(({ customerId, from, to, at, isManual }) => ({
      customerId, from, to, at: new Date(at).toISOString(), isManual: truthy(isManual),
    })),
  }; // prettier-ignore
};
