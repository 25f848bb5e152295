import type { ContactSubject } from "~/contracts/contact-subject";
import type { AskedChannel, CustomerRules } from "~/contracts/law";
import type { ShopSettings } from "~/contracts/shop";
import { changesAround } from "~/domain/compliance/changes";
import { explain } from "~/domain/compliance/explain";
import { whereabouts } from "~/domain/compliance/places";
import type { Gate } from "~/domain/compliance/types";
import { localParts } from "~/domain/time/local";
import { contactFacts, gateRecord, openInstalments } from "./facts.server";

export type CustomerRulesDeps = {
  readonly subject: (shop: ShopSettings, customerId: string, now: Date) => Promise<ContactSubject | undefined>;
  readonly gateFor: (shop: ShopSettings) => Gate;
  readonly open: (sealed: string) => string;
  readonly now: () => Date;
};

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
  const facts = contactFacts(subject, shop, { channel, covered: openInstalments(subject), now }, deps.open);
  const { verdict, nextAllowedAt } = gateRecord(deps.gateFor(shop)(facts), now);
  const explanation = explain(facts, shop.profile);
  const mine = new Set(explanation.rules.map(({ jurisdiction }) => jurisdiction));
  const today = localParts(now, shop.timeZone).dateKey;
  return {
    ...explanation,
    channel,
    verdict,
    nextAllowedAt: nextAllowedAt ?? null,
    zones: whereabouts(facts).zones,
    changes: changesAround(today).filter(({ jurisdiction }) => mine.has(jurisdiction)),
  };
};
