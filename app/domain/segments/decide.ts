import { assign, type Standing } from "./assign";
import {
  expectedLossMinor,
  exposureOf,
  inUsualInstalments,
  lossRateOf,
  type Exposure,
  type Rates,
} from "./expected-loss";
import { PERSON_DECIDES, type Member, type SegmentModel } from "./types";

/** A customer as a run meets it: facts as they stand, and the segment until now. */
export type Facts = {
  readonly optedOut: boolean;
  /** Null where there is no score. */
  readonly probability: number | null;
  readonly daysLate: number;
  readonly trend: number;
  readonly known: number;
  readonly exposures: readonly Exposure[];
  readonly before: (Standing & { readonly previous: string | null; readonly since: Date }) | undefined;
  /** A person's choice, which no run changes. */
  readonly override: string | null;
};

/** The customer as a point to be grouped; undefined for somebody whom no score may judge, or whom none has judged. */
export const memberOf = (
  rates: Rates,
  { optedOut, probability, daysLate, trend, known, exposures }: Facts,
): Member | undefined =>
  optedOut || probability === null
    ? undefined
    : {
        probability,
        exposure: Math.log1p(inUsualInstalments(rates, exposures)),
        daysLate,
        trend,
        known,
        lossRate: lossRateOf(rates, probability, exposures),
      };

const NOWHERE = { segment: null, pending: null, pendingAt: null };

const standingOf = (model: SegmentModel, facts: Facts, member: Member | undefined, now: Date) => {
  if (facts.optedOut) return { ...NOWHERE, segment: PERSON_DECIDES };
  return member ? assign(model, member, facts.before, now) : NOWHERE;
};

/** Since when the customer is in the segment, where the customer was before, and whether that is a movement. */
const changeOf = ({ before, override }: Facts, segment: string | null, now: Date) => {
  if (before === undefined) return { since: now, previous: null, moved: undefined };
  if (before.segment === segment) return { since: before.since, previous: before.previous, moved: undefined };
  const moved = segment === null || override !== null ? undefined : { from: before.segment, to: segment };
  return { since: now, previous: before.segment, moved };
};

/**
 * The segment of a customer and what of its debts is expected to be lost. Somebody whom no score may judge is expected
 * to pay as the shop's customers do on average. A person's choice stays in force: the computed segment goes on beside
 * it, and moves nobody.
 */
export const decideSegment = (model: SegmentModel, rates: Rates, facts: Facts, now: Date) => {
  const { exposures, daysLate, trend, known } = facts;
  const member = memberOf(rates, facts);
  const standing = standingOf(model, facts, member, now);
  const probability = member?.probability ?? null;
  return {
    ...standing,
    ...changeOf(facts, standing.segment, now),
    probability,
    exposure: Math.log1p(inUsualInstalments(rates, exposures)),
    daysLate,
    trend,
    known,
    amounts: exposures.map((exposure) => ({
      currency: exposure.currency,
      exposureMinor: exposureOf(exposure),
      expectedLossMinor: expectedLossMinor(rates, probability ?? rates.late, exposure),
    })),
  };
};
