import type { Origin } from "~/contracts/model";
import { UNKNOWN } from "~/domain/scoring/group-outcomes";
import { addressesOf } from "./addresses.server";
import type { DbOrTx } from "./client.server";

/**
 * The language in which customers are written to, and the country of their first address; empty where none is known.
 * For reports of whether scores are as right for one group as for another: no score reads either.
 */
export const originsOf = async (
  db: DbOrTx,
  shopId: string,
  customerIds: readonly string[],
): Promise<Map<string, Origin>> => {
  const rows = await db.customer.findMany({
    where: { shopId, id: { in: [...customerIds] } },
    select: { id: true, locale: true, addresses: true },
  });
  return new Map(
    rows.map(({ id, locale, addresses }) => [
      id,
      { language: locale.split("-")[0] ?? UNKNOWN, country: addressesOf(addresses)[0]?.country ?? UNKNOWN },
    ]),
  );
};
