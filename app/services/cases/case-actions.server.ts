import { z } from "zod";
import type { ShopSettings } from "~/contracts/shop";
import { days, plus } from "~/domain/shared/duration";
import { instantOf } from "~/domain/time/local";
import type { Result } from "~/domain/shared/result";
import { err, ok } from "~/domain/shared/result";

/** What a form on a case may ask for. */
export const caseActionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("pause"), days: z.coerce.number().int().min(1).max(90) }),
  z.object({ intent: z.literal("promise"), until: z.iso.date() }),
  z.object({ intent: z.literal("resume") }),
  z.object({ intent: z.literal("answer") }),
  z.object({ intent: z.literal("opt_out") }),
  z.object({ intent: z.literal("opt_in") }),
  z.object({ intent: z.literal("reviewed") }),
]);
export type CaseAction = z.infer<typeof caseActionSchema>;

type Actions = {
  readonly hold: (
    shop: ShopSettings,
    customerId: string,
    hold: { reason: "paused" | "promise"; untilAt: Date; source: "staff" },
    actor: string,
    now: Date,
  ) => Promise<void>;
  readonly resume: (shop: ShopSettings, customerId: string, actor: string, now: Date) => Promise<void>;
  readonly answerRequest: (shop: ShopSettings, customerId: string, actor: string, now: Date) => Promise<void>;
  readonly review: (shop: ShopSettings, customerId: string, actor: string, now: Date) => Promise<void>;
  readonly setScoringOptOut: (
    shop: ShopSettings,
    customerId: string,
    optedOut: boolean,
    actor: string,
    now: Date,
  ) => Promise<void>;
};

export type ActInput = {
  readonly shop: ShopSettings;
  readonly customerId: string;
  readonly action: CaseAction;
  readonly actor: string;
  readonly now: Date;
};

/** The whole day of the promise belongs to the customer: the pause ends when it ends in the shop's zone. */
const endOfDay = (day: string, zone: string): Date => instantOf(day, 24 * 60 - 1, zone);

const act = (actions: Actions, { shop, customerId, action, actor, now }: ActInput): Promise<void> => {
  switch (action.intent) {
    case "pause":
      return actions.hold(
        shop,
        customerId,
        { reason: "paused", untilAt: plus(now, days(action.days)), source: "staff" },
        actor,
        now,
      );
    case "promise":
      return actions.hold(
        shop,
        customerId,
        { reason: "promise", untilAt: endOfDay(action.until, shop.timeZone), source: "staff" },
        actor,
        now,
      );
    case "resume":
      return actions.resume(shop, customerId, actor, now);
    case "answer":
      return actions.answerRequest(shop, customerId, actor, now);
    case "opt_out":
      return actions.setScoringOptOut(shop, customerId, true, actor, now);
    case "reviewed":
      return actions.review(shop, customerId, actor, now);
    case "opt_in":
      return actions.setScoringOptOut(shop, customerId, false, actor, now);
  }
};

/** Does what a member of staff asked for on a case; refuses a promise whose day has passed. */
export const actOnCase = async (actions: Actions, input: ActInput): Promise<Result<undefined, "promise_in_past">> => {
  const { action, now, shop } = input;
  if (action.intent === "promise" && endOfDay(action.until, shop.timeZone) <= now) return err("promise_in_past");
  await act(actions, input);
  return ok(undefined);
};
