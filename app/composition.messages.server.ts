import type { Channels } from "~/channels/registry.server";
import { staffContactDeps } from "~/composition.calls.server";
import type { Base } from "~/composition.server";
import { appendAudit } from "~/db/audit.server";
import { reportAttempt } from "~/db/dispatch.server";
import { lockCustomers } from "~/db/locks.server";
import { saveStaffMessage } from "~/db/staff-messages.server";
import { loadSubjects } from "~/db/subjects.server";
import type { HandOverDeps } from "~/services/contacts/hand-over.server";
import type { StaffMessageDeps } from "~/services/contacts/send-staff-message.server";

/** Hands a message to the channel it is for. */
export const sendThrough =
  (channels: Channels): HandOverDeps["send"] =>
  (channel, message) =>
    channels.get(channel)?.send(message) ?? Promise.resolve({ kind: "failed", detail: `no channel ${channel}` });

/** Messages that people write, judged and sent like those of the app. */
export const staffMessageDeps = (base: Base, channels: Channels): StaffMessageDeps => {
  const { db, dialect } = base;
  return {
    ...staffContactDeps(base),
    transaction: (customerId, work) =>
      db.$transaction(async (tx) => {
        await lockCustomers(tx, dialect, [customerId]);
        return work({
          isKnown: async (id) => (await tx.plannedContact.count({ where: { id } })) > 0,
          subject: async (shop, id, at) => (await loadSubjects(tx, dialect, shop, [id], at))[0],
          refuse: (shopId, id, actor, detail, at) =>
            appendAudit(tx, dialect, base.newId, shopId, { actor, action: "message.refused", subject: id, detail }, at),
          save: (shop, entry, at) => saveStaffMessage(tx, base, shop, entry, at),
        });
      }),
    report: (shopId, contact, attemptId, result, at) => reportAttempt(base, shopId, contact, attemptId, result, at),
    send: sendThrough(channels),
    shopperUrl: base.shopperUrl,
    newId: base.newId,
  };
};
