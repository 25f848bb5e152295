import { cityOf, cityOfPhone, provinceOfCity } from "../time/cities";
import { placeOfPhone, provinceOf, zonesOfCountry } from "../time/zones";
import { isTimeZone } from "../time/local";
import type { ContactFacts } from "./types";

export type Place = {
  readonly country: string;
  readonly province: string | undefined;
  /** A city with rules of its own, "elsewhere" outside them all, undefined when nobody knows. */
  readonly city: string | undefined;
};

/** Where a person may be: no source is picked over another, each adds its place and its zones. */
export type Whereabouts = {
  readonly key: string;
  readonly places: readonly Place[];
  readonly zones: readonly string[];
  /** A telephone number alone says too little of where somebody lives. */
  readonly hasAddress: boolean;
  /** Whose holidays count when nothing at all is known. */
  readonly fallback: Place;
};

/** The part of the facts that says where people are. */
type Known = Pick<ContactFacts, "recipient" | "creditor">;

const known = new Map<string, Whereabouts>();
const MAX_KNOWN = 50_000;

const keyOf = ({ recipient, creditor }: Known): string => {
  let key = `${creditor.country}\n${recipient.timeZone ?? ""}`;
  for (const { country, province, postalCode } of recipient.addresses)
    key += `\n${country}-${province ?? ""}-${cityOf(country, postalCode) ?? ""}`;
  // The place of a number is enough to tell people apart; the number itself is not kept.
  for (const phone of recipient.phones) {
    const place = placeOfPhone(phone);
    if (place) key += `\n+${place.country}-${place.province ?? ""}-${cityOfPhone(phone) ?? ""}`;
  }
  return key;
};

const placesOf = ({ recipient }: Known): Place[] => {
  const places = new Map<string, Place>();
  const add = (country: string, province: string | undefined, city: string | undefined) => {
    if (country === "") return;
    places.set(`${country}-${province ?? ""}-${city ?? ""}`, { country, province, city });
    // An address that contradicts itself is in both places.
    const other = provinceOfCity(city);
    if (other !== undefined && province !== undefined && other !== province) add(country, other, city);
  };
  for (const { country, province, postalCode } of recipient.addresses) {
    const code = country.trim().toUpperCase();
    add(code, provinceOf(code, province), cityOf(code, postalCode));
  }
  for (const phone of recipient.phones) {
    const place = placeOfPhone(phone);
    if (place) add(place.country, place.province, cityOfPhone(phone));
  }
  return [...places.values()];
};

const zonesOf = (facts: Known, places: readonly Place[]): string[] => {
  const zones = new Set<string>();
  for (const { country, province } of places)
    for (const zone of zonesOfCountry(country, province) ?? []) zones.add(zone);
  const declared = facts.recipient.timeZone;
  if (declared !== undefined && isTimeZone(declared)) zones.add(declared);
  if (zones.size === 0) for (const zone of zonesOfCountry(facts.creditor.country) ?? ["UTC"]) zones.add(zone);
  return [...zones].sort();
};

/** All places and zones that addresses, phone numbers and the declared zone point to; kept per combination. */
export const whereabouts = (facts: Known): Whereabouts => {
  const key = keyOf(facts);
  const found = known.get(key);
  if (found) return found;
  const places = placesOf(facts);
  const made: Whereabouts = {
    key,
    places,
    zones: zonesOf(facts, places),
    hasAddress: facts.recipient.addresses.some(({ country }) => country.trim() !== ""),
    fallback: { country: facts.creditor.country.toUpperCase(), province: undefined, city: undefined },
  };
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, made);
  return made;
};
