import { days as daysOf, plus } from "~/domain/shared/duration";
import { updated } from "./acts";
import type { ScheduleInput } from "./control-types";
import type { Core } from "./core";
import { outstandingOf } from "./order-money";
import { planDueNotice } from "./orders";
import { termsPayload } from "./payloads";
import { settleSchedules } from "./schedules";
import type { StoreOrder, StoreSchedule, StoreTerms } from "./types";

const termsOf = (order: StoreOrder): StoreTerms => {
  if (!order.terms) throw new Error(`Order ${order.name} has no payment terms`);
  return order.terms;
};

const sum = (parts: readonly ScheduleInput[]) => parts.reduce((total, { amountMinor }) => total + amountMinor, 0);

/** Schedules keep their identity by their place; what was paid is counted against the new ones. */
const replace = (core: Core, order: StoreOrder, at: Date, parts: readonly ScheduleInput[]) => {
  const terms = termsOf(order);
  const before = terms.schedules;
  terms.schedules = parts.map(({ dueAt, amountMinor }, index): StoreSchedule => ({
    id: before[index]?.id ?? core.nextId("schedule"),
    issuedAt: before[index]?.issuedAt ?? at,
    dueAt,
    completedAt: null,
    amountMinor,
    balanceMinor: amountMinor,
  }));
  core.indexTerms(order);
  settleSchedules(order, sum(parts) - Math.max(0, outstandingOf(order)), at);
  terms.schedules.forEach((schedule, index) => {
    const old = before[index];
    if (schedule.completedAt) schedule.completedAt = old?.completedAt ?? at;
    const isNews = old?.dueAt.getTime() !== schedule.dueAt.getTime() || schedule.dueAt > at;
    if (schedule.balanceMinor > 0 && isNews) planDueNotice(core, order, schedule);
  });
  core.emit("payment_terms/update", () => termsPayload(order));
  updated(core, order, at);
};

/** Other due dates or other parts of what the order costs. */
export const changeTerms = (core: Core, order: StoreOrder, at: Date, parts: readonly ScheduleInput[]): void => {
  if (sum(parts) !== order.totalMinor)
    throw new Error(`The schedules of order ${order.name} must add up to ${String(order.totalMinor)}`);
  replace(core, order, at, parts);
};

/** Moves the due dates of everything open. */
export const postponeTerms = (core: Core, order: StoreOrder, at: Date, days: number): void => {
  const later = termsOf(order).schedules.map(({ dueAt, amountMinor, balanceMinor }) => ({
    dueAt: balanceMinor > 0 ? plus(dueAt, daysOf(days)) : dueAt,
    amountMinor,
  }));
  replace(core, order, at, later);
};

/** The order is no longer on credit; what is outstanding stays so. */
export const deleteTerms = (core: Core, order: StoreOrder, at: Date): void => {
  const { id } = termsOf(order);
  order.terms = null;
  core.emit("payment_terms/delete", () => ({ id }));
  updated(core, order, at);
};
