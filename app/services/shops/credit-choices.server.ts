import type { CreditChoice, CreditKindCount } from "~/contracts/credit-kinds";
import type { ShopSettings } from "~/contracts/shop";
import { sourceKey, type CreditSource } from "~/domain/ledger/credit-source";
import { guessMapping, isHardlyEverSent, type MappingGuess } from "~/domain/ledger/guess-mapping";
import { DEFAULT_TERMS } from "~/domain/ledger/mapping";

export type ChoicesDeps = {
  readonly views: { readonly creditKinds: (shopId: string, now: Date) => Promise<CreditKindCount[]> };
  readonly now: () => Date;
};

const DEFAULT_DAYS = 30;

const settledFor = (shop: ShopSettings, source: CreditSource): MappingGuess | undefined => {
  if (source.kind === "gateway") return shop.payLaterGateways.find(({ gateway }) => gateway === source.gateway);
  const rule = shop.terms.find(({ kind }) => kind === source.terms);
  return rule && { ...rule, dueInDays: DEFAULT_DAYS };
};

/** What holds for a kind that the merchant never decided on: see `creditRule`. */
const unsettled = (source: CreditSource, guess: MappingGuess): MappingGuess =>
  source.kind === "terms"
    ? { ...DEFAULT_TERMS[source.terms], dueInDays: guess.dueInDays }
    : { ...guess, isCredit: false };

const toChoice = (shop: ShopSettings, found: CreditKindCount): CreditChoice => {
  const { source, orders, sent, open, openAmounts } = found;
  const guess = guessMapping(source, found);
  const settled = settledFor(shop, source);
  const isFirstTime = shop.setupStep <= 1;
  const { isCredit, goodsFirst, dueInDays } = settled ?? (isFirstTime ? guess : unsettled(source, guess));
  return {
    key: sourceKey(source), source, orders, sent, open, openAmounts, isCredit, goodsFirst,
    dueInDays: String(dueInDays),
    isNew: settled === undefined && !isFirstTime,
    looksLikeCredit: guess.isCredit,
    isHardlyEverSent: isHardlyEverSent(found),
  }; // prettier-ignore
};

const NOTHING_FOUND = {
  orders: 0, sent: 0, open: 0, openAmounts: [], dayOld: 0, unpaidAfterDay: 0, fortnightOld: 0, fortnightOldSent: 0,
}; // prettier-ignore

/**
 * The kinds of orders that may be credit, each with what is in force for it. During the first set-up, what the merchant
 * has not decided is a guess; afterwards it is what happens without a decision, and the guess is only a hint. Methods
 * that the merchant settled stay listed without orders: what is not on the form would be lost when it is saved.
 */
export const creditChoices = async ({ views, now }: ChoicesDeps, shop: ShopSettings): Promise<CreditChoice[]> => {
  const found = await views.creditKinds(shop.id, now());
  const keys = new Set(found.map(({ source }) => sourceKey(source)));
  const settledOnly = shop.payLaterGateways
    .map(({ gateway }): CreditSource => ({ kind: "gateway", gateway }))
    .filter((source) => !keys.has(sourceKey(source)))
    .map((source): CreditKindCount => ({ source, ...NOTHING_FOUND }));
  return [...found, ...settledOnly].map((kind) => toChoice(shop, kind));
};
