import type { ContactSubject } from "~/contracts/contact-subject";
import type { AskedChannel, CustomerRules } from "~/contracts/law";
import type { ShopSettings } from "~/contracts/shop";
import { changesBetween, explain } from "~/domain/compliance/explain";
import { whereabouts } from "~/domain/compliance/places";
import type { Gate } from "~/domain/compliance/types";
import { addDays, localParts } from "~/domain/time/local";
import { contactFacts } from "./facts.server";

export type CustomerRulesDeps = {
  readonly subject: (shop: ShopSettings, customerId: string, now: Date) => Promise<ContactSubject | undefined>;
  readonly gateFor: (shop: ShopSettings) => Gate;
  readonly open: (sealed: string) => string;
  readonly now: () => Date;
};

/** Changes are shown from half a year ago to a year ahead. */
const [BACK, AHEAD] = [-180, 365];

/** The rules for a contact with the customer now, and the gate's answer; undefined when nothing is open. */
export const customerRules = async (
  deps: CustomerRulesDeps,
  shop: ShopSettings,
  customerId: string,
  channel: AskedChannel,
): Promise<CustomerRules | undefined> => {
  const now = deps.now();
  const subject = await deps.subject(shop, customerId, now);
  if (!subject) return undefined;
  const covered = subject.instalments.filter(({ balanceMinor, isHeld }) => balanceMinor > 0 && !isHeld);
  const facts = contactFacts(subject, shop, { channel, covered, now }, deps.open);
  const verdict = deps.gateFor(shop)(facts);
  const explanation = explain(facts, shop.profile);
  const mine = new Set(explanation.rules.map(({ jurisdiction }) => jurisdiction));
  const today = localParts(now, shop.timeZone).dateKey;
  return {
    ...explanation,
    channel,
    verdict: verdict.verdict,
    nextAllowedAt: verdict.verdict === "defer" ? verdict.nextAllowedAt : null,
    zones: whereabouts(facts).zones,
    changes: changesBetween(addDays(today, BACK), addDays(today, AHEAD)).filter(({ jurisdiction }) => mine.has(jurisdiction)), // prettier-ignore
  };
};
