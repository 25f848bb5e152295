import type { ContactFacts, HistoryEntry } from "~/domain/compliance/types";

type Changes = {
  readonly [K in "creditor" | "recipient" | "contact" | "consents"]?: Partial<ContactFacts[K]>;
} & Partial<Pick<ContactFacts, "debts" | "history" | "flags">>;

/** Monday noon in San Francisco: everything is in order, and an e-mail may go. */
export const GOOD_MOMENT = "2026-11-23T20:00:00Z";

export const facts = (now: string, changes: Changes = {}): ContactFacts => ({
  now: new Date(now),
  creditor: { country: "US", kind: "first_party", ...changes.creditor },
  recipient: { addresses: [{ country: "US", province: "CA" }], phones: [], language: "en", ...changes.recipient },
  contact: { channel: "email", purpose: "reminder", ...changes.contact },
  debts: changes.debts ?? [{ id: "order-1", daysPastDue: 40, amountMinor: 12_500, currency: "USD" }],
  history: changes.history ?? [],
  consents: { email: "granted", sms: "granted", push: "granted", voice: "granted", ...changes.consents },
  flags: changes.flags ?? [],
});

export const entry = (at: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at: new Date(at),
  channel: "email",
  debtIds: ["order-1"],
  kind: "attempt",
  ...more,
});

export const livingIn = (country: string, province?: string) => ({ addresses: [{ country, province }], phones: [] });
