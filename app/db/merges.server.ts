import { FLAGS } from "~/domain/compliance/types";
import type { Merged } from "~/contracts/customer";
import { earliest } from "~/domain/shared/duration";
import { z } from "zod";
import { appendAudit } from "./audit.server";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { eraseRows } from "./privacy.server";

const ACTION = "customer.merged";
const flagsSchema = z.array(z.enum(FLAGS));

/** Follows the merges that are known, from one customer to the next. */
export const successorOf = async (tx: DbOrTx, shopId: string, customerId: string): Promise<string> => {
  const seen = new Set<string>();
  for (let id = customerId; ;) {
    seen.add(id);
    const next = await tx.auditEvent.findFirst({ where: { shopId, action: ACTION, subject: id } });
    if (!next || seen.has(next.detail)) return id;
    id = next.detail;
  }
};

type Parts = { readonly tx: DbOrTx; readonly dialect: Dialect; readonly newId: () => string };

/** Opt-out, flags and erasure: either's word counts for both. */
const carryPerson = async (tx: DbOrTx, shopId: string, { kept, gone }: Merged): Promise<void> => {
  const [stays, leaves] = await Promise.all([kept, gone].map((id) => tx.customer.findFirst({ where: { shopId, id } })));
  if (!stays || !leaves) return;
  const flags = [...new Set([stays, leaves].flatMap((one) => flagsSchema.parse(JSON.parse(one.flags))))];
  await tx.customer.update({
    where: { id: kept },
    data: {
      flags: JSON.stringify(flags),
      scoringOptOutAt: earliest(stays.scoringOptOutAt, leaves.scoringOptOutAt),
    },
  });
  // Whoever asked to be forgotten asked it as the person that both records are.
  if (leaves.redactedAt !== null && stays.redactedAt === null) await eraseRows(tx, shopId, kept, leaves.redactedAt);
};

/** Where mail came back, it comes back whoever's record the address stands on; what is reachable moves as it was. */
const carryPoints = async (tx: DbOrTx, shopId: string, { kept, gone }: Merged): Promise<void> => {
  const person = await tx.customer.findFirst({ where: { shopId, id: kept }, select: { redactedAt: true } });
  const points = await tx.contactPoint.findMany({ where: { shopId, customerId: { in: [kept, gone] } } });
  await tx.contactPoint.deleteMany({ where: { shopId, customerId: gone } });
  if (person?.redactedAt) return;
  for (const point of points.filter(({ customerId }) => customerId === gone)) {
    const { kind, valueHash, bouncedAt } = point;
    const own = points.find((one) => one.customerId === kept && one.kind === kind && one.valueHash === valueHash);
    if (own) await tx.contactPoint.update({ where: { id: own.id }, data: { bouncedAt: own.bouncedAt ?? bouncedAt } });
    // An address that works is not carried: the one in force is what Shopify says of the customer who stays.
    else if (bouncedAt !== null)
      await tx.contactPoint.create({ data: { ...point, id: `${kept}/${kind}/${valueHash}`, customerId: kept } });
  }
};

const newestByChannel = (rows: readonly { readonly channel: string; readonly state: string }[]): Map<string, string> =>
  new Map(rows.map(({ channel, state }) => [channel, state]));

/** A no of either is a no; a yes counts only for the one who gave it. */
const carryConsents = async (
  { tx, newId }: Parts,
  shopId: string,
  { kept, gone }: Merged,
  now: Date,
): Promise<void> => {
  const of = async (customerId: string) =>
    newestByChannel(await tx.consent.findMany({ where: { shopId, customerId }, orderBy: { at: "asc" } }));
  const [stays, leaves] = [await of(kept), await of(gone)];
  for (const [channel, state] of leaves)
    if (state === "revoked" && stays.get(channel) !== "revoked")
      await tx.consent.create({ data: { id: newId(), shopId, customerId: kept, channel, state, source: "merged", at: now } }); // prettier-ignore
};

/** A person's choice of segment was for the person that both records are; the one who stays keeps an own one. */
const carryChoice = async (tx: DbOrTx, { kept, gone }: Merged): Promise<void> => {
  const [stays, leaves] = await Promise.all(
    [kept, gone].map((customerId) => tx.customerSegment.findUnique({ where: { customerId } })),
  );
  if (!leaves) return;
  await tx.customerSegment.delete({ where: { customerId: gone } });
  if (leaves.overrideSegment === null || stays?.overrideSegment) return;
  const { overrideSegment, overrideTier, overrideAt, overrideBy, overrideReason, overrideNote } = leaves;
  const choice = { overrideSegment, overrideTier, overrideAt, overrideBy, overrideReason, overrideNote };
  const create = { customerId: kept, shopId: leaves.shopId, since: leaves.since, ...choice };
  await tx.customerSegment.upsert({ where: { customerId: kept }, create, update: choice });
};

/**
 * Everything that stood in the way of contacting or scoring the vanished customer stands in the way of it for the one
 * who stays: the stricter of both. Contacts made count for the limits of the one who stays. What named or reached the
 * vanished one is removed, so that a later erasure of the other leaves nothing behind. Repeating changes nothing.
 */
export const absorbCustomer = async (parts: Parts, shopId: string, merged: Merged, now: Date): Promise<void> => {
  const { tx, dialect, newId } = parts;
  const { kept, gone } = merged;
  const where = { shopId, customerId: gone };
  const data = { customerId: kept };
  if (kept === gone) return;
  await tx.hold.updateMany({ where, data });
  await tx.hardshipRequest.updateMany({ where, data });
  await tx.contactAttempt.updateMany({ where, data });
  await tx.plannedContact.updateMany({
    where: { ...where, state: "planned" },
    data: { state: "cancelled", cancelReason: "customer_merged", updatedAt: now, version: { increment: 1 } },
  });
  await carryConsents(parts, shopId, merged, now);
  await carryPerson(tx, shopId, merged);
  await carryPoints(tx, shopId, merged);
  await carryChoice(tx, merged);
  await tx.customerExposure.deleteMany({ where });
  await tx.segmentMove.deleteMany({ where });
  await tx.writtenField.deleteMany({ where });
  await tx.customerTrait.deleteMany({ where });
  await tx.creditProfile.deleteMany({ where });
  await tx.scoreSnapshot.deleteMany({ where });
  await tx.shadowScore.deleteMany({ where });
  await tx.customer.updateMany({
    where: { shopId, id: gone },
    data: { nameEnc: null, addresses: "[]", timeZone: null, rfmGroup: null, marketingState: null },
  });
  if ((await tx.auditEvent.count({ where: { shopId, action: ACTION, subject: gone } })) > 0) return;
  await appendAudit(tx, dialect, newId, shopId, { actor: "shopify", action: ACTION, subject: gone, detail: kept }, now);
};
