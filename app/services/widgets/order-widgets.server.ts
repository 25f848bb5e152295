import type { AccountOrderWidget, AdminOrderWidget } from "~/contracts/extension";
import type { ShopSettings } from "~/contracts/shop";
import { TIERS } from "~/domain/scoring/types";
import { days, plus } from "~/domain/shared/duration";
import { daysBetween, localParts } from "~/domain/time/local";

type Instalment = {
  readonly sequence: number;
  readonly dueOn: string;
  readonly amountMinor: bigint;
  readonly balanceMinor: bigint;
  /** Planned and open as the customer sees them. */
  readonly payAmountMinor: bigint;
  readonly payMinor: bigint;
  readonly state: string;
};

/** One order's debt as the database tells it. */
export type OrderDebt = {
  readonly snapshot: { readonly creditKind: string; readonly customerId: string | null; readonly name: string };
  readonly debt:
    | {
        readonly obligation: {
          readonly customerId: string;
          readonly orderName: string;
          readonly state: string;
          readonly currency: string;
          readonly balanceMinor: bigint;
          readonly payCurrency: string;
          readonly payMinor: bigint;
          readonly payUrl: string;
          readonly company: string;
          readonly location: string;
        };
        readonly instalments: readonly Instalment[];
        readonly oneCase: {
          readonly id: string;
          readonly tier: string;
          readonly personDecides: boolean;
          readonly lastContactAt: Date | null;
        } | null;
        readonly planned: { readonly effectiveAt: Date; readonly timeZone: string } | null;
        readonly hold: { readonly untilAt: Date | null; readonly reason: string; readonly scope: string } | undefined;
        readonly requestOpen: boolean;
      }
    | undefined;
};

/** Reminders rest this long after "I need time", unless a person answers earlier (Australian National Credit Code s.72: 21 days). */
export const TIME_TO_ANSWER = days(21);

const stateOf = (state: string): "open" | "paid" | "cancelled" =>
  state === "paid" || state === "cancelled" ? state : "open";

const plain = (instalment: Instalment) => ({
  sequence: instalment.sequence,
  dueOn: instalment.dueOn,
  amountMinor: Number(instalment.amountMinor),
  balanceMinor: Number(instalment.balanceMinor),
  state: stateOf(instalment.state),
});

const asSeen = (instalment: Instalment): Instalment => ({
  ...instalment,
  amountMinor: instalment.payAmountMinor,
  balanceMinor: instalment.payMinor,
});

const sumOpen = (instalments: readonly Instalment[], is: (instalment: Instalment) => boolean): number =>
  instalments.filter(is).reduce((sum, { balanceMinor }) => sum + Number(balanceMinor), 0);

type Debt = NonNullable<OrderDebt["debt"]>;

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

const contactsOf = ({ oneCase, planned, hold }: Debt) => ({
  tier: oneCase?.personDecides === true ? null : (TIERS.find((tier) => tier === oneCase?.tier) ?? null),
  nextContactAt: iso(planned?.effectiveAt),
  nextContactTimeZone: planned?.timeZone ?? null,
  lastContactAt: iso(oneCase?.lastContactAt),
  hold: hold ? { until: iso(hold.untilAt), reason: hold.reason, liftsItself: hold.scope === "debt" } : null,
});

const orderState = (state: string): "open" | "settled" | "cancelled" =>
  state === "settled" || state === "cancelled" ? state : "open";

/** The block on the order page of the admin. */
export const adminOrderWidget = (
  found: OrderDebt | undefined,
  shop: ShopSettings,
  caseUrl: (caseId: string) => string,
  now: Date,
): AdminOrderWidget => {
  if (!found) return { kind: "none", reason: "unknown" };
  const { debt, snapshot } = found;
  if (!debt) return { kind: "none", reason: snapshot.creditKind === "third_party_bnpl" ? "third_party" : "not_credit" };
  const { obligation, instalments, oneCase } = debt;
  const today = localParts(now, shop.timeZone).dateKey;
  const lateBy = ({ state, dueOn }: Instalment): number =>
    state === "open" ? Math.max(0, daysBetween(dueOn, today)) : 0;
  return {
    kind: "debt",
    orderName: obligation.orderName,
    state: orderState(obligation.state),
    currency: obligation.currency,
    owedMinor: Math.max(0, Number(obligation.balanceMinor)),
    lateMinor: sumOpen(instalments, ({ dueOn }) => dueOn < today),
    instalments: instalments.map((instalment) => ({ ...plain(instalment), daysPastDue: lateBy(instalment) })),
    company: [obligation.company, obligation.location].filter((part) => part !== "").join(" · "),
    ...contactsOf(debt),
    caseUrl: oneCase ? caseUrl(oneCase.id) : "",
  };
};

/** The block on the shopper's order status page; only for the customer whose order it is. */
export const accountOrderWidget = (
  found: OrderDebt | undefined,
  customerId: string,
  shop: ShopSettings,
  now: Date,
): AccountOrderWidget => {
  const debt = found?.debt;
  if (debt?.obligation.customerId !== customerId || debt.obligation.state === "cancelled") return { kind: "none" };
  const { obligation, hold, requestOpen } = debt;
  const instalments = debt.instalments.map(asSeen);
  const today = localParts(now, shop.timeZone).dateKey;
  return {
    kind: "debt",
    orderName: obligation.orderName,
    currency: obligation.payCurrency,
    owedMinor: Math.max(0, Number(obligation.payMinor)),
    dueNowMinor: sumOpen(instalments, ({ dueOn }) => dueOn <= today),
    nextDueOn: instalments.find(({ state, dueOn }) => state === "open" && dueOn >= today)?.dueOn ?? null,
    instalments: instalments.map(plain),
    payUrl: obligation.payUrl,
    pausedUntil: hold?.untilAt?.toISOString() ?? null,
    requestOpen,
  };
};

/** Until when reminders pause after a request for time made now. */
export const pauseFor = (now: Date): Date => plus(now, TIME_TO_ANSWER);
