import { getCountries, getCountryCallingCode, parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min"; // prettier-ignore
import { AREA_CODES } from "./area-codes";
import { COUNTRY_ZONES, PROVINCE_ZONES } from "./zone-tables";
import { REST_ZONES } from "./zone-tables-rest";

/** Countries whose every state, province and territory is in the table: another code there is a mistake. */
const COMPLETE = new Set(["US", "CA", "AU"]);

/**
 * The province as its code ("ma" and "US-MA" are "MA"); undefined when it is missing, or when the country's provinces
 * are all known and this is none of them, because then it may be any.
 */
export const provinceOf = (country: string, province: string | undefined): string | undefined => {
  const code = country.toUpperCase();
  const text = province?.trim().toUpperCase() ?? "";
  const short = text.startsWith(`${code}-`) ? text.slice(code.length + 1) : text;
  if (short === "") return undefined;
  return COMPLETE.has(code) && PROVINCE_ZONES[`${code}-${short}`] === undefined ? undefined : short;
};

type ZonesOfAddress = (country: string, province?: string, postalCode?: string) => readonly string[] | undefined;

/**
 * Every zone in which somebody with this address may live; all zones of the country when the province is unknown, and
 * undefined for a country without an entry. The tables follow the IANA zone.tab, merged where clocks agree since 2010.
 * Split states keep all their zones: postal codes do not follow the borders of zones, so none is read.
 */
export const zonesOfCountry: ZonesOfAddress = (country, province) => {
  const code = country.toUpperCase();
  const known = provinceOf(code, province);
  const byProvince = known === undefined ? undefined : PROVINCE_ZONES[`${code}-${known}`];
  return byProvince ?? COUNTRY_ZONES[code] ?? REST_ZONES[code];
};

export type PhonePlace = { readonly country: string; readonly province: string | undefined };

/** Area codes of the United States and Canada as places. */
const AREAS = new Map<string, PhonePlace>(
  Object.entries(AREA_CODES).flatMap(([code, province = ""]) => {
    const country = PROVINCE_ZONES[`US-${province}`] === undefined ? "CA" : "US";
    return [[code, { country, province }] as const];
  }),
);

/** Calling codes that belong to one country alone; shared ones need the whole number. */
const countriesByCode = (): Map<string, PhonePlace | undefined> => {
  const places = new Map<string, PhonePlace | undefined>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    places.set(code, places.has(code) ? undefined : { country, province: undefined });
  }
  return places;
};
let callingCodes: Map<string, PhonePlace | undefined> | undefined;

/** The country that most numbers of a shared calling code belong to, for numbers that are not assigned. */
const MAIN: Readonly<Record<string, CountryCode | undefined>> = {
  "1": "US", "7": "RU", "39": "IT", "44": "GB", "47": "NO", "61": "AU", "212": "MA", "262": "RE", "290": "SH",
  "358": "FI", "590": "GP", "599": "CW",
}; // prettier-ignore

const sharedPlace = (e164: string, code: string): PhonePlace | undefined => {
  const country = parsePhoneNumberFromString(e164)?.country ?? MAIN[code];
  return country === undefined ? undefined : { country, province: undefined };
};

/**
 * The country of a number, and for the United States and Canada the state or province of its area code; undefined when
 * it has no calling code. Depends on the number alone, so no earlier question can change the answer.
 */
export const placeOfPhone = (e164: string): PhonePlace | undefined => {
  if (!e164.startsWith("+")) return undefined;
  if (e164.startsWith("+1")) return AREAS.get(e164.slice(2, 5)) ?? sharedPlace(e164, "1");
  callingCodes ??= countriesByCode();
  for (let length = 1; length <= 3; length++) {
    const code = e164.slice(1, 1 + length);
    if (callingCodes.has(code)) return callingCodes.get(code) ?? sharedPlace(e164, code);
  }
  return undefined;
};

/** Every zone in which the owner of a number may live; undefined when the number tells nothing. */
export const zonesOfPhone = (e164: string): readonly string[] | undefined => {
  const place = placeOfPhone(e164);
  return place && zonesOfCountry(place.country, place.province);
};
