import type { IncomingAnswer } from "~/contracts/answers";
import type { ShopSettings } from "~/contracts/shop";
import { ANSWER_TOPIC } from "~/domain/inbox/what-to-do";
import type { SetAsideStore } from "../health/set-aside.server";
import { takeAnswer, type TakeDeps } from "./take-answer.server";

export type ReadAnswerDeps = TakeDeps & {
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  /** What waits to be read; undefined when it was read before. */
  readonly waiting: (
    shopId: string,
    eventId: string,
  ) => Promise<{ readonly answer: IncomingAnswer; readonly arrivedAt: Date } | undefined>;
  /** Whose it is: by the message that it answers, else by the sender's address, which several may share. */
  readonly whose: (
    shopId: string,
    answer: IncomingAnswer,
  ) => Promise<{ readonly customerIds: readonly string[]; readonly isTest: boolean }>;
  /** Its words stand in the record now: the arrival keeps none. */
  readonly settle: (eventId: string, state: "processed" | "ignored", now: Date, reason?: string) => Promise<void>;
  readonly putAside: (eventId: string, now: Date, reason: string) => Promise<void>;
  readonly setAside: SetAsideStore;
};

const NOBODY = "The sender's address belongs to no customer";

/** Reads one answer that arrived and does what it asks for; one that is nobody's waits for a person. */
export const readAnswer = async (deps: ReadAnswerDeps, shopId: string, eventId: string): Promise<void> => {
  const waiting = await deps.waiting(shopId, eventId);
  if (!waiting) return;
  const { answer, arrivedAt } = waiting;
  const { customerIds, isTest } = await deps.whose(shopId, answer);
  const now = deps.now();
  // A test message went to the merchant, whose answer says nothing of the customer.
  if (isTest) return deps.settle(eventId, "ignored", now, "answers a test message");
  if (customerIds.length === 0) {
    await deps.setAside.put(shopId, "event", [{ resourceId: eventId, topic: ANSWER_TOPIC, error: NOBODY }], now);
    return deps.putAside(eventId, now, NOBODY);
  }
  const shop = await deps.shop(shopId);
  const { subject, text, from, isAutomatic, messageId } = answer;
  for (const customerId of customerIds)
    await takeAnswer(deps, shop, {
      customerId,
      key: `answer:${customerId}:${messageId}`,
      from,
      inbound: { channel: "email", subject, text },
      isAutomatic,
      actor: "customer",
      arrivedAt,
    });
  await deps.settle(eventId, "processed", now);
};
