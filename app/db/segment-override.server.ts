import type { ShopSettings } from "~/contracts/shop";
import { appendAudit } from "./audit.server";
import type { Dialect } from "./bulk.server";
import type { Db, DbOrTx } from "./client.server";
import { enqueueJobs } from "./jobs.server";
import { lockCustomers } from "./locks.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string };

export type Choice = {
  readonly segment: string;
  readonly tier: string;
  readonly reason: string;
  readonly note: string;
};

type Input = { readonly shop: ShopSettings; readonly customerId: string; readonly actor: string; readonly now: Date };

const scoredTier = async (tx: DbOrTx, shopId: string, customerId: string): Promise<string> =>
  (await tx.scoreSnapshot.findFirst({ where: { shopId, customerId }, orderBy: { at: "desc" }, select: { tier: true } }))
    ?.tier ?? "medium";

const NO_CHOICE = {
  overrideSegment: null, overrideTier: null, overrideAt: null, overrideBy: null, overrideReason: null, overrideNote: null,
}; // prettier-ignore

const columnsOf = ({ segment, tier, reason, note }: Choice, overrideBy: string, overrideAt: Date) => ({
  overrideSegment: segment,
  overrideTier: tier,
  overrideAt,
  overrideBy,
  overrideReason: reason,
  overrideNote: note === "" ? null : note,
});

const entryOf = (choice: Choice | undefined) =>
  choice === undefined
    ? { action: "segment.released", detail: "" }
    : {
        action: "segment.chosen",
        detail: JSON.stringify({ segment: choice.segment, tier: choice.tier, reason: choice.reason }),
      };

/** The segment in force before, and after the choice or without it. */
const wayOf = (
  before: { overrideSegment: string | null; segment: string | null } | null,
  choice: Choice | undefined,
) => {
  const computed = before?.segment ?? null;
  return { from: before?.overrideSegment ?? computed, to: choice?.segment ?? computed };
};

const recordMove = async (
  tx: DbOrTx,
  id: string,
  shopId: string,
  customerId: string,
  way: { from: string | null; to: string | null },
  now: Date,
) => {
  const { from, to } = way;
  if (from === null || to === null || from === to) return;
  await tx.segmentMove.create({
    data: { id, shopId, customerId, at: now, fromSegment: from, toSegment: to, isManual: true },
  });
};

/**
 * Puts a customer into a segment, or back into the computed one, in one transaction: the choice, the tier on the open
 * case, the audit trail, and planning anew. What was planned for the tier before is replaced by that.
 */
export const chooseSegment = (
  { db, dialect, newId }: Parts,
  { shop, customerId, actor, now }: Input,
  choice: Choice | undefined,
): Promise<void> =>
  db.$transaction(async (tx) => {
    await lockCustomers(tx, dialect, [customerId]);
    const before = await tx.customerSegment.findUnique({ where: { customerId } });
    if (choice === undefined && before?.overrideSegment == null) return;
    const data = choice ? columnsOf(choice, actor, now) : NO_CHOICE;
    const create = { customerId, shopId: shop.id, since: now, ...data };
    await tx.customerSegment.upsert({ where: { customerId }, create, update: data });
    const way = wayOf(before, choice);
    await recordMove(tx, newId(), shop.id, customerId, way, now);
    const tier = choice?.tier ?? (await scoredTier(tx, shop.id, customerId));
    const open = { shopId: shop.id, customerId, state: "open" };
    await tx.case.updateMany({ where: open, data: { segment: way.to, tier } });
    await appendAudit(tx, dialect, newId, shop.id, { actor, ...entryOf(choice), subject: customerId }, now);
    await enqueueJobs(tx, dialect, newId, now, [
      {
        name: "contacts.plan",
        shopId: shop.id,
        payload: { customerIds: [customerId] },
        dedupeKey: `plan:${customerId}`,
      },
    ]);
  });
