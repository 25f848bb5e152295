import { createHash } from "node:crypto";
import type { DbOrTx } from "./client.server";

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

/** Appends to the shop's chain: each event carries the hash of the one before, so that none can be changed quietly. */
export const appendAudit = async (
  db: DbOrTx,
  newId: () => string,
  shopId: string,
  entry: AuditEntry,
  now: Date,
): Promise<void> => {
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
