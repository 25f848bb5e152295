import { planDeps, dispatchDeps } from "~/composition.jobs.server";
import type { Base } from "~/composition.server";
import { createSweepStore } from "~/db/sweep.server";
import { days, plus } from "~/domain/shared/duration";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { dispatchContact } from "~/services/contacts/dispatch-contact.server";
import { planContacts } from "~/services/contacts/plan-contacts.server";
import { benchOrder } from "./orders.server";
import { pooled, SHOP, timed, toResult, withBase } from "./measure.server";
import type { Bench } from "./types.server";

const CONCURRENCY = 16;

/** A Wednesday at four in the afternoon in London, ten or eleven in New York: open for every American zone but Hawaii. */
const NOW = new Date("2026-11-25T18:30:00Z");

const planAll = async (base: Base, n: number): Promise<string[]> => {
  const shop = await base.shops.get(SHOP);
  const before = plus(NOW, days(-2));
  // Enough customers that n of them have a contact whose moment has come.
  const orders = Array.from({ length: n * 9 }, (_, i) => benchOrder(i, before));
  for (let i = 0; i < orders.length; i += 3_000)
    await applyOrders(base.orders, shop, orders.slice(i, i + 3_000), before, { scoreNow: false });
  const customerIds = await createSweepStore(base.db).openCaseCustomers(SHOP);
  for (let i = 0; i < customerIds.length; i += 500)
    await planContacts(planDeps(base), SHOP, customerIds.slice(i, i + 500));
  await base.db.plannedContact.updateMany({ where: { state: "planned" }, data: { effectiveAt: before } });
  return (await base.db.plannedContact.findMany({ where: { state: "planned" }, take: n, select: { id: true } })).map(
    ({ id }) => id,
  );
};

/** The limit: the bare transaction of a dispatch, the same rows written without looking at anything. */
const bareTransactions = async ({ db, newId }: Base, n: number): Promise<number> => {
  const at = NOW;
  const seconds = await timed(() =>
    pooled(n, CONCURRENCY, (i) =>
      db.$transaction(async (tx) => {
        const id = newId();
        await tx.stepUse.create({
          data: { shopId: "bare", anchorInstalmentId: String(i), stepId: "s", plannedContactId: id, at },
        });
        await tx.gateDecision.create({
          data: {
            id,
            shopId: "bare",
            customerId: "c",
            stage: "dispatch",
            at,
            verdict: "allow",
            reasons: "[]",
            packVersions: "[]",
          },
        });
        await tx.contactAttempt.create({
          data: {
            id,
            shopId: "bare",
            customerId: "c",
            plannedContactId: id,
            channel: "email",
            contactClass: "email",
            toEnc: "t",
            toHash: "h",
            subjectEnc: "s",
            bodyEnc: "b".repeat(3_000),
            templateId: "t",
            locale: "en",
            debtIds: "[]",
            reservedAt: at,
          },
        });
        await tx.contactEvent.create({ data: { id, shopId: "bare", attemptId: id, kind: "sent", at, sourceRef: "s" } });
      }),
    ),
  );
  return n / seconds;
};

/** Contacts a second from a due row to a reported one: fresh facts, gate, composition, review, reservation, report. */
export const dispatch: Bench = {
  name: "dispatch",
  run: (n = 2_000) =>
    withBase(async (base) => {
      const contactIds = await planAll(base, n);
      const limit = await bareTransactions(base, contactIds.length);
      let sent = 0;
      const deps = dispatchDeps(base, {
        refreshOrders: () => Promise.resolve(),
        // The mail server is somebody else's; what is measured is everything up to it and after it.
        send: () => Promise.resolve({ kind: "sent", providerId: String(sent++) }),
      });
      let durationsMs: number[] = [];
      const seconds = await timed(async () => {
        durationsMs = await pooled(contactIds.length, CONCURRENCY, (i) =>
          dispatchContact(deps, SHOP, contactIds[i] ?? ""),
        );
      });
      if (sent < contactIds.length * 0.5)
        throw new Error(
          `Only ${String(sent)} of ${String(contactIds.length)} contacts were sent: the bench measures something else`,
        );
      return toResult({
        name: "dispatch",
        n: contactIds.length,
        seconds,
        durationsMs,
        limit: { what: "the bare database transaction with the same rows", perSecond: limit },
      });
    }, NOW),
};
