import type { Pack } from "~/domain/compliance/rules";

export const DAY = 86_400_000;

/** Where the person may be, given by the test; an undefined province or city may be any. */
export type Spot = {
  readonly country: string;
  readonly province?: string | undefined;
  readonly city?: string | undefined;
};
export type World = {
  readonly packs: readonly Pack[];
  readonly strict: boolean;
  readonly spots: readonly Spot[];
  readonly zones: readonly string[];
};

export const countriesOf = (pack: Pack): readonly string[] =>
  pack.countries ?? (pack.country === undefined ? [] : [pack.country]);
