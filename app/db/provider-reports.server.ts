import type { ProviderReport } from "~/contracts/provider-reports";
import type { Db } from "./client.server";

/**
 * Appends what a provider reports of a contact. The contact's state follows, and a bounce closes the address it went
 * to, in the same transaction. Undefined when no such contact was made, or the report was recorded before.
 */
export const recordReport = (
  db: Db,
  newId: () => string,
  { contactId, kind, detail, sourceRef }: ProviderReport,
  now: Date,
): Promise<{ readonly shopId: string; readonly customerId: string } | undefined> =>
  db.$transaction(async (tx) => {
    const attempt = await tx.contactAttempt.findUnique({ where: { plannedContactId: contactId } });
    if (!attempt) return undefined;
    const { id: attemptId, shopId, customerId, toHash, testMode } = attempt;
    const known = await tx.contactEvent.findFirst({ where: { shopId, attemptId, sourceRef } });
    if (known) return undefined;
    await tx.contactEvent.create({ data: { id: newId(), shopId, attemptId, kind, at: now, detail, sourceRef } });
    if (kind !== "delivered")
      await tx.plannedContact.updateMany({
        where: { id: contactId, state: { in: ["sent", "sending", "unknown"] } },
        data: { state: "failed", updatedAt: now },
      });
    // A test message went to the merchant: it says nothing of the customer's address.
    if (kind === "bounced" && !testMode)
      await tx.contactPoint.updateMany({ where: { shopId, valueHash: toHash }, data: { bouncedAt: now } });
    return { shopId, customerId };
  });
