import type { ShopSettings } from "~/contracts/shop";
import type { NewCall } from "~/contracts/staff-call";
import { appendAudit } from "./audit.server";
import { insertRows, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { enqueueJobs } from "./jobs.server";
import { DECISION, decisionRow } from "./plans.server";

type Parts = { readonly db: DbOrTx; readonly dialect: Dialect; readonly newId: () => string };

/**
 * A person's call among the contacts that the app made, so that every cap and pause counts it, with the verdict of the
 * gate and who made it. What is planned is looked at again: a talk may forbid the next message for a week.
 */
export const saveCall = async (
  { db, dialect, newId }: Parts,
  shop: ShopSettings,
  { customerId, outcome, actor, justification, debtIds, gate }: NewCall,
  now: Date,
): Promise<void> => {
  const id = newId();
  const shopId = shop.id;
  const plannedContactId = `call:${id}`;
  await db.contactAttempt.create({
    data: {
      id, shopId, customerId, plannedContactId, channel: "voice_human",
      contactClass: outcome === "talked" ? "conversation" : "attempt",
      toEnc: "", toHash: "", subjectEnc: "", bodyEnc: "", templateId: "call", locale: shop.locale,
      debtIds: JSON.stringify(debtIds), reservedAt: now, testMode: false,
    },
  }); // prettier-ignore
  await db.contactEvent.create({
    data: { id: newId(), shopId, attemptId: id, kind: outcome, at: now, detail: actor, sourceRef: plannedContactId },
  });
  await insertRows(db, dialect, "GateDecision", DECISION, [
    decisionRow(newId(), shopId, customerId, plannedContactId, "dispatch", gate),
  ]);
  await db.case.updateMany({ where: { shopId, customerId, state: "open" }, data: { lastContactAt: now } });
  const detail = justification === "" ? outcome : `${outcome}: ${justification}`;
  await appendAudit(db, dialect, newId, shopId, { actor, action: "call.made", subject: customerId, detail }, now);
  await enqueueJobs(db, dialect, newId, now, [
    { name: "contacts.plan", shopId, payload: { customerIds: [customerId] }, dedupeKey: `plan:${customerId}` },
  ]);
};
