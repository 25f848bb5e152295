import type { HiddenHistory } from "~/contracts/history";
import type { ShopSettings } from "~/contracts/shop";
import { VISIBLE_HISTORY } from "~/domain/health/history";
import { hasScope } from "~/domain/health/scopes";
import { minus } from "~/domain/shared/duration";
import { localParts } from "~/domain/time/local";
import type { Dialect } from "../bulk.server";
import type { Db } from "../client.server";
import { grantedScopes } from "../scopes.server";
import { sqlFor } from "../sql.server";

type Parts = { readonly db: Db; readonly dialect: Dialect };

/** What the shop's older orders would tell; null when the app may see them. */
export const hiddenHistory = async (
  { db, dialect }: Parts,
  shop: ShopSettings,
  now: Date,
): Promise<HiddenHistory | null> => {
  if (hasScope(await grantedScopes(db, shop.id), "read_all_orders")) return null;
  const { p } = sqlFor(dialect);
  const [counts] = await db.$queryRawUnsafe<{ customers: bigint; older: bigint | null }[]>(
    `SELECT COUNT(*) AS "customers", SUM(CASE WHEN c."lifetimeOrders" > COALESCE(s."n", 0) THEN 1 ELSE 0 END) AS "older"
     FROM "Customer" c LEFT JOIN (SELECT "customerId", COUNT(*) AS "n" FROM "OrderSnapshot" WHERE "shopId" = ${p(1)}
       GROUP BY "customerId") s ON s."customerId" = c."id" WHERE c."shopId" = ${p(1)}`,
    shop.id,
  );
  return {
    before: localParts(minus(now, VISIBLE_HISTORY), shop.timeZone).dateKey,
    customers: Number(counts?.customers ?? 0),
    withOlderOrders: Number(counts?.older ?? 0),
  };
};
