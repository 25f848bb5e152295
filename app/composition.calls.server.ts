import type { Base } from "~/composition.server";
import { lockCustomers } from "~/db/locks.server";
import { saveCall } from "~/db/staff-calls.server";
import { loadSubjects } from "~/db/subjects.server";
import type { StaffCallDeps } from "~/services/contacts/staff-call.server";

/** Calls that people make, judged by the gate that every message passes. */
export const staffCallDeps = ({ db, dialect, newId, gateFor, cipher, now }: Base): StaffCallDeps => ({
  subject: async (shop, customerId, at) => (await loadSubjects(db, dialect, shop, [customerId], at))[0],
  transaction: (customerId, work) =>
    db.$transaction(async (tx) => {
      await lockCustomers(tx, dialect, [customerId]);
      return work({
        subject: async (shop, id, at) => (await loadSubjects(tx, dialect, shop, [id], at))[0],
        save: (shop, call, at) => saveCall({ db: tx, dialect, newId }, shop, call, at),
      });
    }),
  gateFor,
  open: cipher.decrypt,
  now,
});
