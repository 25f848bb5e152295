import type { GateRecord } from "~/contracts/contact-plans";
import type { ContactSubject, SubjectInstalment } from "~/contracts/contact-subject";
import type { ShopSettings } from "~/contracts/shop";
import type { ContactChannel } from "~/domain/channels/types";
import type { ContactFacts, Verdict } from "~/domain/compliance/types";
import { requiredLanguages } from "~/domain/compliance/languages";
import { adviceFor } from "~/domain/messages/advice";
import { messageLocales } from "~/domain/messages/templates/registry";
import type { Wordings } from "~/domain/messages/wordings/wordings";
import type { CaseFacts } from "~/domain/schedule/types";
import { DEFAULT_STRATEGY, strategies } from "~/domain/strategy/registry";
import { daysBetween, localParts } from "~/domain/time/local";
import { zonesOfCountry } from "~/domain/time/zones";

const WRITTEN: ReadonlySet<ContactChannel> = new Set(["email", "letter"]);

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
  lastContactAt: subject.history.findLast(({ kind }) => kind !== "inbound")?.at,
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

/** The first written word about the debt that arrived, as far back as the history goes. */
const noticeOf = (debtId: string, history: ContactSubject["history"]): Date | undefined =>
  history.find(({ channel, arrived, debtIds }) => arrived && WRITTEN.has(channel) && debtIds.includes(debtId))?.at;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Several instalments of one order are one debt; its lateness is that of the oldest. */
const debtsOf = (
  covered: readonly SubjectInstalment[],
  history: ContactSubject["history"],
  today: string,
): ContactFacts["debts"] => {
  const debts = new Map<string, Writable<ContactFacts["debts"][number]>>();
  for (const { obligationId, dueOn, balanceMinor, currency } of covered) {
    const noticeAt = noticeOf(obligationId, history);
    const debt = debts.get(obligationId) ?? { id: obligationId, daysPastDue: 0, amountMinor: 0, currency, noticeAt };
    debt.daysPastDue = Math.max(debt.daysPastDue, daysBetween(dueOn, today));
    debt.amountMinor += balanceMinor;
    debts.set(obligationId, debt);
  }
  return [...debts.values()];
};

type Parties = Pick<ContactFacts, "creditor" | "recipient">;

/** Where the two are, as the gate sees it; phone numbers only say where somebody may be. */
const partiesOf = (subject: ContactSubject, shop: ShopSettings, open: (sealed: string) => string): Parties => ({
  creditor: { country: shop.country, kind: "first_party" },
  recipient: {
    addresses: subject.addresses,
    phones: subject.phoneEncs.map(open),
    ...(subject.timeZone === null ? {} : { timeZone: subject.timeZone }),
    language: subject.locale,
  },
});

/** The locales in which the customer is written to: those that the law asks for first, the customer's own last. */
export const localesOf = (
  subject: ContactSubject,
  shop: ShopSettings,
  open: (sealed: string) => string,
): readonly string[] => messageLocales(subject.locale, requiredLanguages(partiesOf(subject, shop, open)));

export type Wording = Pick<
  ContactFacts["contact"],
  "subject" | "text" | "languages" | "elements" | "names" | "confirmed"
>;

/** A message of the policy, and the words that the shop's messages have. */
type Reminder = { readonly templateId: string; readonly wordings: Wordings };

/** What the gate may know of a message before it is written. */
const wordingOf = (
  subject: ContactSubject,
  shop: ShopSettings,
  { templateId, wordings }: Reminder,
  parties: Parties,
): Wording => {
  const languages = messageLocales(subject.locale, requiredLanguages(parties));
  return { languages, elements: wordings.elements(templateId, languages, shop, adviceFor(subject.addresses) !== null) };
};

type AskedContact = {
  readonly channel: ContactChannel;
  /** A reminder where nothing else is said. */
  readonly purpose?: ContactFacts["contact"]["purpose"];
  /** A person's call has none. */
  readonly reminder?: Reminder;
  /** A message that is written already. */
  readonly wording?: Wording;
  readonly covered: readonly SubjectInstalment[];
  readonly now: Date;
};

/** What the gate may look at for a contact at `now`. */
export const contactFacts = (
  subject: ContactSubject,
  shop: ShopSettings,
  contact: AskedContact,
  open: (sealed: string) => string,
): ContactFacts => {
  const parties = partiesOf(subject, shop, open);
  const { reminder, wording } = contact;
  return {
    now: contact.now,
    ...parties,
    contact: {
      channel: contact.channel,
      purpose: contact.purpose ?? "reminder",
      ...(reminder ? wordingOf(subject, shop, reminder, parties) : wording),
    },
    debts: debtsOf(contact.covered, subject.history, localParts(contact.now, shop.timeZone).dateKey),
    history: subject.history,
    consents: subject.consents,
    flags: subject.flags,
  };
};
