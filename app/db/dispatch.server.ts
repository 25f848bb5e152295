import { z } from "zod";
import type { DueContact, GateRecord, Reservation } from "~/contracts/contact-plans";
import { instalmentObligation } from "~/contracts/row-ids";
import type { SendResult } from "~/contracts/send";
import { saveAttempt, saveDecision } from "./attempts.server";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { Cipher } from "./cipher.server";
import type { Db, DbOrTx } from "./client.server";
import { enqueueJobs } from "./jobs.server";
import { sqlFor } from "./sql.server";
import { stepKey } from "./subjects.server";

const ids = z.array(z.string());

export type DispatchParts = {
  readonly db: Db;
  readonly dialect: Dialect;
  readonly cipher: Cipher;
  readonly newId: () => string;
};

type Written = { readonly db: DbOrTx; readonly dialect: Dialect };
type ContactRow = Omit<DueContact, "instalmentIds" | "orderIds" | "effectiveAt" | "version"> & {
  readonly instalmentIds: string;
  readonly effectiveAt: Date | string;
  readonly version: number | bigint;
};

/** A planned contact with the orders behind it. */
export const findContact = async ({ db, dialect }: Written, contactId: string): Promise<DueContact | undefined> => {
  const { p, list } = sqlFor(dialect);
  const [row] = await db.$queryRawUnsafe<ContactRow[]>(
    `SELECT "id", "customerId", "state", "version", "anchorInstalmentId", "stepId", "channel", "templateId", "tone", "instalmentIds", "effectiveAt"
     FROM "PlannedContact" WHERE "id" = ${p(1)}`,
    contactId,
  );
  if (!row) return undefined;
  const instalmentIds = ids.parse(JSON.parse(row.instalmentIds));
  const orders = await db.$queryRawUnsafe<{ orderId: string }[]>(
    `SELECT "orderId" FROM "Obligation" WHERE "id" IN ${list(1)}`,
    JSON.stringify([...new Set(instalmentIds.map(instalmentObligation))]),
  );
  return {
    ...row,
    version: Number(row.version),
    effectiveAt: new Date(row.effectiveAt),
    instalmentIds,
    orderIds: orders.map(({ orderId }) => orderId),
  };
};

type Change = { readonly state?: string; readonly cancelReason?: string; readonly effectiveAt?: Date };

/** Claims by state and version: of two who try the same, one succeeds. */
const change = async ({ db, dialect }: Written, contact: DueContact, data: Change, now: Date): Promise<boolean> => {
  const { p, at } = sqlFor(dialect);
  const changed = await db.$executeRawUnsafe(
    `UPDATE "PlannedContact" SET "state" = COALESCE(${p(4)}, "state"), "cancelReason" = COALESCE(${p(5)}, "cancelReason"),
       "effectiveAt" = COALESCE(${p(6)}, "effectiveAt"), "updatedAt" = ${p(7)}, "version" = "version" + 1
     WHERE "id" = ${p(1)} AND "version" = ${p(2)} AND "state" = ${p(3)}`,
    contact.id, contact.version, contact.state, data.state ?? null, data.cancelReason ?? null,
    data.effectiveAt ? at(data.effectiveAt) : null, at(now),
  ); // prettier-ignore
  return changed === 1;
};

/** Another process changed the contact in the same moment: everything of this transaction is undone. */
class ContactTakenError extends Error {}

const STEP: Columns = {
  shopId: "text",
  anchorInstalmentId: "text",
  stepId: "text",
  plannedContactId: "text",
  at: "instant",
};

/** The writes of a dispatch inside its transaction; each claims the contact by its state and version first. */
export const dispatchWrites = (db: DbOrTx, { cipher, newId, dialect }: DispatchParts, shopId: string) => ({
  cancel: async (contact: DueContact, reason: string, now: Date): Promise<void> => {
    await change({ db, dialect }, contact, { state: "cancelled", cancelReason: reason }, now);
  },
  postpone: async (contact: DueContact, gate: GateRecord, until: Date, now: Date): Promise<void> => {
    if (!(await change({ db, dialect }, contact, { effectiveAt: until }, now))) return;
    await saveDecision({ db, dialect }, newId, shopId, contact, gate);
    await db.case.updateMany({
      where: { shopId, customerId: contact.customerId, state: "open" },
      data: { nextContactAt: until },
    });
    const job = { name: "contacts.dispatch", shopId, payload: { contactId: contact.id }, runAt: until };
    await enqueueJobs(db, dialect, newId, now, [{ ...job, dedupeKey: `dispatch:${contact.id}` }]);
  },
  deny: async (contact: DueContact, gate: GateRecord, now: Date): Promise<void> => {
    if (await change({ db, dialect }, contact, { state: "denied" }, now))
      await saveDecision({ db, dialect }, newId, shopId, contact, gate);
  },
  reserve: async (contact: DueContact, gate: GateRecord, message: Reservation, now: Date): Promise<boolean> => {
    const { anchorInstalmentId, stepId } = contact;
    const step = { shopId, anchorInstalmentId, stepId: stepKey(stepId, message.testMode) };
    // A step is used once, whatever was planned meanwhile: the row's key decides, not a look before it.
    const claimed = await insertRows(
      db,
      dialect,
      "StepUse",
      STEP,
      [{ ...step, plannedContactId: contact.id, at: now }],
      "ON CONFLICT DO NOTHING",
    );
    if (!(await change({ db, dialect }, contact, { state: claimed === 1 ? "sending" : "superseded" }, now)))
      throw new ContactTakenError();
    if (claimed !== 1) return false;
    await saveAttempt(db, { cipher, newId, dialect }, shopId, contact, { gate, message }, now);
    const { p, at } = sqlFor(dialect);
    await db.$executeRawUnsafe(
      `UPDATE "Case" SET "lastContactAt" = ${p(3)}, "nextContactAt" = NULL WHERE "shopId" = ${p(1)} AND "customerId" = ${p(2)} AND "state" = 'open'`,
      shopId, contact.customerId, at(now),
    ); // prettier-ignore
    return true;
  },
});

const bodySchema = z.object({ text: z.string(), html: z.string() });

/**
 * Whether every handing-over of the attempt ended with the report that nothing left; if so, another one begins here, and
 * who comes before its report finds it open.
 */
const handOverAgain = async (tx: DbOrTx, newId: () => string, attempt: { id: string; shopId: string }, now: Date) => {
  const events = await tx.contactEvent.findMany({ where: { attemptId: attempt.id }, select: { kind: true } });
  const count = (kind: string): number => events.filter((event) => event.kind === kind).length;
  // The first one began with the reservation.
  const begun = 1 + count("sending");
  if (count("not_sent") !== begun) return false;
  const row = { id: newId(), shopId: attempt.shopId, attemptId: attempt.id, kind: "sending", at: now };
  await tx.contactEvent.create({ data: { ...row, sourceRef: `again:${String(begun)}` } });
  return true;
};

/**
 * Takes over a contact left in `sending`: of several who found it so, one gets the reserved message, because the claim
 * is by the version that they found. `surelyNotSent` only when nothing was handed over and nobody is at it now.
 */
export const takeInterrupted = async (
  { db, dialect, cipher, newId }: DispatchParts,
  contact: DueContact,
  now: Date,
): Promise<{ readonly message: Reservation; readonly surelyNotSent: boolean } | undefined> => {
  if (contact.state !== "sending") return undefined;
  const taken = await db.$transaction(async (tx) => {
    if (!(await change({ db: tx, dialect }, contact, {}, now))) return undefined;
    const attempt = await tx.contactAttempt.findUnique({ where: { plannedContactId: contact.id } });
    return attempt ? { attempt, surelyNotSent: await handOverAgain(tx, newId, attempt, now) } : undefined;
  });
  if (!taken) return undefined;
  const { attempt, surelyNotSent } = taken;
  const message: Reservation = {
    attemptId: attempt.id,
    to: cipher.decrypt(attempt.toEnc),
    subject: cipher.decrypt(attempt.subjectEnc),
    ...bodySchema.parse(JSON.parse(cipher.decrypt(attempt.bodyEnc))),
    locale: attempt.locale,
    templateVersion: attempt.templateVersion,
    debtIds: ids.parse(JSON.parse(attempt.debtIds)),
    testMode: attempt.testMode,
  };
  return { message, surelyNotSent };
};

const FINAL_STATE: Readonly<Record<SendResult["kind"], string>> = {
  sent: "sent",
  bounced: "failed",
  failed: "failed",
  not_sent: "sending",
  unknown: "unknown",
};

/** What is known for sure replaces what a later worker had to leave open. */
const replaceable = ({ kind }: SendResult): string[] =>
  kind === "unknown" || kind === "not_sent" ? ["sending"] : ["sending", "unknown"];

const EVENT: Columns = {
  id: "text", shopId: "text", attemptId: "text", kind: "text", at: "instant", providerId: "text", detail: "text", sourceRef: "text",
}; // prettier-ignore

/** Records what became of an attempt; a bounce also closes the address it went to. */
export const reportAttempt = async (
  { db, dialect, newId }: DispatchParts,
  shopId: string,
  contact: Pick<DueContact, "id">,
  attemptId: string,
  result: SendResult,
  now: Date,
): Promise<void> => {
  const { p, list, at } = sqlFor(dialect);
  const { kind } = result;
  const detail = kind === "sent" ? null : result.detail.slice(0, 300);
  const providerId = kind === "sent" ? result.providerId : null;
  await db.$transaction(async (tx) => {
    const id = newId();
    const event = { id, shopId, attemptId, kind, at: now, providerId, detail, sourceRef: `send:${id}` };
    await insertRows(tx, dialect, "ContactEvent", EVENT, [event]);
    await tx.$executeRawUnsafe(
      `UPDATE "PlannedContact" SET "state" = ${p(2)}, "updatedAt" = ${p(3)} WHERE "id" = ${p(1)} AND "state" IN ${list(4)}`,
      contact.id, FINAL_STATE[kind], at(now), JSON.stringify(replaceable(result)),
    ); // prettier-ignore
    if (kind !== "bounced") return;
    const attempt = await tx.contactAttempt.findUniqueOrThrow({ where: { id: attemptId }, select: { toHash: true } });
    await tx.contactPoint.updateMany({ where: { shopId, valueHash: attempt.toHash }, data: { bouncedAt: now } });
  });
};
