import type { CreditChoice } from "~/contracts/credit-kinds";

type Editable = Pick<CreditChoice, "isCredit" | "goodsFirst" | "dueInDays">;

/** What the merchant has changed and not saved, by the key of the choice: counts may change underneath meanwhile. */
export type CreditEdits = Readonly<Record<string, Partial<Editable>>>;

/** With another edit; what is back at what is stored is an edit no longer. */
export const withEdit = (edits: CreditEdits, stored: CreditChoice, part: Partial<Editable>): CreditEdits => {
  const all = Object.entries({ ...edits[stored.key], ...part });
  const left = all.filter(([name, value]) => stored[name as keyof Editable] !== value);
  const others = Object.entries(edits).filter(([key]) => key !== stored.key);
  return Object.fromEntries(left.length === 0 ? others : [...others, [stored.key, Object.fromEntries(left)]]);
};

export const withEdits = (stored: readonly CreditChoice[], edits: CreditEdits): CreditChoice[] =>
  stored.map((choice) => ({ ...choice, ...edits[choice.key] }));

/** Whole days up to a year; undefined for anything else. */
export const daysOf = (text: string): number | undefined =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) <= 365 ? Number(text) : undefined;

/** Whether the days of a choice have to be put right before it can be saved. */
export const hasWrongDays = ({ source, isCredit, dueInDays }: CreditChoice): boolean =>
  source.kind === "gateway" && isCredit && daysOf(dueInDays) === undefined;

/** The choices as the server expects them; all that are shown, so that a "no" is remembered as well. */
export const toCreditForm = (choices: readonly CreditChoice[]) => ({
  payLaterGateways: JSON.stringify(
    choices.flatMap(({ source, isCredit, goodsFirst, dueInDays }) =>
      source.kind === "gateway"
        ? [{ gateway: source.gateway, isCredit, goodsFirst, dueInDays: daysOf(dueInDays) ?? (isCredit ? null : 30) }]
        : [],
    ),
  ),
  terms: JSON.stringify(
    choices.flatMap(({ source, isCredit, goodsFirst }) =>
      source.kind === "terms" ? [{ kind: source.terms, isCredit, goodsFirst }] : [],
    ),
  ),
});
