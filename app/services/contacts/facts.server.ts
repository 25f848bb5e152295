import type { GateRecord } from "~/contracts/contact-plans";
import type { ContactSubject, SubjectInstalment } from "~/contracts/contact-subject";
import type { ShopSettings } from "~/contracts/shop";
import type { ContactChannel } from "~/domain/channels/types";
import type { ContactFacts, Verdict } from "~/domain/compliance/types";
import type { CaseFacts } from "~/domain/schedule/types";
import { DEFAULT_STRATEGY, strategies } from "~/domain/strategy/registry";
import { daysBetween, localParts } from "~/domain/time/local";
import { zonesOfCountry } from "~/domain/time/zones";

/** The zone in which contacts to the customer are aimed; the gate checks all plausible ones. */
export const zoneOf = (subject: ContactSubject, shop: ShopSettings): string => {
  if (subject.timeZone) return subject.timeZone;
  for (const { country, province } of subject.addresses) {
    const [zone] = zonesOfCountry(country, province) ?? [];
    if (zone) return zone;
  }
  return shop.timeZone;
};

/** What the planner may look at. */
export const caseFacts = (subject: ContactSubject, shop: ShopSettings, now: Date): CaseFacts => ({
  customerId: subject.customerId,
  now,
  shopTimeZone: shop.timeZone,
  customerTimeZone: zoneOf(subject, shop),
  tier: subject.tier,
  strategy: strategies.get(shop.policyId) ?? DEFAULT_STRATEGY,
  instalments: subject.instalments,
  personHold: subject.personHold,
  usedSteps: subject.usedSteps,
  lastContactAt: subject.history.at(-1)?.at,
});

/** What may be asked for: open instalments of orders that are not on hold. */
export const openInstalments = ({ instalments }: ContactSubject): SubjectInstalment[] =>
  instalments.filter(({ isHeld, balanceMinor }) => !isHeld && balanceMinor > 0);

/** Until when the person is on hold, null without an end; undefined when no hold stands now. */
export const heldUntil = ({ personHold }: ContactSubject, now: Date): Date | null | undefined =>
  personHold && (personHold.until === null || personHold.until > now) ? personHold.until : undefined;

/** The gate's answer for a contact at `at`, as it is kept. */
export const gateRecord = (verdict: Verdict, at: Date): GateRecord => ({
  at,
  verdict: verdict.verdict,
  nextAllowedAt: verdict.verdict === "defer" ? verdict.nextAllowedAt : undefined,
  reasons: verdict.reasons,
});

/** Several instalments of one order are one debt; its lateness is that of the oldest. */
const debtsOf = (covered: readonly SubjectInstalment[], today: string): ContactFacts["debts"] => {
  const debts = new Map<string, { id: string; daysPastDue: number; amountMinor: number; currency: string }>();
  for (const { obligationId, dueOn, balanceMinor, currency } of covered) {
    const debt = debts.get(obligationId) ?? { id: obligationId, daysPastDue: 0, amountMinor: 0, currency };
    debt.daysPastDue = Math.max(debt.daysPastDue, daysBetween(dueOn, today));
    debt.amountMinor += balanceMinor;
    debts.set(obligationId, debt);
  }
  return [...debts.values()];
};

/** What the gate may look at for a contact at `now`; phone numbers only say where somebody may be. */
export const contactFacts = (
  subject: ContactSubject,
  shop: ShopSettings,
  contact: { readonly channel: ContactChannel; readonly covered: readonly SubjectInstalment[]; readonly now: Date },
  open: (sealed: string) => string,
): ContactFacts => ({
  now: contact.now,
  creditor: { country: shop.country, kind: "first_party" },
  recipient: {
    addresses: subject.addresses,
    phones: subject.phoneEncs.map(open),
    ...(subject.timeZone === null ? {} : { timeZone: subject.timeZone }),
    language: subject.locale,
  },
  contact: { channel: contact.channel, purpose: "reminder" },
  debts: debtsOf(contact.covered, localParts(contact.now, shop.timeZone).dateKey),
  history: subject.history,
  consents: subject.consents,
  flags: subject.flags,
});
