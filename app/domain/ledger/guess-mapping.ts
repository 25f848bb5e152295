import type { CreditSource } from "./credit-source";
import { DEFAULT_TERMS } from "./mapping";
import type { CreditRule } from "./types";

/** What the orders of one kind say about it. */
export type KindHistory = {
  /** Orders placed more than a day ago, and those of them that were not paid in full a day after they were placed. */
  readonly dayOld: number;
  readonly unpaidAfterDay: number;
  /** Orders placed more than two weeks ago, and those of them that were marked as sent. */
  readonly fortnightOld: number;
  readonly fortnightOldSent: number;
};

export type MappingGuess = CreditRule & { readonly dueInDays: number };

const DEFAULT_DAYS = 30;
const MAX_DAYS = 365;
/** Fewer orders say nothing about a habit. */
const ENOUGH = 5;

const NEVER = /gift.?card|store.?credit|voucher|gutschein|loyalty|\bpoints\b|礼品卡|储值|积分|余额|优惠券/u;
const ON_DELIVERY = /on delivery|\bcod\b|nachnahme|remboursement|contra.?re+mbolso|货到付款|到付|代引/u;
const COUNTER = /\bcash\b|\bbar(geld|zahlung)?\b|esp[eè]ces|efectivo|contanti|现金/u;
const LATER =
  /invoice|rechnung|factu|\bnet\b|\bnet.?\d|pay.?later|on account|purchase order|\bterms\b|instal?lment|deferred|salary|payroll|deduction|\d\s*(days?|tagen?|jours|d[ií]as|giorni|dagen)\b|\d\s*[天日]|月结|赊|账期|挂账|记账|工资|后付|延期|分期/u;
const IN_ADVANCE =
  /bank|wire|transfer|deposit|money order|che(que|ck)\b|scheck|[uü]berweisung|vorkasse|virement|transferencia|bonifico|银行|转账|汇款|支票/u;

type NameSays = { readonly isCredit: boolean | undefined; readonly goodsFirst: boolean };

/** From the plainest sign to the vaguest: "cash on delivery" names cash, and "net 30 by bank transfer" a bank. */
const byName = (gateway: string): NameSays => {
  if (NEVER.test(gateway)) return { isCredit: false, goodsFirst: false };
  if (ON_DELIVERY.test(gateway)) return { isCredit: true, goodsFirst: true };
  if (LATER.test(gateway)) return { isCredit: true, goodsFirst: true };
  if (IN_ADVANCE.test(gateway)) return { isCredit: true, goodsFirst: false };
  // Of a name that says nothing, the kinder guess: nobody is reminded of what was not sent.
  return COUNTER.test(gateway) ? { isCredit: false, goodsFirst: false } : { isCredit: undefined, goodsFirst: true };
};

/** "Net 30", "14 Tage", "30天", "月结60"; a bare number counts only where the name speaks of paying later. */
const daysIn = (gateway: string): number => {
  const found =
    /(?:\bnet[\s-]*|月结\s*)(\d{1,3})(?!\d)/u.exec(gateway) ??
    /(?<!\d)(\d{1,3})[\s-]*(?:days?|tagen?|jours|d[ií]as|giorni|dagen|天|日)/u.exec(gateway) ??
    (LATER.test(gateway) ? /(?<!\d)(\d{1,3})(?!\d)/u.exec(gateway) : null);
  const days = Number(found?.[1] ?? DEFAULT_DAYS);
  return days <= MAX_DAYS ? days : DEFAULT_DAYS;
};

/** What usually is paid at once is no credit, whatever its name; what usually is not may well be. */
const isCreditBy = (named: boolean | undefined, { dayOld, unpaidAfterDay }: KindHistory): boolean => {
  if (named === false || dayOld < ENOUGH) return named ?? false;
  return named === true ? unpaidAfterDay * 10 >= dayOld : unpaidAfterDay * 2 >= dayOld;
};

/** A shop that marks fewer than a fifth of its older orders as sent does not fulfil in Shopify. */
export const isHardlyEverSent = ({ fortnightOld, fortnightOldSent }: KindHistory): boolean =>
  fortnightOld >= ENOUGH && fortnightOldSent * 5 < fortnightOld;

/**
 * Whether orders of a kind look like the merchant's own credit, as a start for what the merchant decides. Waiting for
 * goods to leave is never guessed for a shop that does not say when they do: it would not be paid at all.
 */
export const guessMapping = (source: CreditSource, history: KindHistory): MappingGuess => {
  const sends = !isHardlyEverSent(history);
  if (source.kind === "terms") {
    const { isCredit, goodsFirst } = DEFAULT_TERMS[source.terms];
    return { isCredit, goodsFirst: goodsFirst && sends, dueInDays: DEFAULT_DAYS };
  }
  const { isCredit, goodsFirst } = byName(source.gateway);
  return {
    isCredit: isCreditBy(isCredit, history),
    goodsFirst: goodsFirst && sends,
    dueInDays: daysIn(source.gateway),
  };
};
