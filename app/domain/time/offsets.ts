import { DAY_MS } from "../shared/duration";

/** One stretch of time with one offset from UTC, in milliseconds; `to` is exclusive. */
type Segment = { readonly from: number; readonly to: number; readonly offset: number };

const SAMPLE_MS = 10 * DAY_MS;
const SECOND = 1_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws a RangeError for a zone that does not exist. */
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
};

const askIntl = (zone: string, ms: number): number => {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(ms)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / SECOND) * SECOND;
};

/** The first moment, to the second, from which the zone has another offset than at `before`. */
const transition = (zone: string, before: number, after: number, offset: number): number => {
  let low = before;
  let high = after;
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND;
    if (middle === low) break;
    if (askIntl(zone, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
};

const buildYear = (zone: string, year: number): Segment[] => {
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const segments: Segment[] = [];
  let from = start;
  let offset = askIntl(zone, start);
  for (let at = start; at < end; at += SAMPLE_MS) {
    const next = Math.min(end, at + SAMPLE_MS);
    const later = askIntl(zone, next);
    if (later === offset) continue;
    const to = transition(zone, at, next, offset);
    segments.push({ from, to, offset });
    from = to;
    offset = later;
  }
  segments.push({ from, to: end, offset });
  return segments;
};

type ZoneCache = { readonly years: Map<number, Segment[]>; last: Segment };

const zones = new Map<string, ZoneCache>();
const NOTHING: Segment = { from: 0, to: 0, offset: 0 };

const cacheOf = (zone: string): ZoneCache => {
  const known = zones.get(zone);
  if (known) return known;
  const made = { years: new Map<number, Segment[]>(), last: NOTHING };
  zones.set(zone, made);
  return made;
};

/**
 * The zone's offset from UTC at `ms`, in milliseconds. A year of a zone is worked out once with Intl and kept, because
 * formatting costs some microseconds and the gate asks millions of times.
 */
export const offsetAt = (zone: string, ms: number): number => {
  const cache = cacheOf(zone);
  if (ms >= cache.last.from && ms < cache.last.to) return cache.last.offset;
  const year = new Date(ms).getUTCFullYear();
  let segments = cache.years.get(year);
  if (!segments) {
    segments = buildYear(zone, year);
    cache.years.set(year, segments);
  }
  const found = segments.find(({ from, to }) => ms >= from && ms < to) ?? NOTHING;
  cache.last = found;
  return found.offset;
};

/** Whether the platform knows the zone. */
export const isTimeZone = (zone: string): boolean => {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
};
