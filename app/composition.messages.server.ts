import type { Channels } from "~/channels/registry.server";
import { lockedOn, staffContactDeps } from "~/composition.calls.server";
import type { Base } from "~/composition.server";
import { appendAudit } from "~/db/audit.server";
import { reportAttempt } from "~/db/dispatch.server";
import { saveStaffMessage } from "~/db/staff-messages.server";
import type { HandOverDeps } from "~/services/contacts/hand-over.server";
import type { StaffMessageDeps } from "~/services/contacts/send-staff-message.server";

/** Hands a message to the channel it is for. */
export const sendThrough =
  (channels: Channels): HandOverDeps["send"] =>
  (channel, message) =>
    channels.get(channel)?.send(message) ?? Promise.resolve({ kind: "failed", detail: `no channel ${channel}` });

/** Messages that people write, judged and sent like those of the app. */
export const staffMessageDeps = (base: Base, channels: Channels): StaffMessageDeps => {
  const { dialect, newId } = base;
  return {
    ...staffContactDeps(base),
    transaction: (customerId, work) =>
      lockedOn(base)(customerId, (tx, subject) =>
        work({
          isKnown: async (id) => (await tx.plannedContact.count({ where: { id } })) > 0,
          subject,
          refuse: (shopId, id, actor, detail, at) =>
            appendAudit(tx, dialect, newId, shopId, { actor, action: "message.refused", subject: id, detail }, at),
          save: (shop, entry, at) => saveStaffMessage(tx, base, shop, entry, at),
        }),
      ),
    report: (shopId, contact, attemptId, result, at) => reportAttempt(base, shopId, contact, attemptId, result, at),
    send: sendThrough(channels),
    shopperUrl: base.shopperUrl,
    newId,
  };
};
