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
 * run inside a transaction: two appends at once would both follow the same event. The place in the chain is a number of
 * its own, because two machines' clocks may put events into another order than the one they were written in.
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
    orderBy: { seq: "desc" },
    select: { hash: true, seq: true },
  });
  const prevHash = last?.hash ?? "";
  const seq = (last?.seq ?? 0) + 1;
  await db.auditEvent.create({
    data: { id: newId(), shopId, seq, at: now, ...entry, prevHash, hash: hashOf(prevHash, entry, now) },
  });
};

const PAGE = 2_000;

export type AuditState = {
  readonly checked: number;
  /** The first event that does not follow from the one before it: altered, or what stood before it is missing. */
  readonly broken: { readonly seq: number; readonly at: Date; readonly action: string } | undefined;
};

/** Reads a shop's chain from its beginning, a page at a time, and stops where it is broken. */
export const verifyAudit = async (db: DbOrTx, shopId: string): Promise<AuditState> => {
  let prevHash = "";
  let checked = 0;
  for (;;) {
    const events = await db.auditEvent.findMany({
      where: { shopId, seq: { gt: checked } },
      orderBy: { seq: "asc" },
      take: PAGE,
    });
    for (const { seq, at, action, hash, ...event } of events) {
      const follows =
        seq === checked + 1 && event.prevHash === prevHash && hash === hashOf(prevHash, { ...event, action }, at);
      if (!follows) return { checked, broken: { seq, at, action } };
      prevHash = hash;
      checked = seq;
    }
    if (events.length < PAGE) return { checked, broken: undefined };
  }
};
