import type { Db, DbOrTx } from "./client.server";

/** Erases what names or reaches a person; ledger and counters stay, tied to a row without a name. */
export const eraseRows = async (tx: DbOrTx, shopId: string, customerId: string, now: Date): Promise<void> => {
  const where = { shopId, customerId };
  await tx.contactPoint.deleteMany({ where });
  await tx.contactAttempt.updateMany({ where, data: { toEnc: "", toHash: "", subjectEnc: "", bodyEnc: "" } });
  await tx.plannedContact.updateMany({
    where: { ...where, state: "planned" },
    data: { state: "cancelled", cancelReason: "erased", updatedAt: now },
  });
  // What the customer said when asking for a pause stands there in the customer's words.
  await tx.hold.updateMany({ where, data: { note: null } });
  await tx.creditProfile.deleteMany({ where });
  await tx.scoreSnapshot.deleteMany({ where });
  await tx.customerSegment.deleteMany({ where });
  await tx.customerExposure.deleteMany({ where });
  await tx.segmentMove.deleteMany({ where });
  await tx.shadowScore.deleteMany({ where });
  await tx.writtenField.deleteMany({ where });
  await tx.customerTrait.deleteMany({ where });
  await tx.customer.updateMany({
    where: { shopId, id: customerId },
    data: { nameEnc: null, addresses: "[]", timeZone: null, rfmGroup: null, marketingState: null, redactedAt: now },
  });
};

/** The same in a transaction of its own. */
export const eraseCustomer = (db: Db, shopId: string, customerId: string, now: Date): Promise<void> =>
  db.$transaction((tx) => eraseRows(tx, shopId, customerId, now));

/** Erases every row of a shop. */
export const eraseShop = async (db: Db, shopId: string): Promise<void> => {
  const where = { shopId };
  await db.$transaction([
    db.inboxEvent.deleteMany({ where }),
    db.backfillRun.deleteMany({ where }),
    db.backfillPart.deleteMany({ where }),
    db.contactEvent.deleteMany({ where }),
    db.contactAttempt.deleteMany({ where }),
    db.gateDecision.deleteMany({ where }),
    db.stepUse.deleteMany({ where }),
    db.plannedContact.deleteMany({ where }),
    db.scoreSnapshot.deleteMany({ where }),
    db.creditProfile.deleteMany({ where }),
    db.shadowScore.deleteMany({ where }),
    db.riskModel.deleteMany({ where }),
    db.segmentModel.deleteMany({ where }),
    db.segmentRun.deleteMany({ where }),
    db.customerSegment.deleteMany({ where }),
    db.customerExposure.deleteMany({ where }),
    db.segmentMove.deleteMany({ where }),
    db.modelConsent.deleteMany({ where }),
    db.modelService.deleteMany({ where }),
    db.modelDecision.deleteMany({ where }),
    db.driftReport.deleteMany({ where }),
    db.writtenField.deleteMany({ where }),
    db.customerTrait.deleteMany({ where }),
    db.case.deleteMany({ where }),
    db.hardshipRequest.deleteMany({ where }),
    db.hold.deleteMany({ where }),
    db.ledgerEntry.deleteMany({ where }),
    db.instalment.deleteMany({ where }),
    db.obligation.deleteMany({ where }),
    db.orderSnapshot.deleteMany({ where }),
    db.consent.deleteMany({ where }),
    db.contactPoint.deleteMany({ where }),
    db.customer.deleteMany({ where }),
    db.job.deleteMany({ where: { shopId, state: { not: "running" } } }),
    db.templateVersion.deleteMany({ where }),
    db.auditEvent.deleteMany({ where }),
    db.session.deleteMany({ where: { shop: shopId } }),
    db.shop.deleteMany({ where: { id: shopId } }),
  ]);
};
