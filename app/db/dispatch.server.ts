import { z } from "zod";
import type { DueContact, GateRecord, Reservation } from "~/contracts/contact-plans";
import { instalmentObligation } from "~/contracts/row-ids";
import type { SendResult } from "~/contracts/send";
import type { Dialect } from "./bulk.server";
import type { Cipher } from "./cipher.server";
import type { Db, DbOrTx } from "./client.server";
import { enqueueJobs } from "./jobs.server";
import { decisionRow } from "./plans.server";
import { stepKey } from "./subjects.server";

const ids = z.array(z.string());

export type DispatchParts = {
  readonly db: Db;
  readonly dialect: Dialect;
  readonly cipher: Cipher;
  readonly newId: () => string;
};

/** A planned contact with the orders behind it. */
export const findContact = async (db: DbOrTx, contactId: string): Promise<DueContact | undefined> => {
  const row = await db.plannedContact.findUnique({ where: { id: contactId } });
  if (!row) return undefined;
  const instalmentIds = ids.parse(JSON.parse(row.instalmentIds));
  const orders = await db.obligation.findMany({
    where: { id: { in: [...new Set(instalmentIds.map(instalmentObligation))] } },
    select: { orderId: true },
  });
  return { ...row, instalmentIds, orderIds: orders.map(({ orderId }) => orderId) };
};

const change = async (
  db: DbOrTx,
  contact: DueContact,
  data: { state?: string; cancelReason?: string; effectiveAt?: Date },
  now: Date,
) =>
  (
    await db.plannedContact.updateMany({
      where: { id: contact.id, version: contact.version, state: contact.state },
      data: { ...data, version: { increment: 1 }, updatedAt: now },
    })
  ).count === 1;

const saveDecision = async (db: DbOrTx, newId: () => string, shopId: string, contact: DueContact, gate: GateRecord) => {
  await db.gateDecision.create({
    data: decisionRow(newId(), shopId, contact.customerId, contact.id, "dispatch", gate),
  });
};

/** The writes of a dispatch inside its transaction; each claims the contact by its state and version first. */
export const dispatchWrites = (db: DbOrTx, { cipher, newId, dialect }: DispatchParts, shopId: string) => ({
  cancel: async (contact: DueContact, reason: string, now: Date): Promise<void> => {
    await change(db, contact, { state: "cancelled", cancelReason: reason }, now);
  },
  postpone: async (contact: DueContact, gate: GateRecord, until: Date, now: Date): Promise<void> => {
    if (!(await change(db, contact, { effectiveAt: until }, now))) return;
    await saveDecision(db, newId, shopId, contact, gate);
    await db.case.updateMany({
      where: { shopId, customerId: contact.customerId, state: "open" },
      data: { nextContactAt: until },
    });
    const job = { name: "contacts.dispatch", shopId, payload: { contactId: contact.id }, runAt: until };
    await enqueueJobs(db, dialect, newId, now, [{ ...job, dedupeKey: `dispatch:${contact.id}` }]);
  },
  deny: async (contact: DueContact, gate: GateRecord, now: Date): Promise<void> => {
    if (await change(db, contact, { state: "denied" }, now)) await saveDecision(db, newId, shopId, contact, gate);
  },
  reserve: async (contact: DueContact, gate: GateRecord, message: Reservation, now: Date): Promise<boolean> => {
    const { anchorInstalmentId, stepId } = contact;
    const step = { shopId, anchorInstalmentId, stepId: stepKey(stepId, message.testMode) };
    const used = await db.stepUse.findUnique({ where: { shopId_anchorInstalmentId_stepId: step } });
    if (used) {
      await change(db, contact, { state: "superseded" }, now);
      return false;
    }
    if (!(await change(db, contact, { state: "sending" }, now))) return false;
    await db.stepUse.create({ data: { ...step, plannedContactId: contact.id, at: now } });
    await saveDecision(db, newId, shopId, contact, gate);
    await db.contactAttempt.create({
      data: {
        id: message.attemptId,
        shopId,
        customerId: contact.customerId,
        plannedContactId: contact.id,
        channel: contact.channel,
        contactClass: contact.channel,
        toEnc: cipher.encrypt(message.to),
        toHash: cipher.hash(message.to),
        subjectEnc: cipher.encrypt(message.subject),
        bodyEnc: cipher.encrypt(JSON.stringify({ text: message.text, html: message.html })),
        templateId: contact.templateId,
        locale: message.locale,
        debtIds: JSON.stringify(message.debtIds),
        reservedAt: now,
        testMode: message.testMode,
      },
    });
    await db.case.updateMany({
      where: { shopId, customerId: contact.customerId, state: "open" },
      data: { lastContactAt: now, nextContactAt: null },
    });
    return true;
  },
});

const bodySchema = z.object({ text: z.string(), html: z.string() });

/**
 * Takes over a contact left in `sending`: exactly one caller gets the reserved message, because the claim is by
 * version. `surelyNotSent` only when the last report says that nothing was handed over.
 */
export const takeInterrupted = async ({ db, cipher }: DispatchParts, contactId: string, now: Date) => {
  const contact = await findContact(db, contactId);
  if (contact?.state !== "sending" || !(await change(db, contact, {}, now))) return undefined;
  const attempt = await db.contactAttempt.findUnique({ where: { plannedContactId: contactId } });
  if (!attempt) return undefined;
  const last = await db.contactEvent.findFirst({ where: { attemptId: attempt.id }, orderBy: { at: "desc" } });
  const message: Reservation = {
    attemptId: attempt.id,
    to: cipher.decrypt(attempt.toEnc),
    subject: cipher.decrypt(attempt.subjectEnc),
    ...bodySchema.parse(JSON.parse(cipher.decrypt(attempt.bodyEnc))),
    locale: attempt.locale,
    debtIds: ids.parse(JSON.parse(attempt.debtIds)),
    testMode: attempt.testMode,
  };
  return { message, surelyNotSent: last?.kind === "not_sent" };
};

const FINAL_STATE: Readonly<Record<SendResult["kind"], string>> = {
  sent: "sent",
  bounced: "failed",
  failed: "failed",
  not_sent: "sending",
  unknown: "unknown",
};

/** Records what became of an attempt; a bounce also closes the address it went to. */
export const reportAttempt = async (
  { db, newId }: DispatchParts,
  shopId: string,
  contact: DueContact,
  attemptId: string,
  result: SendResult,
  now: Date,
): Promise<void> => {
  await db.$transaction(async (tx) => {
    const detail = result.kind === "sent" ? null : result.detail.slice(0, 300);
    const providerId = result.kind === "sent" ? result.providerId : null;
    const id = newId();
    await tx.contactEvent.create({
      data: { id, shopId, attemptId, kind: result.kind, at: now, providerId, detail, sourceRef: `send:${id}` },
    });
    await tx.plannedContact.updateMany({
      where: { id: contact.id, state: "sending" },
      data: { state: FINAL_STATE[result.kind], updatedAt: now },
    });
    if (result.kind !== "bounced") return;
    const attempt = await tx.contactAttempt.findUniqueOrThrow({ where: { id: attemptId }, select: { toHash: true } });
    await tx.contactPoint.updateMany({ where: { shopId, valueHash: attempt.toHash }, data: { bouncedAt: now } });
  });
};
