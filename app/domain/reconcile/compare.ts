import { owedMinor } from "../ledger/events";
import type { Cause, Difference, Field, OwnOrder, OwnSchedule, TheirOrder } from "./types";

type Value = { readonly field: Field; readonly scheduleId: string; readonly ours: string; readonly theirs: string };

const dueDates = (own: readonly OwnSchedule[], theirs: TheirOrder["schedules"]): Value[] => {
  const mine = new Map(own.map(({ id, dueAt }) => [id, dueAt.toISOString()]));
  const other = new Map(theirs.map(({ id, dueAt }) => [id, dueAt?.toISOString()]));
  const values: Value[] = [];
  for (const id of new Set([...mine.keys(), ...other.keys()])) {
    const [ours, said] = [mine.get(id), other.get(id)];
    // A schedule without a date is not due yet and stands nowhere; one due on receipt gets its date from us.
    if (other.has(id) && said === undefined) continue;
    if (ours !== said) values.push({ field: "due_date", scheduleId: id, ours: ours ?? "", theirs: said ?? "" });
  }
  return values;
};

/** Shopify's balances per schedule count only when they add up to what is owed: else the ledger divides it itself. */
const scheduleBalances = (own: readonly OwnSchedule[], theirs: TheirOrder): Value[] => {
  const said = new Map(theirs.schedules.map(({ id, balanceMinor }) => [id, balanceMinor]));
  const known = own.filter(({ id }) => said.has(id));
  const sum = known.reduce((total, { id }) => total + (said.get(id) ?? 0), 0);
  if (sum !== owedMinor(theirs)) return [];
  return known.flatMap(({ id, balanceMinor }) =>
    balanceMinor === said.get(id)
      ? []
      : [{ field: "instalment_balance" as const, scheduleId: id, ours: String(balanceMinor), theirs: String(said.get(id)) }],
  );
}; // prettier-ignore

const valuesOf = (own: OwnOrder | undefined, theirs: TheirOrder | undefined): Value[] => {
  const whole = (ours: string, said: string): Value[] => [{ field: "order", scheduleId: "", ours, theirs: said }];
  if (theirs === undefined) return own?.debt?.balanceMinor ? whole(String(own.debt.balanceMinor), "") : [];
  if (own === undefined) return whole("", String(theirs.outstandingMinor));
  if (own.debt === null) return [];
  const { balanceMinor, schedules } = own.debt;
  return [
    ...(balanceMinor === owedMinor(theirs)
      ? []
      : [{ field: "balance" as const, scheduleId: "", ours: String(balanceMinor), theirs: String(owedMinor(theirs)) }]),
    ...(schedules === null ? [] : [...dueDates(schedules, theirs.schedules), ...scheduleBalances(schedules, theirs)]),
  ];
};

const causeOf = (
  own: OwnOrder | undefined,
  theirs: TheirOrder | undefined,
  isSetAside: boolean,
  field: Field,
): Cause => {
  if (theirs === undefined) return "gone";
  if (isSetAside) return "set_aside";
  if (own === undefined) return "unknown_order";
  if (field === "due_date") return "schedule_changed";
  return own.updatedAt < theirs.updatedAt ? "missed_event" : "unexplained";
};

/** Where the two differ, each with what explains it. An order that both sides do not have differs in nothing. */
export const compareOrder = (
  own: OwnOrder | undefined,
  theirs: TheirOrder | undefined,
  isSetAside: boolean,
): Difference[] => {
  const named = own ?? theirs;
  if (named === undefined) return [];
  const { orderId, name, currency } = named;
  return valuesOf(own, theirs).map((value) => ({
    ...value,
    orderId,
    orderName: name,
    currency,
    cause: causeOf(own, theirs, isSetAside, value.field),
  }));
};

/** The name of a difference: found again, it is the same one. */
export const differenceKey = ({ orderId, field, scheduleId }: Pick<Difference, "orderId" | "field" | "scheduleId">) =>
  `${orderId}|${field}|${scheduleId}`;
