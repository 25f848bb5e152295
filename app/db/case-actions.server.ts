import type { JobRequest } from "~/contracts/jobs";
import type { ShopSettings } from "~/contracts/shop";
import { neutralScore } from "~/domain/scoring/score";
import { localParts } from "~/domain/time/local";
import { appendAudit } from "./audit.server";
import type { Dialect } from "./bulk.server";
import { refreshCases } from "./case-refresh.server";
import type { Db, DbOrTx } from "./client.server";
import { enqueueJobs } from "./jobs.server";
import { lockCustomers } from "./locks.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly newId: () => string };

export type NewHold = {
  readonly reason: "paused" | "promise" | "hardship";
  readonly untilAt: Date | null;
  readonly source: "staff" | "customer";
  readonly note?: string;
};

const planJob = (shopId: string, customerId: string): JobRequest => ({
  name: "contacts.plan",
  shopId,
  payload: { customerIds: [customerId] },
  dedupeKey: `plan:${customerId}`,
});

const cancelPlanned = async (
  tx: DbOrTx,
  shopId: string,
  customerId: string,
  reason: string,
  now: Date,
): Promise<void> => {
  await tx.plannedContact.updateMany({
    where: { shopId, customerId, state: "planned" },
    data: { state: "cancelled", cancelReason: reason, updatedAt: now, version: { increment: 1 } },
  });
};

type Entry = { readonly actor: string; readonly action: string; readonly detail: string };
type Act = (
  shop: ShopSettings,
  customerId: string,
  now: Date,
  entry: Entry,
  work: (tx: DbOrTx) => Promise<unknown>,
) => Promise<void>;
type Actions = { readonly act: Act; readonly newId: () => string };

/**
 * One act is one transaction: the fact is appended, what was planned is cancelled at once, the case is refreshed, the
 * audit trail grows, and planning looks again.
 */
const createAct =
  ({ db, dialect, newId }: Parts): Act =>
  (shop, customerId, now, entry, work) =>
    db.$transaction(async (tx) => {
      await lockCustomers(tx, dialect, [customerId]);
      await work(tx);
      await refreshCases(tx, dialect, shop, [customerId], localParts(now, shop.timeZone).dateKey, now);
      await appendAudit(tx, dialect, newId, shop.id, { ...entry, subject: customerId }, now);
      await enqueueJobs(tx, dialect, newId, now, [planJob(shop.id, customerId)]);
    });

const addHold = async (
  tx: DbOrTx,
  id: string,
  shopId: string,
  customerId: string,
  hold: NewHold,
  now: Date,
): Promise<void> => {
  const { reason, untilAt, source, note = null } = hold;
  await tx.hold.create({
    data: { id, shopId, customerId, scope: "person", reason, fromAt: now, untilAt, source, note },
  });
  await cancelPlanned(tx, shopId, customerId, "on_hold", now);
};

const answer = (tx: DbOrTx, shopId: string, customerId: string, text: string, now: Date) =>
  tx.hardshipRequest.updateMany({
    where: { shopId, customerId, answeredAt: null },
    data: { answeredAt: now, answer: text },
  });

const holdActions = ({ act, newId }: Actions) => ({
  hold: (shop: ShopSettings, customerId: string, hold: NewHold, actor: string, now: Date): Promise<void> => {
    const entry = { actor, action: `hold.${hold.reason}`, detail: hold.untilAt?.toISOString() ?? "" };
    return act(shop, customerId, now, entry, (tx) => addHold(tx, newId(), shop.id, customerId, hold, now));
  },
  /** Lifts the holds that people placed; those that an order brings lift themselves. */
  resume: (shop: ShopSettings, customerId: string, actor: string, now: Date): Promise<void> =>
    act(shop, customerId, now, { actor, action: "hold.lifted", detail: "" }, async (tx) => {
      const where = { shopId: shop.id, customerId, scope: "person", liftedAt: null };
      await tx.hold.updateMany({ where, data: { liftedAt: now } });
      await answer(tx, shop.id, customerId, "resumed", now);
    }),
  /** The shopper asks for time: reminders pause until a person answers, at most until `untilAt`. */
  requestTime: (shop: ShopSettings, customerId: string, reason: string, untilAt: Date, now: Date): Promise<void> =>
    act(shop, customerId, now, { actor: "customer", action: "time.requested", detail: reason }, async (tx) => {
      const open = await tx.hardshipRequest.findFirst({ where: { shopId: shop.id, customerId, answeredAt: null } });
      const held = open && (await tx.hold.count({ where: { id: open.holdId, liftedAt: null, untilAt: { gt: now } } }));
      if (held) return;
      const holdId = newId();
      await addHold(tx, holdId, shop.id, customerId, { reason: "hardship", untilAt, source: "customer" }, now);
      // Asked again after the pause has ended: the same request, which nobody has answered yet.
      if (open) await tx.hardshipRequest.update({ where: { id: open.id }, data: { holdId } });
      else
        await tx.hardshipRequest.create({
          data: { id: newId(), shopId: shop.id, customerId, reason, requestedAt: now, holdId },
        });
    }),
  answerRequest: (shop: ShopSettings, customerId: string, actor: string, now: Date): Promise<void> =>
    act(shop, customerId, now, { actor, action: "time.answered", detail: "" }, (tx) =>
      answer(tx, shop.id, customerId, "seen", now),
    ),
});

const choiceActions = ({ act, newId }: Actions, dialect: Dialect) => ({
  /** Stops or allows reminders by e-mail; the newest word counts. */
  setEmailConsent: (
    shop: ShopSettings,
    customerId: string,
    state: "granted" | "revoked",
    source: string,
    now: Date,
  ): Promise<void> =>
    act(shop, customerId, now, { actor: source, action: `email.${state}`, detail: "" }, async (tx) => {
      await tx.consent.create({
        data: { id: newId(), shopId: shop.id, customerId, channel: "email", state, source, at: now },
      });
      if (state === "revoked") await cancelPlanned(tx, shop.id, customerId, "unsubscribed", now);
    }),
  /** Somebody looked at the case of a customer whom no machine may score, and decided what is to be done. */
  review: (shop: ShopSettings, customerId: string, actor: string, now: Date): Promise<void> =>
    act(shop, customerId, now, { actor, action: "case.reviewed", detail: "" }, (tx) =>
      tx.case.updateMany({
        where: { shopId: shop.id, customerId, state: "open", personDecides: true },
        data: { reviewedAt: now },
      }),
    ),
  /** A customer may ask not to be scored by a machine; neutral rules apply then, and a person decides. */
  setScoringOptOut: (
    shop: ShopSettings,
    customerId: string,
    optedOut: boolean,
    actor: string,
    now: Date,
  ): Promise<void> =>
    act(
      shop,
      customerId,
      now,
      { actor, action: optedOut ? "scoring.opted_out" : "scoring.opted_in", detail: "" },
      async (tx) => {
        await tx.customer.update({ where: { id: customerId }, data: { scoringOptOutAt: optedOut ? now : null } });
        await tx.shadowScore.deleteMany({ where: { shopId: shop.id, customerId } });
        // From this moment on no machine's tier counts, whenever the job below comes to it.
        const neutral = optedOut ? { tier: neutralScore().tier, score: neutralScore().score } : {};
        const data = { personDecides: optedOut, reviewedAt: null, ...neutral };
        await tx.case.updateMany({ where: { shopId: shop.id, customerId, state: "open" }, data });
        await enqueueJobs(tx, dialect, newId, now, [
          { name: "customers.score", shopId: shop.id, payload: { customerIds: [customerId] } },
        ]);
      },
    ),
});

/** What people do to a case. */
export const createCaseActions = (parts: Parts) => {
  const actions = { act: createAct(parts), newId: parts.newId };
  return { ...holdActions(actions), ...choiceActions(actions, parts.dialect) };
};
