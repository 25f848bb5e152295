import type { Position, Scale, SegmentName } from "./types";

/** What a segment's members are like on average. */
export type Profile = Position & { readonly known: number };

/** A change of this many days in 90 days is one that people would notice. */
const NOTICED = 4;
const LONG_LATE = 30;
const OFTEN_LATE = 10;
const SOMETIMES_LATE = 2.5;
/** From here on a customer is more likely than not to be late, whatever the past was. */
const DOUBTFUL = 0.3;
/** Part of a deviation from the shop's mean exposure. */
const UNUSUAL = 0.35;
/** Less than this of a usual instalment is little, whatever others owe. */
const LITTLE = 0.25;

const behaviourOf = ({ known, trend, daysLate, probability }: Profile): SegmentName["behaviour"] => {
  if (known < 1) return "new";
  if (daysLate >= LONG_LATE) return "long_late";
  if (trend >= NOTICED) return "sliding";
  if (trend <= -NOTICED) return "improving";
  if (daysLate >= OFTEN_LATE) return "often_late";
  return daysLate >= SOMETIMES_LATE || probability >= DOUBTFUL ? "sometimes_late" : "on_time";
};

const sizeOf = ({ exposure }: Profile, { mean, sd }: Scale): SegmentName["size"] => {
  if (Math.expm1(exposure) < LITTLE) return "small";
  const unusual = (exposure - (mean[1] ?? 0)) / (sd[1] ?? 1);
  return unusual > UNUSUAL ? "large" : unusual < -UNUSUAL ? "small" : "middle";
};

/** A name from what the members are like. */
export const nameOf = (profile: Profile, scale: Scale): SegmentName => ({
  behaviour: behaviourOf(profile),
  size: sizeOf(profile, scale),
  level: null,
});

const sameWords = (a: SegmentName, b: SegmentName): boolean => a.behaviour === b.behaviour && a.size === b.size;

/** Names in the order of expected loss, told apart by it where they would be the same. */
export const distinct = (names: readonly SegmentName[]): SegmentName[] =>
  names.map((name, i) => {
    const alike = names.flatMap((other, j) => (sameWords(name, other) ? [j] : []));
    return { ...name, level: alike.length === 1 ? null : alike.indexOf(i) + 1 };
  });
