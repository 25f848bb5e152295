import type { Signals, Trait } from "~/domain/scoring/types";
import type { DbOrTx } from "./client.server";
import { group } from "~/domain/shared/group";

type Row = Omit<Trait, "kind"> & { readonly kind: string };
const isKnown = (row: Row): row is Trait => row.kind === "rfm" || row.kind === "marketing";

/** What scoring reads of many customers beside their orders, with three queries. */
export const loadSignals = async (
  db: DbOrTx,
  shopId: string,
  customerIds: string[],
): Promise<(customerId: string) => Required<Pick<Signals, "contacts" | "promises" | "traits">>> => {
  const where = { shopId, customerId: { in: customerIds } };
  const [attempts, holds, traits] = await Promise.all([
    db.contactAttempt.findMany({
      // Somebody who came to the shop was not asked.
      where: { ...where, testMode: false, contactClass: { not: "inbound" } },
      select: { customerId: true, reservedAt: true },
    }),
    db.hold.findMany({
      where: { ...where, reason: "promise", untilAt: { not: null } },
      select: { customerId: true, fromAt: true, untilAt: true },
    }),
    db.customerTrait.findMany({
      where,
      orderBy: { at: "asc" },
      select: { customerId: true, kind: true, value: true, at: true },
    }),
  ]);
  const whose = ({ customerId }: { readonly customerId: string }): string => customerId;
  const contacts = group(attempts, whose, ({ reservedAt }) => reservedAt);
  const promises = group(holds, whose, ({ fromAt, untilAt }) => ({ from: fromAt, until: untilAt ?? fromAt }));
  const words = group(traits, whose, ({ kind, value, at }) => ({ kind, value, at }));
  return (customerId) => ({
    contacts: contacts.get(customerId) ?? [],
    promises: promises.get(customerId) ?? [],
    traits: (words.get(customerId) ?? []).filter(isKnown),
  });
};
