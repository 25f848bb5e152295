import type { Base } from "~/composition.server";
import { ownersOfAnswer, shopsOfAnswer } from "~/db/answer-owners.server";
import { saveAnswer, settleAnswer, storeAnswer, waitingAnswer } from "~/db/answers.server";
import { markEvents } from "~/db/inbox.server";
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
  save: (shop, answer, at) => saveAnswer(base, shop, answer, at),
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
