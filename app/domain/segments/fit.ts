import { tierOf } from "../scoring/score";
import { TIERS, type Tier } from "../scoring/types";
import { matchCentres } from "./match";
import { basisOf } from "./moved";
import { distinct, nameOf } from "./names";
import { distance, positionOf, scaleOf, standardised } from "./scale";
import type { Member, Segment, SegmentModel } from "./types";

/** Groups points around as many centres as `start` has; without it, around `k` that a seed chooses. */
export type FindCentres = (
  points: readonly (readonly number[])[],
  from: { readonly start: readonly (readonly number[])[] } | { readonly k: number; readonly seed: number },
) => number[][];

/** Other beginnings that are tried. They replace the continuation of what is in force only if it is clearly worse. */
const SEEDS = [1, 2, 3, 4, 5] as const;
const CLEARLY_WORSE = 1.05;
/** Deviations. A centre that moved no further is still the same kind of customer, and keeps its name. */
const STILL_THE_SAME = 1;

type Points = readonly (readonly number[])[];

const nearest = (centres: Points, point: readonly number[]): { readonly i: number; readonly far: number } => {
  let best = { i: 0, far: Infinity };
  centres.forEach((centre, i) => {
    const far = distance(centre, point);
    if (far < best.far) best = { i, far };
  });
  return best;
};

/** How far the points lie from their centres, squared and summed; endless where a centre has no point. */
const scatter = (centres: Points, points: Points): number => {
  const used = new Set<number>();
  let sum = 0;
  for (const point of points) {
    const { i, far } = nearest(centres, point);
    used.add(i);
    sum += far ** 2;
  }
  return used.size < centres.length ? Infinity : sum;
};

/** The continuation of what is in force, or what another beginning found if that is clearly better. */
const bestCentres = (points: Points, start: number[][], find: FindCentres): number[][] | undefined => {
  const continued = find(points, { start });
  const others = SEEDS.map((seed) => find(points, { k: start.length, seed }));
  const rated = [...others, continued].map((centres) => ({ centres, worth: scatter(centres, points) }));
  const best = rated.reduce((a, b) => (b.worth < a.worth ? b : a));
  if (best.worth === Infinity) return undefined;
  return scatter(continued, points) <= CLEARLY_WORSE * best.worth ? continued : best.centres;
};

const average = (members: readonly Member[], of: (member: Member) => number): number =>
  members.reduce((sum, member) => sum + of(member), 0) / Math.max(1, members.length);

const profileOf = (members: readonly Member[]): Member => ({
  probability: average(members, (one) => one.probability),
  exposure: average(members, (one) => one.exposure),
  daysLate: average(members, (one) => one.daysLate),
  trend: average(members, (one) => one.trend),
  known: average(members, (one) => one.known),
  lossRate: average(members, (one) => one.lossRate),
});

/** The tier of a segment's mean probability, never below that of a segment with a smaller loss. */
const rising = (probabilities: readonly number[]): Tier[] => {
  let least = 0;
  return probabilities.map((probability) => {
    least = Math.max(least, TIERS.indexOf(tierOf(probability)));
    return TIERS[least] ?? "high";
  });
};

/** Customers in the same order whatever order they came in, so that sums are the same to the last digit. */
const inOneOrder = (members: readonly Member[]): Member[] =>
  [...members].sort(
    (a, b) =>
      a.probability - b.probability || a.exposure - b.exposure || a.daysLate - b.daysLate || a.trend - b.trend ||
      a.known - b.known || a.lossRate - b.lossRate,
  ); // prettier-ignore

/**
 * Segments of a sample, continuing those in force: each new centre takes the key of the earlier one that it continues,
 * and its name while it is still the same kind of customer. Undefined where the sample has fewer kinds of customers than
 * there are segments.
 */
export const fitSegments = (
  sample: readonly Member[],
  inForce: SegmentModel,
  customers: number,
  find: FindCentres,
): SegmentModel | undefined => {
  const members = inOneOrder(sample);
  const scale = scaleOf(members);
  const points = members.map((member) => standardised(scale, member));
  const k = inForce.segments.length;
  if (new Set(points.map((point) => point.join())).size < k) return undefined;
  const earlier = inForce.segments.map(({ centre }) => standardised(scale, positionOf(inForce.scale, centre)));
  const centres = bestCentres(points, earlier, find);
  if (centres === undefined) return undefined;
  const groups: Member[][] = centres.map(() => []);
  points.forEach((point, i) => {
    const member = members[i];
    if (member) groups[nearest(centres, point).i]?.push(member);
  });
  const continues = matchCentres(earlier, centres);
  const found = centres
    .map((centre, i) => {
      const before = inForce.segments[continues[i] ?? 0];
      const isSame = inForce.basis !== null && distance(centre, earlier[continues[i] ?? 0] ?? []) <= STILL_THE_SAME;
      const profile = profileOf(groups[i] ?? []);
      const name = isSame && before ? before.name : nameOf(profile, scale);
      return { key: before?.key ?? String(i + 1), centre, profile, name };
    })
    .sort((a, b) => a.profile.lossRate - b.profile.lossRate || a.key.localeCompare(b.key));
  const tiers = rising(found.map(({ profile }) => profile.probability));
  const names = distinct(found.map(({ name }) => name));
  const segments = found.map(({ key, centre, name }, i): Segment => ({
    key,
    centre,
    name: names[i] ?? name,
    tier: tiers[i] ?? "medium",
  }));
  return { scale, segments, basis: basisOf(members), customers };
};
