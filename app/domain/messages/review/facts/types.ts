export type Amount = { readonly minor: number; readonly currency: string };

/** One open instalment that a message is about. */
export type FactLine = Amount & { readonly orderName: string; readonly dueOn: string };

/** What is true, so that a message may say it. */
export type MessageFacts = {
  readonly lines: readonly FactLine[];
  /** May be said, need not: what was paid, the total of an order, today, an order that is no longer open. */
  readonly alsoTrue?:
    | {
        readonly amounts?: readonly Amount[] | undefined;
        readonly days?: readonly string[] | undefined;
        readonly orders?: readonly string[] | undefined;
      }
    | undefined;
  readonly creditor: string;
  /** The creditor's postal address; without one none is asked for. */
  readonly address?: string | undefined;
  /** How to pay, how to ask for time or dispute, how to stop: addresses as the message must carry them. */
  readonly payUrl: string;
  readonly helpUrl: string;
  readonly stopUrl: string;
  /** Where a person can be reached; one of them is enough. */
  readonly contacts: readonly string[];
};

/** A place in the text that states something, with all that it may mean. */
export type Statement<T> = { readonly start: number; readonly end: number; readonly readings: readonly T[] };
