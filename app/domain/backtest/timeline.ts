import { addDays, instantOf } from "../time/local";
import type { PastCustomer, PastInstalment } from "./types";

/** Something that becomes known of a customer; `late` changes nothing but makes the plan worth a new look. */
type Event = { readonly at: number; readonly kind: "opened" | "paid" | "late"; readonly instalment: PastInstalment };

export type Timeline = {
  /** What is open now, oldest creation first. */
  readonly open: () => PastInstalment[];
  /** The next moment after now at which something becomes known. */
  readonly next: () => Date | undefined;
  /** Goes on to `at`; what becomes known at that very moment is known. */
  readonly advance: (at: Date) => void;
};

export const isOpenAt = ({ createdAt, paidAt }: PastInstalment, at: Date): boolean =>
  createdAt <= at && (paidAt === undefined || paidAt > at);

const eventsOf = (instalment: PastInstalment, shopTimeZone: string): Event[] => {
  const { createdAt, paidAt, dueOn } = instalment;
  const late = instantOf(addDays(dueOn, 1), 0, shopTimeZone);
  return [
    { at: createdAt.getTime(), kind: "opened", instalment },
    ...(paidAt === undefined ? [] : [{ at: paidAt.getTime(), kind: "paid" as const, instalment }]),
    ...(paidAt !== undefined && paidAt <= late ? [] : [{ at: late.getTime(), kind: "late" as const, instalment }]),
  ];
};

/** A customer's past as a line of events that is walked once, so that long histories cost no more per event. */
export const timelineOf = (customer: PastCustomer, shopTimeZone: string): Timeline => {
  const events = customer.instalments
    .filter(({ excluded }) => excluded === undefined)
    .flatMap((instalment) => eventsOf(instalment, shopTimeZone))
    .sort((a, b) => a.at - b.at);
  const open = new Map<string, PastInstalment>();
  let cursor = 0;
  const apply = ({ kind, instalment }: Event, now: Date): void => {
    if (kind === "paid") open.delete(instalment.id);
    // Paid before it was created, or at once: it never was open.
    else if (kind === "opened" && isOpenAt(instalment, now)) open.set(instalment.id, instalment);
  };
  return {
    open: () => [...open.values()],
    next: () => {
      const event = events[cursor];
      return event && new Date(event.at);
    },
    advance: (at) => {
      for (let event = events[cursor]; event && event.at <= at.getTime(); event = events[++cursor]) apply(event, at);
    },
  };
};
