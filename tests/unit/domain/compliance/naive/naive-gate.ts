/**
 * The gate a second time, as plainly as it can be written: it only answers whether a contact is allowed at a moment,
 * by asking every rule about that moment. It shares with the app the packs, which are data, and nothing else.
 */
import type { InForce, Lift, Pack, Rule } from "~/domain/compliance/rules";
import type { ContactFacts } from "~/domain/compliance/types";
import { passes } from "./naive-rules";
import { countriesOf, DAY, type Spot, type World } from "./world";

const maybe = (asked: string | undefined, real: string | undefined): boolean =>
  asked === undefined || real === undefined || asked === real;

const speaksOf = (pack: Pack, spot: Spot): boolean =>
  countriesOf(pack).includes(spot.country) && maybe(pack.province, spot.province) && maybe(pack.city, spot.city);

/** The packs that speak of the person. */
export const packsAt = ({ packs, spots }: World): Pack[] => {
  const isAlone = (spot: Spot) => packs.some((pack) => pack.keepsHouse !== true && countriesOf(pack).includes(spot.country)); // prettier-ignore
  return packs.filter((pack) => {
    if (pack.id === "default") return spots.length === 0 || !spots.every(isAlone);
    return countriesOf(pack).length === 0 || spots.some((spot) => speaksOf(pack, spot));
  });
};

type Asked = {
  readonly rule: Rule;
  readonly pack: Pack;
  /** The packs that lift the rule for somebody. */
  readonly lifting: readonly Pack[];
};

/** In force from the first place on earth where its first day begins to the last where its last day ends. */
const isInForce = ({ effectiveFrom, effectiveTo }: InForce, ms: number): boolean =>
  (effectiveFrom === undefined || ms >= Date.parse(`${effectiveFrom}T00:00:00+14:00`)) &&
  (effectiveTo === undefined || ms < Date.parse(`${effectiveTo}T00:00:00-12:00`) + DAY);

const isLiftOn = ({ effectiveFrom, effectiveTo }: Lift, ms: number): boolean =>
  (effectiveFrom === undefined || ms >= Date.parse(`${effectiveFrom}T00:00:00-12:00`)) &&
  (effectiveTo === undefined || ms < Date.parse(`${effectiveTo}T00:00:00+14:00`) + DAY);

const isInside = (lift: Lift, lifting: Pack, { country, province }: Spot): boolean =>
  countriesOf(lifting).includes(country) &&
  (lifting.province === undefined || lifting.province === province) &&
  (lift.provinces === undefined || (province !== undefined && lift.provinces.includes(province)));

/** Lifted only where the person cannot be anywhere else in the rule's country. */
const isLifted = ({ rule, pack, lifting }: Asked, { spots }: World, { contact }: ContactFacts, ms: number): boolean =>
  lifting.some(
    (other) =>
    (other.lifts ?? [])
      .filter((lift) => lift.rule === rule.id && isLiftOn(lift, ms))
      .filter(({ channels }) => channels === undefined || channels.includes(contact.channel))
      .some((lift) => spots.filter(({ country }) => countriesOf(pack).includes(country)).every((spot) => isInside(lift, other, spot))), // prettier-ignore
  );

const daysLate = (facts: ContactFacts, ms: number): number =>
  facts.debts.length === 0 ? 0 : Math.max(...facts.debts.map(({ daysPastDue }) => daysPastDue)) + Math.ceil((ms - facts.now.getTime()) / DAY); // prettier-ignore

const isIn = ({ provinces }: Rule, pack: Pack, { spots }: World): boolean =>
  provinces === undefined ||
  spots.some(({ country, province }) => countriesOf(pack).includes(country) && (province === undefined || provinces.includes(province))); // prettier-ignore

/** Whoever asked us to stop may be told that we do, whatever numbers and consents say. */
const WAIVED = ["consent", "cap", "burst", "cooldown", "gap", "notice", "elements", "purpose"];
const isWaived = ({ spec }: Rule, { purpose }: ContactFacts["contact"]): boolean =>
  purpose === "confirmation" && WAIVED.includes(spec.kind);

const isAbout = (rule: Rule, pack: Pack, world: World, { contact, creditor }: ContactFacts): boolean =>
  rule.channels.includes(contact.channel) &&
  (rule.purposes === undefined || rule.purposes.includes(contact.purpose)) &&
  !isWaived(rule, contact) &&
  (rule.reaches === undefined || rule.reaches.includes(contact.reaches ?? "person")) &&
  (world.strict || rule.binds.includes(creditor.kind)) &&
  isIn(rule, pack, world);

const isDue = (asked: Asked, world: World, facts: ContactFacts, ms: number): boolean => {
  const { rule, pack } = asked;
  const from = rule.minDaysPastDue === undefined ? undefined : world.strict ? Math.min(1, rule.minDaysPastDue) : rule.minDaysPastDue; // prettier-ignore
  return (
    (from === undefined || daysLate(facts, ms) >= from) &&
    isInForce(pack, ms) &&
    isInForce(rule, ms) &&
    (asked.lifting.length === 0 || !isLifted(asked, world, facts, ms))
  );
};

/** Every rule of the packs that speak of the person, before its dates and the debt's lateness are looked at. */
const rulesOf = (world: World, facts: ContactFacts): Asked[] => {
  const packs = packsAt(world);
  return packs.flatMap(
    (pack) =>
    pack.rules
      .filter((rule) => isAbout(rule, pack, world, facts))
      .map((rule) => ({ rule, pack, lifting: packs.filter(({ lifts = [] }) => lifts.some((lift) => lift.rule === rule.id)) })), // prettier-ignore
  );
};

/** Answers which rules refuse a contact of the kind of `like` at a moment. */
export const naiveGate = (world: World, like: ContactFacts) => {
  const rules = rulesOf(world, like);
  return (facts: ContactFacts, ms: number): string[] => {
    const refusing: string[] = [];
    for (const asked of rules)
      if (isDue(asked, world, facts, ms) && !passes(asked.rule, { pack: asked.pack, world, facts, ms }))
        refusing.push(asked.rule.id);
    return refusing;
  };
};
