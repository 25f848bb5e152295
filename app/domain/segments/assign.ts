import { hours, minus } from "../shared/duration";
import { distance, standardised } from "./scale";
import type { Position, SegmentModel } from "./types";

/** Nearer by a fifth is clearly nearer; by less than a twentieth it is not nearer at all. */
const CLEARLY = 0.8;
const NEARER = 0.95;
/** Runs this far apart are two; a run that is repeated, or asked for by hand on the same day, is not a second opinion. */
const ANOTHER_RUN = hours(20);

/** What was said of the customer before. */
export type Standing = {
  readonly segment: string;
  /** What was nearer at an earlier run, though not clearly, and since when. */
  readonly pending: string | null;
  readonly pendingAt: Date | null;
};

/**
 * The segment of a customer. Who is in one stays there unless another centre is clearly nearer, or was nearer already
 * at an earlier run: one figure that goes up and down must not move people to and fro.
 */
export const assign = (
  { scale, segments }: SegmentModel,
  position: Position,
  before: Standing | undefined,
  now: Date,
): Standing => {
  const point = standardised(scale, position);
  const away = segments.map(({ key, centre }) => ({ key, far: distance(point, centre) }));
  const nearest = away.reduce((best, one) => (one.far < best.far ? one : best));
  const own = away.find(({ key }) => key === before?.segment);
  if (before === undefined || own === undefined) return { segment: nearest.key, pending: null, pendingAt: null };
  if (nearest.far >= NEARER * own.far) return { segment: own.key, pending: null, pendingAt: null };
  const since = before.pending === nearest.key ? before.pendingAt : null;
  if (nearest.far < CLEARLY * own.far || (since !== null && since <= minus(now, ANOTHER_RUN)))
    return { segment: nearest.key, pending: null, pendingAt: null };
  return { segment: own.key, pending: nearest.key, pendingAt: since ?? now };
};
