import { incomingAnswerSchema, type IncomingAnswer, type NewAnswer } from "~/contracts/answers";
import { inboxJob, type JobRequest } from "~/contracts/jobs";
import type { ShopSettings } from "~/contracts/shop";
import { ANSWER_TOPIC } from "~/domain/inbox/what-to-do";
import { appendAudit } from "./audit.server";
import { insertRows, type Dialect } from "./bulk.server";
import type { Cipher } from "./cipher.server";
import type { Db } from "./client.server";
import { INBOX_EVENT } from "./inbox.server";
import { enqueueJobs } from "./jobs.server";
import { createSetAside } from "./set-aside.server";

export type AnswerParts = {
  readonly db: Db;
  readonly dialect: Dialect;
  readonly cipher: Cipher;
  readonly newId: () => string;
};

const NO_SHOP_ERROR = "It was sent to no shop, and its sender is nobody's customer";

/** An answer as it waits; undefined once its words stand in the record. */
export const openAnswer = (cipher: Cipher, payload: string): IncomingAnswer | undefined =>
  payload === "" ? undefined : incomingAnswerSchema.parse(JSON.parse(cipher.decrypt(payload)));

/** Keeps an answer for each shop with the work of reading it, in one transaction; one that came before adds nothing. */
export const storeAnswer = (
  { db, dialect, cipher, newId }: AnswerParts,
  shopIds: readonly string[],
  answer: IncomingAnswer,
  now: Date,
): Promise<number> =>
  db.$transaction(async (tx) => {
    let stored = 0;
    for (const shopId of shopIds) {
      const id = newId();
      const event = {
        id, shopId, topic: ANSWER_TOPIC, webhookId: answer.messageId, eventId: null, triggeredAt: null, receivedAt: now,
        resourceId: id, payload: cipher.encrypt(JSON.stringify(answer)), state: shopId === "" ? "set_aside" : "received",
      }; // prettier-ignore
      const isNew = await insertRows(tx, dialect, "InboxEvent", INBOX_EVENT, [event], "ON CONFLICT DO NOTHING");
      stored += isNew;
      if (isNew === 1 && shopId !== "")
        await enqueueJobs(tx, dialect, newId, now, [inboxJob(shopId)]);
      else if (isNew === 1)
        await createSetAside({ db: tx, dialect, newId }).put(shopId, "event", [{ resourceId: id, topic: ANSWER_TOPIC, error: NO_SHOP_ERROR }], now); // prettier-ignore
    }
    return stored;
  });

/** The answer that an event brought, as long as nobody has read it. */
export const waitingAnswer = async (
  { db, cipher }: Pick<AnswerParts, "db" | "cipher">,
  shopId: string,
  eventId: string,
): Promise<{ answer: IncomingAnswer; arrivedAt: Date } | undefined> => {
  const select = { payload: true, receivedAt: true };
  const event = await db.inboxEvent.findFirst({ where: { shopId, id: eventId }, select });
  const answer = event ? openAnswer(cipher, event.payload) : undefined;
  return event && answer ? { answer, arrivedAt: event.receivedAt } : undefined;
};

/** Its words stand in the record now, or concern nobody: none stay here. */
export const settleAnswer = async (
  db: Db,
  eventId: string,
  state: "processed" | "ignored",
  now: Date,
  reason?: string,
): Promise<void> => {
  await db.inboxEvent.updateMany({
    where: { id: eventId },
    data: { payload: "", state, processedAt: now, error: reason ?? null },
  });
};

/**
 * Writes an answer among the contacts, as one in which the customer came to the shop: it fills no limit, and a talk by
 * telephone begins the wait after a talk.
 */
export const saveAnswer = (
  { db, dialect, cipher, newId }: AnswerParts,
  shop: ShopSettings,
  answer: NewAnswer,
  jobs: readonly JobRequest[],
  now: Date,
): Promise<void> =>
  db.$transaction(async (tx) => {
    const { customerId, key, channel, from, subject, text, understood, actor } = answer;
    const [id, shopId] = [newId(), shop.id];
    const person = await tx.customer.findUnique({ where: { id: customerId }, select: { redactedAt: true } });
    // Of somebody who asked to be forgotten, only what was asked for is kept.
    const seal = (value: string): string => (person?.redactedAt || value === "" ? "" : cipher.encrypt(value));
    await tx.contactAttempt.create({
      data: {
        id, shopId, customerId, plannedContactId: key, channel, contactClass: "inbound", toEnc: seal(from),
        toHash: from === "" || person?.redactedAt ? "" : cipher.hash(from), subjectEnc: seal(subject),
        bodyEnc: seal(JSON.stringify({ text })), templateId: "answer", locale: shop.locale, debtIds: "[]", reservedAt: now,
      },
    }); // prettier-ignore
    await tx.contactEvent.create({
      data: { id: newId(), shopId, attemptId: id, kind: understood, at: now, detail: actor, sourceRef: key },
    });
    const entry = { actor, action: "answer.read", subject: customerId, detail: `${channel}: ${understood}` };
    await appendAudit(tx, dialect, newId, shopId, entry, now);
    await enqueueJobs(tx, dialect, newId, now, jobs);
  });
