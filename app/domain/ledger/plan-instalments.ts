import { days, plus } from "../shared/duration";
import { localParts } from "../time/local";
import { gatewayRule } from "./mapping";
import type { CreditKind, CreditMapping, InstalmentPlan, OrderFacts } from "./types";

type Dated = { readonly scheduleId: string | null; readonly dueAt: Date; readonly amountMinor: number };

const fromSchedules = (order: OrderFacts): Dated[] =>
  (order.paymentTerms?.schedules ?? []).flatMap((schedule) => {
    // Without a date nothing is due yet (on fulfilment, before the goods left): it waits rather than being guessed.
    const dueAt =
      schedule.dueAt ?? (order.paymentTerms?.type === "RECEIPT" ? (schedule.issuedAt ?? order.createdAt) : null);
    return dueAt === null ? [] : [{ scheduleId: schedule.id, dueAt, amountMinor: schedule.amountMinor }];
  });

/** Terms without schedules: Shopify writes them only once the invoice was sent. */
const fromTermsAlone = (order: OrderFacts): Dated[] => {
  const terms = order.paymentTerms;
  if (terms === null || terms.schedules.length > 0) return [];
  if (terms.type === "RECEIPT") return [{ scheduleId: null, dueAt: order.createdAt, amountMinor: order.totalMinor }];
  if (terms.type === "NET" && terms.dueInDays !== null)
    return [{ scheduleId: null, dueAt: plus(order.createdAt, days(terms.dueInDays)), amountMinor: order.totalMinor }];
  return [];
};

const fromGateway = (order: OrderFacts, mapping: CreditMapping): Dated[] => {
  const found = gatewayRule(order, mapping);
  if (found === undefined) return [];
  return [{ scheduleId: null, dueAt: plus(order.createdAt, days(found.dueInDays)), amountMinor: order.totalMinor }];
};

/** A schedule's GID contributes its number, so that the key does not change when instalments come or go before it. */
export const instalmentKey = (scheduleId: string | null, sequence: number): string =>
  scheduleId === null ? `n${String(sequence)}` : scheduleId.slice(scheduleId.lastIndexOf("/") + 1);

/** What is to be paid when, oldest first; `dueOn` is the calendar day in the shop's zone. */
export const planInstalments = (
  order: OrderFacts,
  creditKind: CreditKind,
  mapping: CreditMapping,
  shopTimeZone: string,
): InstalmentPlan[] => {
  const dated =
    creditKind === "manual_pay_later"
      ? fromGateway(order, mapping)
      : [...fromSchedules(order), ...fromTermsAlone(order)];
  return dated
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.scheduleId ?? "").localeCompare(b.scheduleId ?? ""))
    .map((instalment, i) => ({
      ...instalment,
      key: instalmentKey(instalment.scheduleId, i + 1),
      sequence: i + 1,
      dueOn: localParts(instalment.dueAt, shopTimeZone).dateKey,
    }));
};
