import { DAY_MS } from "../shared/duration";
import { dayNumber } from "../time/local";
import type { Place, Whereabouts } from "./places";
import type { InForce, Lift, Pack, Rule } from "./rules";
import type { ContactFacts, ProfileId, Reason } from "./types";
import { NEVER } from "./moments";

/** A rule made ready for one person's whereabouts. */
export type ReadyRule = {
  readonly rule: Rule;
  /** Whether waiting may change what it answers. */
  readonly isTimed: boolean;
  readonly reason: Reason;
  readonly zones: readonly string[];
  readonly holidayPlaces: readonly Place[];
  /** Days past due from which it applies; minus infinity when always. */
  readonly fromDaysPastDue: number;
  /** The moments between which it is in force; `until` is exclusive. */
  readonly since: number;
  readonly until: number;
};

/** The parts of the facts that say which rules there are; everything else only says what they answer. */
export type Kind = {
  readonly channel: ContactFacts["contact"]["channel"];
  readonly purpose: ContactFacts["contact"]["purpose"];
  readonly reaches: NonNullable<ContactFacts["contact"]["reaches"]>;
  readonly creditor: ContactFacts["creditor"]["kind"];
};

export const kindOf = ({ contact, creditor }: ContactFacts): Kind => ({
  channel: contact.channel,
  purpose: contact.purpose,
  reaches: contact.reaches ?? "person",
  creditor: creditor.kind,
});

const isOfCountry = ({ country, countries }: Pack, place: Place): boolean =>
  country === place.country || countries?.includes(place.country) === true;

// An unknown province or city may be any of them: stricter, never looser.
const matches = (pack: Pack, place: Place): boolean =>
  isOfCountry(pack, place) &&
  (pack.province === undefined || place.province === undefined || pack.province === place.province) &&
  (pack.city === undefined || place.city === undefined || pack.city === place.city);

const isGlobal = ({ country, countries }: Pack): boolean => country === undefined && countries === undefined;

/**
 * The packs that bind a contact with somebody who may be at these places. The default comes on top where any place has
 * no pack that stands alone, and where there is no address to go by.
 */
export const packsFor = (packs: readonly Pack[], { places, hasAddress }: Whereabouts): readonly Pack[] => {
  const standsAlone = (place: Place) => packs.some((pack) => !pack.keepsHouse && isOfCountry(pack, place));
  const isKnown = hasAddress && places.every(standsAlone);
  return packs.filter((pack) => {
    if (pack.id === "default") return !isKnown;
    return isGlobal(pack) || places.some((place) => matches(pack, place));
  });
};

const holidayPlaces = (pack: Pack, { places, fallback }: Whereabouts): readonly Place[] => {
  if (!isGlobal(pack)) return places.filter((place) => isOfCountry(pack, place));
  return places.length > 0 ? places : [fallback];
};

/** A day begins first 14 hours before UTC and ends last 12 hours after it; in between a rule counts as in force. */
const EARLIEST = (14 * DAY_MS) / 24;
const LATEST = (12 * DAY_MS) / 24;

const startOf = (day: string | undefined): number =>
  day === undefined ? Number.NEGATIVE_INFINITY : dayNumber(day) * DAY_MS - EARLIEST;
const endOf = (day: string | undefined): number => (day === undefined ? NEVER : (dayNumber(day) + 1) * DAY_MS + LATEST);

type Span = { readonly since: number; readonly until: number };
const ALWAYS: Span = { since: Number.NEGATIVE_INFINITY, until: NEVER };

const spanOf = (...parts: readonly InForce[]): Span => ({
  since: Math.max(...parts.map(({ effectiveFrom }) => startOf(effectiveFrom))),
  until: Math.min(...parts.map(({ effectiveTo }) => endOf(effectiveTo))),
});

/** A lift counts only once its first day has begun everywhere, and no longer once its last has ended anywhere. */
const liftedSpan = ({ effectiveFrom, effectiveTo }: Lift): Span => ({
  since: effectiveFrom === undefined ? Number.NEGATIVE_INFINITY : dayNumber(effectiveFrom) * DAY_MS + LATEST,
  until: effectiveTo === undefined ? NEVER : (dayNumber(effectiveTo) + 1) * DAY_MS - EARLIEST,
});

const without = (span: Span, lifted: Span): readonly Span[] =>
  [
    { since: span.since, until: Math.min(span.until, lifted.since) },
    { since: Math.max(span.since, lifted.until), until: span.until },
  ].filter(({ since, until }) => since < until);

const isOf = (provinces: readonly string[] | undefined, province: string | undefined): boolean =>
  provinces === undefined || (province !== undefined && provinces.includes(province));

const isCertainlyIn = (pack: Pack, lift: Lift, place: Place): boolean =>
  isOfCountry(pack, place) &&
  (pack.province === undefined || pack.province === place.province) &&
  (pack.city === undefined || pack.city === place.city) &&
  isOf(lift.provinces, place.province);

/** The spans in which regions lift the rule for somebody who is in them for certain, whichever place is the right one. */
const liftsOf = (rule: Rule, pack: Pack, packs: readonly Pack[], where: Whereabouts, { channel }: Kind): Span[] => {
  const places = where.places.filter((place) => isOfCountry(pack, place));
  return packs.flatMap((other) =>
    (other.lifts ?? [])
      .filter((lift) => lift.rule === rule.id && (lift.channels?.includes(channel) ?? true))
      .filter((lift) => places.every((place) => isCertainlyIn(other, lift, place)))
      .map(liftedSpan),
  );
};

const fromDaysPastDue = ({ minDaysPastDue }: Rule, profile: ProfileId): number => {
  if (minDaysPastDue === undefined) return Number.NEGATIVE_INFINITY;
  return profile === "strict_everywhere" ? Math.min(1, minDaysPastDue) : minDaysPastDue;
};

/**
 * What binds the confirmation of an opt-out: hours, wording and what ends every contact. It answers the customer's own
 * message at once and is the last one, so neither the consent that was just taken back nor a number of messages stands
 * against it (47 CFR 64.1200(a)(12)).
 */
const BINDS_CONFIRMATION = new Set<Rule["spec"]["kind"]>(["window", "flag", "script", "language", "forbidden"]);

const isOfPurpose = ({ purposes, spec }: Rule, purpose: Kind["purpose"]): boolean =>
  (purposes?.includes(purpose) ?? true) && (purpose !== "confirmation" || BINDS_CONFIRMATION.has(spec.kind));

/** Whether a rule speaks of contacts of this kind, and of this creditor. */
export const binds = (rule: Rule, { channel, purpose, reaches, creditor }: Kind, profile: ProfileId): boolean =>
  rule.channels.includes(channel) &&
  isOfPurpose(rule, purpose) &&
  (rule.reaches?.includes(reaches) ?? true) &&
  (profile === "strict_everywhere" || rule.binds.includes(creditor));

/** Whether the person may be in one of the provinces that the rule is about. */
export const isThere = ({ provinces }: Rule, pack: Pack, { places }: Whereabouts): boolean =>
  provinces === undefined ||
  places.some(
    (place) => isOfCountry(pack, place) && (place.province === undefined || provinces.includes(place.province)),
  );

/** With a day, the question is answered once for that day. */
const inForceOn = (spans: readonly Span[], effectiveOn: string | undefined): readonly Span[] => {
  if (effectiveOn === undefined) return spans;
  const day = dayNumber(effectiveOn) * DAY_MS;
  return spans.some(({ since, until }) => day >= since && day < until) ? [ALWAYS] : [];
};

const TIMED = new Set<Rule["spec"]["kind"]>(["window", "cap", "burst", "cooldown", "notice", "gap"]);

export type PrepareOptions = {
  readonly profile: ProfileId;
  readonly packs: readonly Pack[];
  readonly effectiveOn?: string | undefined;
};

/** The rules for contacts of a kind with a person who may be at these places, in the order of the packs. */
export const prepare = (kind: Kind, where: Whereabouts, options: PrepareOptions): readonly ReadyRule[] => {
  const { profile, packs, effectiveOn } = options;
  const mine = packsFor(packs, where);
  return mine.flatMap((pack) =>
    pack.rules
      .filter((rule) => binds(rule, kind, profile) && isThere(rule, pack, where))
      .flatMap((rule) => {
        const lifted = liftsOf(rule, pack, mine, where, kind);
        const spans = lifted.reduce<readonly Span[]>(
          (left, span) => left.flatMap((part) => without(part, span)),
          [spanOf(pack, rule)],
        );
        return inForceOn(spans, effectiveOn).map((span) => ({
          rule,
          isTimed: TIMED.has(rule.spec.kind),
          reason: { rule: rule.id, jurisdiction: pack.id, citation: rule.citation, version: pack.version },
          zones: where.zones,
          holidayPlaces: holidayPlaces(pack, where),
          fromDaysPastDue: fromDaysPastDue(rule, profile),
          ...span,
        }));
      }),
  );
};
