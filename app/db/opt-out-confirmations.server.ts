import type { DbOrTx } from "./client.server";

/** Whether the person got such a message since consent to e-mail was last given. */
export const isToldSinceConsent = async (
  db: DbOrTx,
  shopId: string,
  customerId: string,
  templateId: string,
): Promise<boolean> => {
  const given = await db.consent.findFirst({
    where: { shopId, customerId, channel: "email", state: "granted" },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  const since = given ? { reservedAt: { gte: given.at } } : {};
  return (await db.contactAttempt.count({ where: { shopId, customerId, templateId, ...since } })) > 0;
};
