import type { Base } from "~/composition.server";
import type { Dialect } from "~/db/bulk.server";
import type { DbOrTx } from "~/db/client.server";
import { lockCustomers } from "~/db/locks.server";
import { saveCall } from "~/db/staff-calls.server";
import { loadSubjects } from "~/db/subjects.server";
import type { StaffCallDeps } from "~/services/contacts/staff-call.server";
import type { StaffContactDeps } from "~/services/contacts/staff-contact.server";

const subjectIn =
  (db: DbOrTx, dialect: Dialect): StaffContactDeps["subject"] =>
  async (shop, customerId, at) =>
    (await loadSubjects(db, dialect, shop, [customerId], at))[0];

/** What it takes to say whether staff may contact a customer. */
export const staffContactDeps = ({ db, dialect, gateFor, cipher, now }: Base): StaffContactDeps => ({
  subject: subjectIn(db, dialect),
  gateFor,
  open: cipher.decrypt,
  now,
});

/** One transaction about one customer, from whom every other is kept until it ends. */
export const lockedOn =
  ({ db, dialect }: Base) =>
  <T>(customerId: string, work: (tx: DbOrTx, subject: StaffContactDeps["subject"]) => Promise<T>): Promise<T> =>
    db.$transaction(async (tx) => {
      await lockCustomers(tx, dialect, [customerId]);
      return work(tx, subjectIn(tx, dialect));
    });

/** Calls that people make, judged by the gate that every message passes. */
export const staffCallDeps = (base: Base): StaffCallDeps => ({
  ...staffContactDeps(base),
  transaction: (customerId, work) =>
    lockedOn(base)(customerId, (tx, subject) =>
      work({
        subject,
        save: (shop, call, at) => saveCall({ db: tx, dialect: base.dialect, newId: base.newId }, shop, call, at),
      }),
    ),
});
