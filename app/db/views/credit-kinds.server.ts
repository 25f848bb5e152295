import type { CreditKindCount } from "~/contracts/credit-kinds";
import { sourceKey, sourceOf, type CreditSource } from "~/domain/ledger/credit-source";
import { gatewayKey } from "~/domain/ledger/mapping";
import { days, minus } from "~/domain/shared/duration";
import type { Dialect } from "../bulk.server";
import type { DbOrTx } from "../client.server";
import { sqlFor } from "../sql.server";

const COUNTS = ["orders", "sent", "open", "dayOld", "unpaidAfterDay", "fortnightOld", "fortnightOldSent"] as const;
type Counts = Record<(typeof COUNTS)[number], number>;
type Row = Record<keyof Counts | "openMinor", bigint | number> & { readonly soldBy: string; readonly currency: string };

/** SQLite knows capital letters of ASCII alone; what it left in the column is the same method all the same. */
const asKnown = (source: CreditSource): CreditSource =>
  source.kind === "gateway" ? { kind: "gateway", gateway: gatewayKey(source.gateway) } : source;

const NOTHING: Counts = { orders: 0, sent: 0, open: 0, dayOld: 0, unpaidAfterDay: 0, fortnightOld: 0, fortnightOldSent: 0 }; // prettier-ignore

const merge = (known: CreditKindCount | undefined, source: CreditSource, row: Row): CreditKindCount => {
  const before = known ?? { ...NOTHING, openAmounts: [] };
  const counts = Object.fromEntries(COUNTS.map((name) => [name, before[name] + Number(row[name])])) as Counts;
  const amountMinor = Number(row.openMinor);
  const others = before.openAmounts.filter(({ currency }) => currency !== row.currency);
  const same = before.openAmounts.find(({ currency }) => currency === row.currency)?.amountMinor ?? 0;
  const openAmounts = amountMinor + same > 0 ? [...others, { currency: row.currency, amountMinor: amountMinor + same }] : others; // prettier-ignore
  return { source, ...counts, openAmounts };
};

/** Every kind of terms and every manual method found in the store, the most used first. */
export const creditKinds = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  now: Date,
): Promise<CreditKindCount[]> => {
  const { p, at } = sqlFor(dialect);
  const when = (condition: string): string => `COUNT(CASE WHEN ${condition} THEN 1 END)`;
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT "soldBy", "currency", COUNT(*) AS "orders", ${when(`"sent"`)} AS "sent", ${when(`"outstandingMinor" > 0`)} AS "open",
       SUM(CASE WHEN "outstandingMinor" > 0 THEN "outstandingMinor" ELSE 0 END) AS "openMinor",
       ${when(`"createdAt" <= ${p(2)}`)} AS "dayOld", ${when(`"createdAt" <= ${p(2)} AND NOT "paidAtOnce"`)} AS "unpaidAfterDay",
       ${when(`"createdAt" <= ${p(3)}`)} AS "fortnightOld", ${when(`"createdAt" <= ${p(3)} AND "sent"`)} AS "fortnightOldSent"
     FROM "OrderSnapshot" WHERE "shopId" = ${p(1)} AND "soldBy" IS NOT NULL AND NOT "cancelled" GROUP BY "soldBy", "currency"`,
    shopId, at(minus(now, days(1))), at(minus(now, days(14))),
  ); // prettier-ignore
  const kinds = new Map<string, CreditKindCount>();
  for (const row of rows) {
    const source = sourceOf(row.soldBy);
    if (source === undefined) continue;
    const known = asKnown(source);
    kinds.set(sourceKey(known), merge(kinds.get(sourceKey(known)), known, row));
  }
  return [...kinds.values()].sort(
    (a, b) => b.orders - a.orders || (sourceKey(a.source) < sourceKey(b.source) ? -1 : 1),
  );
};
