import type { JobRequest } from "~/contracts/jobs";
import type { CreditMapping } from "~/domain/ledger/types";
import type { Dialect } from "./bulk.server";
import type { Db, DbOrTx } from "./client.server";
import { enqueueJobs } from "./jobs.server";
import { lockName } from "./locks.server";
import { parseMapping } from "./shops.server";
import { creditCustomerPages } from "./sweep.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string };

/** Everything planned for the shop is cancelled. */
export const cancelPlanned = async (
  db: DbOrTx,
  shopId: string,
  cancelReason: string,
  updatedAt: Date,
): Promise<void> => {
  await db.plannedContact.updateMany({
    where: { shopId, state: "planned" },
    data: { state: "cancelled", cancelReason, updatedAt, version: { increment: 1 } },
  });
};

/** The choice in force now, whatever the caller read before. */
export const creditMapping = async (db: DbOrTx, shopId: string): Promise<CreditMapping> =>
  parseMapping(
    await db.shop.findUniqueOrThrow({ where: { id: shopId }, select: { payLaterGateways: true, terms: true } }),
  );

/**
 * Stores the merchant's choice and begins the run that applies it, in one transaction: from here on nothing is planned
 * or sent until the run has ended. It waits for orders that are being applied by the choice before, so that the run
 * comes after all of those.
 */
export const chooseCredit = (
  { db, dialect, newId }: Parts,
  shopId: string,
  { payLaterGateways, terms }: CreditMapping,
  firstJob: (runId: string) => JobRequest,
  now: Date,
): Promise<void> =>
  db.$transaction(async (tx) => {
    await lockName(tx, dialect, `orders:${shopId}`);
    const reclassifyId = newId();
    await tx.shop.update({
      where: { id: shopId },
      data: { payLaterGateways: JSON.stringify(payLaterGateways), terms: JSON.stringify(terms), reclassifyId },
    });
    await cancelPlanned(tx, shopId, "settings_changed", now);
    await enqueueJobs(tx, dialect, newId, now, [firstJob(reclassifyId)]);
  });

/** Ends the run if it is still the shop's: its customers are handed to `jobsFor` page by page. */
export const endReclassify = (
  { db, dialect, newId }: Parts,
  shopId: string,
  runId: string,
  jobsFor: (customerIds: readonly string[]) => readonly JobRequest[],
  now: Date,
): Promise<void> =>
  db.$transaction(async (tx) => {
    const where = { id: shopId, reclassifyId: runId };
    if ((await tx.shop.updateMany({ where, data: { reclassifyId: null } })).count === 0) return;
    for await (const customerIds of creditCustomerPages(tx, shopId))
      await enqueueJobs(tx, dialect, newId, now, jobsFor(customerIds));
  });
