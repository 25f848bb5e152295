import type { Tone } from "../strategy/types";
import type { Advice } from "./advice";
import type { Consequence } from "./consequences";

export type MessageLine = {
  readonly orderName: string;
  readonly amount: string;
  readonly dueOn: string;
  readonly daysPastDue: number;
};

/** What a member of staff wrote. */
export type OwnWords = {
  readonly subject: string;
  readonly text: string;
  /** What is open, how to pay it and where to find help follow below. */
  readonly withOpen: boolean;
};

/** What a template may say; all amounts and dates are already in the reader's locale. */
export type MessageContext = {
  readonly customerName: string;
  readonly creditor: {
    readonly name: string;
    readonly postalAddress: string;
    readonly supportUrl: string;
    readonly replyTo: string;
    /** Empty where there is none. */
    readonly taxId: string;
  };
  readonly lines: readonly MessageLine[];
  readonly total: string;
  readonly payUrl: string;
  readonly helpUrl: string;
  readonly unsubscribeUrl: string;
  readonly tone: Tone;
  /** What the merchant confirmed to happen when the debt stays unpaid. */
  readonly consequences: readonly Consequence[];
  /** Who helps with debts in the reader's country. */
  readonly advice: Advice | null;
  /** Only of a message that a person wrote. */
  readonly own?: OwnWords;
};

/** What the app says itself, in the reader's language: what is open, what happens next, who writes and how to stop. */
export const PARTS = ["openOrders", "nextSteps", "signature"] as const;
export type Part = (typeof PARTS)[number];

/** A subject and a text in Liquid, whoever wrote them. */
export type Words = {
  readonly id: string;
  readonly locale: string;
  readonly version: string;
  readonly subject: string;
  readonly text: string;
  /** May stand in the text by name; also in Liquid. */
  readonly parts?: Readonly<Partial<Record<Part, string>>>;
};

/** A reminder as the app words it. */
export type Template = Words & {
  readonly parts: Readonly<Partial<Record<Part, string>>>;
  /** The same text with its parts by name: what a shop begins with that writes its own. */
  readonly starter: string;
};

export type RenderedMessage = { readonly subject: string; readonly text: string; readonly html: string };

/**
 * A finding of the script review; `start`/`end` are UTF-16 offsets into subject + "\n" + text. Why, and what to write
 * instead, is a text by its class (`review.<class>`).
 */
export type Finding = {
  readonly class: string;
  readonly severity: "block" | "warn";
  readonly excerpt: string;
  readonly start: number;
  readonly end: number;
  /** Where the rule is written. */
  readonly source: string;
};
