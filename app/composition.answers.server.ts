import type { Channels } from "~/channels/registry.server";
import { lockedOn } from "~/composition.calls.server";
import { sendThrough } from "~/composition.messages.server";
import type { Base } from "~/composition.server";
import { ownersOfAnswer, shopsOfAnswer } from "~/db/answer-owners.server";
import { saveAnswer, settleAnswer, storeAnswer, waitingAnswer } from "~/db/answers.server";
import { saveAttempt, saveDecision } from "~/db/attempts.server";
import { reportAttempt } from "~/db/dispatch.server";
import { isToldSinceConsent } from "~/db/opt-out-confirmations.server";
import { markEvents } from "~/db/inbox.server";
import type { ConfirmDeps } from "~/services/opt-out/confirm-opt-out.server";
import type { ReadAnswerDeps } from "~/services/opt-out/read-answer.server";
import type { ReceiveDeps } from "~/services/opt-out/receive-answer.server";
import type { TakeDeps } from "~/services/opt-out/take-answer.server";

/** Takes in what customers answer. */
export const receiveDeps = (base: Base): ReceiveDeps => ({
  shopsOf: (answer) => shopsOfAnswer(base, answer),
  store: (shopIds, answer) => storeAnswer(base, shopIds, answer, base.now()),
});

/** Does what an answer asks for, and writes it down. */
export const takeDeps = (base: Base): TakeDeps & { readonly newId: () => string } => ({
  actions: base.caseActions,
  isKnown: async (shopId, plannedContactId) =>
    (await base.db.contactAttempt.count({ where: { shopId, plannedContactId } })) > 0,
  save: (shop, answer, jobs, at) => saveAnswer(base, shop, answer, jobs, at),
  newId: base.newId,
  now: base.now,
});

/** Reads what arrived. */
export const answerDeps = (base: Base): ReadAnswerDeps => ({
  ...takeDeps(base),
  shop: base.shops.get,
  waiting: (shopId, eventId) => waitingAnswer(base, shopId, eventId),
  whose: (shopId, answer) => ownersOfAnswer(base, shopId, answer),
  settle: (eventId, state, at, reason) => settleAnswer(base.db, eventId, state, at, reason),
  putAside: (eventId, at, reason) => markEvents(base.db, [eventId], "set_aside", at, reason),
  setAside: base.setAside,
});

/** Tells whoever stopped us that this is done. */
export const confirmDeps = (base: Base, channels: Channels): ConfirmDeps => ({
  shop: base.shops.get,
  gateFor: base.gateFor,
  open: base.cipher.decrypt,
  transaction: (customerId, work) =>
    lockedOn(base)(customerId, (tx, subject) =>
      work({
        subject,
        isTold: (shopId, id, templateId) => isToldSinceConsent(tx, shopId, id, templateId),
        refuse: async (shopId, contact, gate) => {
          await saveDecision({ db: tx, dialect: base.dialect }, base.newId, shopId, contact, gate);
        },
        reserve: (shopId, contact, gate, message, at) => saveAttempt(tx, base, shopId, contact, { gate, message }, at),
      }),
    ),
  send: sendThrough(channels),
  report: (shopId, contact, attemptId, result, at) => reportAttempt(base, shopId, contact, attemptId, result, at),
  shopperUrl: base.shopperUrl,
  newId: base.newId,
  now: base.now,
});
