import type { StoreOrder, StoreSchedule } from "./types";

const byDue = (order: StoreOrder): StoreSchedule[] =>
  [...(order.terms?.schedules ?? [])].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());

const latestFirst = (order: StoreOrder): StoreSchedule[] => byDue(order).reverse();

/** Takes money off the schedules, the oldest due first. */
export const settleSchedules = (order: StoreOrder, amountMinor: number, at: Date): void => {
  let left = amountMinor;
  for (const schedule of byDue(order)) {
    const part = Math.min(left, schedule.balanceMinor);
    if (part <= 0) continue;
    schedule.balanceMinor -= part;
    left -= part;
    if (schedule.balanceMinor === 0) schedule.completedAt = at;
  }
};

/** Owes again what was paid, the latest due first: what was paid last is open first. */
export const reopenSchedules = (order: StoreOrder, amountMinor: number): void => {
  let left = amountMinor;
  for (const schedule of latestFirst(order)) {
    const part = Math.min(left, schedule.amountMinor - schedule.balanceMinor);
    if (part <= 0) continue;
    schedule.balanceMinor += part;
    left -= part;
    schedule.completedAt = null;
  }
};

/** Nothing is asked for any more. */
export const closeSchedules = (order: StoreOrder): void => {
  for (const schedule of order.terms?.schedules ?? []) schedule.balanceMinor = 0;
};

const shrink = (order: StoreOrder, amountMinor: number, at: Date) => {
  let left = amountMinor;
  for (const schedule of latestFirst(order)) {
    const part = Math.min(left, schedule.balanceMinor);
    if (part <= 0) continue;
    schedule.amountMinor -= part;
    schedule.balanceMinor -= part;
    left -= part;
    if (schedule.balanceMinor === 0) schedule.completedAt = at;
  }
};

/** Asks for more in the last schedule, or for less from the last schedules. */
export const resizeSchedules = (order: StoreOrder, differenceMinor: number, at: Date): void => {
  if (differenceMinor < 0) shrink(order, -differenceMinor, at);
  const last = latestFirst(order)[0];
  if (!last || differenceMinor <= 0) return;
  last.amountMinor += differenceMinor;
  last.balanceMinor += differenceMinor;
  last.completedAt = null;
};
