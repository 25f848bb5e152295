import type { DueContact, GateRecord, Reservation } from "~/contracts/contact-plans";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { Cipher } from "./cipher.server";
import type { DbOrTx } from "./client.server";
import { DECISION, decisionRow } from "./plans.server";

type Recorded = Pick<DueContact, "id" | "customerId" | "channel" | "templateId">;

const ATTEMPT: Columns = {
  id: "text", shopId: "text", customerId: "text", plannedContactId: "text", channel: "text", contactClass: "text", toEnc: "text",
  toHash: "text", subjectEnc: "text", bodyEnc: "text", templateId: "text", templateVersion: "text", locale: "text", debtIds: "text", reservedAt: "instant", testMode: "bool",
}; // prettier-ignore

/** Keeps what the gate said of a contact when it was to leave. */
export const saveDecision = (
  { db, dialect }: { readonly db: DbOrTx; readonly dialect: Dialect },
  newId: () => string,
  shopId: string,
  contact: Recorded,
  gate: GateRecord,
): Promise<number> =>
  insertRows(db, dialect, "GateDecision", DECISION, [
    decisionRow(newId(), shopId, contact.customerId, contact.id, "dispatch", gate),
  ]);

const attemptRow = (cipher: Cipher, shopId: string, contact: Recorded, message: Reservation, now: Date) => ({
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
  templateVersion: message.templateVersion,
  locale: message.locale,
  debtIds: JSON.stringify(message.debtIds),
  reservedAt: now,
  testMode: message.testMode,
});

/** Writes down a message before it leaves, with the verdict that let it go. */
export const saveAttempt = async (
  db: DbOrTx,
  { cipher, newId, dialect }: { readonly cipher: Cipher; readonly newId: () => string; readonly dialect: Dialect },
  shopId: string,
  contact: Recorded,
  { gate, message }: { readonly gate: GateRecord; readonly message: Reservation },
  now: Date,
): Promise<void> => {
  await saveDecision({ db, dialect }, newId, shopId, contact, gate);
  await insertRows(db, dialect, "ContactAttempt", ATTEMPT, [attemptRow(cipher, shopId, contact, message, now)]);
};
