import { customerRowId } from "~/contracts/row-ids";
import { addressesOf } from "./addresses.server";
import type { Dialect } from "./bulk.server";
import type { Cipher } from "./cipher.server";
import type { Db } from "./client.server";
import { group } from "~/domain/shared/group";
import { sqlFor } from "./sql.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly cipher: Cipher };

/** So many customers are looked at together. */
const PAGE = 500;

type Row = {
  readonly id: string;
  readonly addresses: string;
  readonly timeZone: string | null;
  readonly updatedAt: Date | string;
};

/** The next customers of the shop by id. */
const nextIds = async ({ db, dialect }: Parts, shopId: string, after: string): Promise<string[]> => {
  const { where, parameters } = sqlFor(dialect).above(1, { shopId, prefix: customerRowId(shopId, ""), after });
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT "id" FROM "Customer" WHERE ${where} ORDER BY "id" LIMIT ${String(PAGE)}`,
    ...parameters,
  );
  return rows.map(({ id }) => id);
};

/** Those of whom anything is older than the cutoff, nothing is disputed, and no hold stands. */
const candidates = (
  { db, dialect }: Parts,
  shopId: string,
  ids: readonly string[],
  cutoff: Date,
  now: Date,
): Promise<Row[]> => {
  const { p, list, at, bool } = sqlFor(dialect);
  const older = (table: string, column: string) =>
    `EXISTS (SELECT 1 FROM "${table}" t WHERE t."shopId" = ${p(1)} AND t."customerId" = c."id" AND t."${column}" < ${p(3)})`;
  return db.$queryRawUnsafe<Row[]>(
    `SELECT c."id", c."addresses", c."timeZone", c."updatedAt" FROM "Customer" c WHERE c."id" IN ${list(2)}
       AND c."flags" NOT LIKE '%"dispute"%'
       AND (${older("Case", "closedAt")} OR ${older("ContactAttempt", "reservedAt")} OR ${older("GateDecision", "at")}
         OR (c."nameEnc" IS NOT NULL AND c."updatedAt" < ${p(3)}))
       AND NOT EXISTS (SELECT 1 FROM "Hold" h WHERE h."shopId" = ${p(1)} AND h."customerId" = c."id" AND h."liftedAt" IS NULL
         AND (h."untilAt" IS NULL OR h."untilAt" > ${p(4)}))
       AND NOT EXISTS (SELECT 1 FROM "Instalment" i WHERE i."customerId" = c."id" AND i."state" = 'open' AND i."disputed" = ${bool(true)})`,
    shopId, JSON.stringify(ids), at(cutoff), at(now),
  ); // prettier-ignore
};

/** A page of customers, of whom only those with something that may be past its time. */
export const retentionPage = async (parts: Parts, shopId: string, after: string, cutoff: Date, now: Date) => {
  const { db, cipher } = parts;
  const ids = await nextIds(parts, shopId, after);
  const last = ids.length < PAGE ? undefined : ids.at(-1);
  const rows = ids.length === 0 ? [] : await candidates(parts, shopId, ids, cutoff, now);
  if (rows.length === 0) return { people: [], last };
  const where = { shopId, customerId: { in: rows.map(({ id }) => id) } };
  const select = { customerId: true, openedAt: true, closedAt: true };
  const [cases, debts, phones] = await Promise.all([
    db.case.findMany({ where, select }),
    db.obligation.findMany({ where, select }),
    db.contactPoint.findMany({ where: { ...where, kind: "phone" }, select: { customerId: true, valueEnc: true } }),
  ]);
  const spansOf = group([...cases, ...debts], ({ customerId }) => customerId, (span) => span); // prettier-ignore
  const phonesOf = group(phones, ({ customerId }) => customerId, ({ valueEnc }) => cipher.decrypt(valueEnc)); // prettier-ignore
  const people = rows.map(({ id, addresses, timeZone, updatedAt }) => ({
    customerId: id,
    addresses: addressesOf(addresses),
    phones: phonesOf.get(id) ?? [],
    timeZone,
    updatedAt: new Date(updatedAt),
    spans: spansOf.get(id) ?? [],
  }));
  return { people, last };
};
