import type { ContactChannel } from "../channels/types";
import type { Consequence } from "../messages/consequences";

/** `confirmation`: the one message that says to somebody who asked us to stop that we do. */
export const CONTACT_PURPOSES = ["reminder", "service", "marketing", "confirmation"] as const;
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];

/** Facts about the person or debt that stop or limit contact (contact law, section 2). */
export const FLAGS = [
  "dispute", "hardship", "bankruptcy", "attorney", "deceased", "minor", "vulnerable", "wrong_number",
  "cease", "promise", "return_open", "undelivered", "paid", "breathing_space", "bereavement",
] as const; // prettier-ignore
export type Flag = (typeof FLAGS)[number];

export type ConsentState = "granted" | "revoked" | "none";
export type ConsentKind = "email" | "sms" | "push" | "voice";

/** Where a contact ends up; what a customer gave at the checkout is the person's own until somebody knows better. */
export const REACHES = ["person", "workplace", "third_party"] as const;
export type Reach = (typeof REACHES)[number];

/** Parts of a message that some law asks for. */
export const MESSAGE_ELEMENTS = [
  "opt_out", "creditor_name", "creditor_address", "creditor_contact", "creditor_tax_id", "agreement", "consequences",
  "how_to_mitigate", "debt_advice", "itemised_claim",
] as const; // prettier-ignore
export type MessageElement = (typeof MESSAGE_ELEMENTS)[number];

export type Address = {
  readonly country: string;
  readonly province?: string | undefined;
  readonly postalCode?: string | undefined;
};

export type DebtFacts = {
  readonly id: string;
  readonly daysPastDue: number;
  readonly amountMinor: number;
  readonly currency: string;
  /** When a written notice of this debt was given; unknown where left out. */
  readonly noticeAt?: Date | undefined;
};

/** `attempt`: tried; `contact`: reached them; `conversation`: two-way; `inbound`: they came to us. */
export type HistoryEntry = {
  readonly at: Date;
  readonly channel: ContactChannel;
  readonly debtIds: readonly string[];
  readonly kind: "attempt" | "contact" | "conversation" | "inbound";
  /** The number dialled or written to; one that is not known may be any. */
  readonly number?: string | undefined;
  readonly reaches?: Reach | undefined;
};

/** Everything the gate may look at. The clock is in it; nothing else is read. */
export type ContactFacts = {
  readonly now: Date;
  readonly creditor: { readonly country: string; readonly kind: "first_party" | "agency" | "lender" };
  readonly recipient: {
    readonly addresses: readonly Address[];
    readonly phones: readonly string[];
    readonly timeZone?: string | undefined;
    readonly language: string;
  };
  readonly contact: {
    readonly channel: ContactChannel;
    readonly purpose: ContactPurpose;
    readonly subject?: string | undefined;
    readonly text?: string | undefined;
    readonly number?: string | undefined;
    readonly reaches?: Reach | undefined;
    /** Languages the message is in; left out, the recipient's. */
    readonly languages?: readonly string[] | undefined;
    readonly elements?: readonly MessageElement[] | undefined;
    /** Of the text: names in which a word means nothing by itself, and consequences that are confirmed to be true. */
    readonly names?: readonly string[] | undefined;
    readonly confirmed?: readonly Consequence[] | undefined;
  };
  readonly debts: readonly DebtFacts[];
  /** Newest last. Counted per person (all entries) and per debt (entries that name it). */
  readonly history: readonly HistoryEntry[];
  readonly consents: Readonly<Record<ConsentKind, ConsentState>>;
  readonly flags: readonly Flag[];
};

/** The merchant's choice: also follow rules that bind only agencies and lenders, or only what binds a first party. */
export type ProfileId = "strict_everywhere" | "what_binds_me";

export type Reason = {
  /** Stable id of the rule, for example `US-MA-CAP`. */
  readonly rule: string;
  readonly jurisdiction: string;
  readonly citation: string;
  /** Version of the pack that the rule was read from. */
  readonly version: string;
};

export type Verdict =
  | { readonly verdict: "allow"; readonly reasons: readonly Reason[] }
  | {
      readonly verdict: "defer";
      /** The first moment at which all rules pass together. */
      readonly nextAllowedAt: Date;
      readonly reasons: readonly Reason[];
    }
  | { readonly verdict: "deny"; readonly reasons: readonly Reason[] };

export type Gate = (facts: ContactFacts) => Verdict;
