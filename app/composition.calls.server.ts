import type { Base } from "~/composition.server";
import { lockCustomers } from "~/db/locks.server";
import { saveCall } from "~/db/staff-calls.server";
import { loadSubjects } from "~/db/subjects.server";
import type { StaffCallDeps } from "~/services/contacts/staff-call.server";
import type { StaffContactDeps } from "~/services/contacts/staff-contact.server";

/** What it takes to say whether staff may contact a customer. */
export const staffContactDeps = ({ db, dialect, gateFor, cipher, now }: Base): StaffContactDeps => ({
  subject: async (shop, customerId, at) => (await loadSubjects(db, dialect, shop, [customerId], at))[0],
  gateFor,
  open: cipher.decrypt,
  now,
});

/** Calls that people make, judged by the gate that every message passes. */
export const staffCallDeps = (base: Base): StaffCallDeps => ({
  ...staffContactDeps(base),
  transaction: (customerId, work) =>
    base.db.$transaction(async (tx) => {
      await lockCustomers(tx, base.dialect, [customerId]);
      return work({
        subject: async (shop, id, at) => (await loadSubjects(tx, base.dialect, shop, [id], at))[0],
        save: (shop, call, at) => saveCall({ db: tx, dialect: base.dialect, newId: base.newId }, shop, call, at),
      });
    }),
});
