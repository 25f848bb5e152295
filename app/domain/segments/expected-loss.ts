import { z } from "zod";

/**
 * Expected loss = probability of default x exposure at default x loss given default (Basel Committee, International
 * Convergence of Capital Measurement, 2006, paragraphs 212 and 375 to 377). Default is 90 days past due (ibid., 452).
 */
export const LATENESS = ["not_due", "d1_30", "d31_60", "d61_90", "d91"] as const;
/** How late an open instalment is. */
export type Lateness = (typeof LATENESS)[number];

/** What a shop's finished instalments came to. */
export type LossHistory = {
  /** Instalments due at least 90 days ago, and how many of them were unpaid so many days after they were due. */
  readonly due: number;
  readonly late: number;
  readonly unpaid30: number;
  readonly unpaid60: number;
  readonly unpaid90: number;
  /** Defaults at least 180 days old, and the sum of the shares of them that were not recovered. */
  readonly defaults: number;
  readonly lostShares: number;
};

export const ratesSchema = z.object({
  /** Share of instalments that are late: for customers whom no score may judge. */
  late: z.number(),
  /** Share that reaches 90 days, of those that are as late as this already. */
  roll: z.object({ d1_30: z.number(), d31_60: z.number(), d61_90: z.number() }),
  lossGivenDefault: z.number(),
  due: z.number(),
  defaults: z.number(),
  /** The usual instalment of each currency, in minor units. */
  usualMinor: z.record(z.string(), z.number()),
});
export type Rates = z.infer<typeof ratesSchema>;

/** Assumptions of this product until the shop's own history outweighs them: nobody measured them for the shop. */
const PRIOR = { late: 0.2, d1_30: 0.15, d31_60: 0.45, d61_90: 0.75, lossGivenDefault: 0.75 } as const;
/** They count like so many instalments of the shop's own. */
const WEIGHT = 50;

const shrunk = (part: number, whole: number, prior: number): number => (part + WEIGHT * prior) / (whole + WEIGHT);

/** The shop's own shares, drawn towards the stated assumptions where there is little history. */
export const ratesOf = (history: LossHistory, usualMinor: Readonly<Record<string, number>>): Rates => ({
  late: shrunk(history.late, history.due, PRIOR.late),
  roll: {
    d1_30: shrunk(history.unpaid90, history.late, PRIOR.d1_30),
    d31_60: shrunk(history.unpaid90, history.unpaid30, PRIOR.d31_60),
    d61_90: shrunk(history.unpaid90, history.unpaid60, PRIOR.d61_90),
  },
  lossGivenDefault: shrunk(history.lostShares, history.defaults, PRIOR.lossGivenDefault),
  due: history.due,
  defaults: history.defaults,
  usualMinor,
});

/**
 * Probability that an instalment is still unpaid 90 days after it was due. The score says how likely it is to be late;
 * what is late already is past that, and only how late it is counts.
 */
export const defaultProbability = (rates: Rates, lateProbability: number, lateness: Lateness): number => {
  if (lateness === "d91") return 1;
  return lateness === "not_due" ? lateProbability * rates.roll.d1_30 : rates.roll[lateness];
};

/** Share of an instalment that is expected to be lost. */
export const lossRate = (rates: Rates, lateProbability: number, lateness: Lateness): number =>
  defaultProbability(rates, lateProbability, lateness) * rates.lossGivenDefault;

/** What is open of one customer in one currency, by how late it is. */
export type Exposure = { readonly currency: string } & Readonly<Record<Lateness, number>>;

export const exposureOf = (exposure: Exposure): number =>
  LATENESS.reduce((sum, lateness) => sum + exposure[lateness], 0);

/** Rounded once, to the minor unit. */
export const expectedLossMinor = (rates: Rates, lateProbability: number, exposure: Exposure): number =>
  Math.round(
    LATENESS.reduce((sum, lateness) => sum + exposure[lateness] * lossRate(rates, lateProbability, lateness), 0),
  );

/** All that is open, in usual instalments: the one measure in which currencies may be added up. */
export const inUsualInstalments = (rates: Rates, exposures: readonly Exposure[]): number =>
  exposures.reduce((sum, one) => sum + exposureOf(one) / Math.max(1, rates.usualMinor[one.currency] ?? 1), 0);

/** The share of a customer's exposure that is expected to be lost; of a new instalment's where nothing is open. */
export const lossRateOf = (rates: Rates, lateProbability: number, exposures: readonly Exposure[]): number => {
  const total = inUsualInstalments(rates, exposures);
  if (total <= 0) return lossRate(rates, lateProbability, "not_due");
  const lost = exposures.reduce(
    (sum, one) =>
      sum + expectedLossMinor(rates, lateProbability, one) / Math.max(1, rates.usualMinor[one.currency] ?? 1),
    0,
  );
  return lost / total;
};

/** How late an instalment is that is open today; both days as YYYY-MM-DD in the shop's zone. */
export const latenessOf = (daysLate: number): Lateness => {
  if (daysLate <= 0) return "not_due";
  if (daysLate <= 30) return "d1_30";
  if (daysLate <= 60) return "d31_60";
  return daysLate <= 90 ? "d61_90" : "d91";
};
