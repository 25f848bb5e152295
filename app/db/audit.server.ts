import { createHash } from "node:crypto";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { lockName } from "./locks.server";

export type AuditEntry = {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
};

const hashOf = (prevHash: string, entry: AuditEntry, at: Date): string =>
  createHash("sha256")
    .update(JSON.stringify([prevHash, entry.actor, entry.action, entry.subject, entry.detail, at.toISOString()]))
    .digest("hex");

/**
 * Appends to the shop's chain: each event carries the hash of the one before, so that none can be changed quietly. Must
 * run inside a transaction: two appends at once would both follow the same event.
 */
export const appendAudit = async (
  db: DbOrTx,
  dialect: Dialect,
  newId: () => string,
  shopId: string,
  entry: AuditEntry,
  now: Date,
): Promise<void> => {
  await lockName(db, dialect, `audit:${shopId}`);
  const last = await db.auditEvent.findFirst({
    where: { shopId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { hash: true },
  });
  const prevHash = last?.hash ?? "";
  await db.auditEvent.create({
    data: { id: newId(), shopId, at: now, ...entry, prevHash, hash: hashOf(prevHash, entry, now) },
  });
};
