import type { DueContact } from "~/contracts/contact-plans";
import type { ShopSettings } from "~/contracts/shop";
import type { NewStaffMessage } from "~/contracts/staff-message";
import { OWN_WORDS } from "~/domain/messages/templates/own-words";
import { minutes, plus } from "~/domain/shared/duration";
import { appendAudit } from "./audit.server";
import type { DbOrTx } from "./client.server";
import { dispatchWrites, findContact, type DispatchParts } from "./dispatch.server";
import { enqueueJobs } from "./jobs.server";

/** By then the message was handed over, or the process that did so is gone and a job sees to it. */
const SURELY_OVER = minutes(5);

const contactRow = (shop: ShopSettings, entry: NewStaffMessage, anchorInstalmentId: string, now: Date) => {
  const { contactId: id, subject, covered, timeZone, message } = entry;
  return {
    id, shopId: shop.id, caseId: subject.caseId, customerId: subject.customerId, anchorInstalmentId, stepId: id,
    policyId: shop.policyId, policyVersion: "", channel: "email", templateId: OWN_WORDS, tone: "neutral",
    locale: message.locale, tier: subject.tier, instalmentIds: JSON.stringify(covered.map((one) => one.id)),
    orderNames: [...new Set(covered.map(({ orderName }) => orderName))].join(", "), nominalAt: now, effectiveAt: now,
    timeZone, state: "planned", why: "{}", createdAt: now, updatedAt: now,
  }; // prettier-ignore
};

/**
 * Reserves a message that staff wrote as every planned contact is reserved, as a step of its own that no policy has, and
 * writes down who sent it. Should this process end before the outcome is known, a job finds the message as it does any
 * other. What is planned is looked at again.
 */
export const saveStaffMessage = async (
  tx: DbOrTx,
  parts: DispatchParts,
  shop: ShopSettings,
  entry: NewStaffMessage,
  now: Date,
): Promise<DueContact> => {
  const { dialect, newId } = parts;
  const { contactId, subject, message, gate, actor, justification } = entry;
  const { customerId } = subject;
  const [anchor] = entry.covered;
  if (!anchor) throw new RangeError("Nothing is open to write about");
  await tx.plannedContact.create({ data: contactRow(shop, entry, anchor.id, now) });
  const contact = await findContact({ db: tx, dialect }, contactId);
  if (!contact || !(await dispatchWrites(tx, parts, shop.id).reserve(contact, gate, message, now)))
    throw new Error(`Message ${contactId} could not be reserved`);
  const audit = { actor, action: "message.sent", subject: customerId, detail: justification };
  await appendAudit(tx, dialect, newId, shop.id, audit, now);
  await enqueueJobs(tx, dialect, newId, now, [
    { name: "contacts.dispatch", shopId: shop.id, payload: { contactId }, runAt: plus(now, SURELY_OVER), dedupeKey: `dispatch:${contactId}` },
    { name: "contacts.plan", shopId: shop.id, payload: { customerIds: [customerId] }, dedupeKey: `plan:${customerId}` },
  ]); // prettier-ignore
  return contact;
};
