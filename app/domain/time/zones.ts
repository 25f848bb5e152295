import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { AREA_CODES } from "./area-codes";
import { COUNTRY_ZONES, PROVINCE_ZONES } from "./zone-tables";

/**
 * Every zone in which somebody with this address may live; all zones of the country when the province is unknown, and
 * undefined for a country without an entry. The tables follow the IANA zone.tab, merged where clocks agree since 2010.
 */
export const zonesOfCountry = (
  country: string,
  province?: string,
  _postalCode?: string,
): readonly string[] | undefined => {
  const code = country.toUpperCase();
  const byProvince = province === undefined ? undefined : PROVINCE_ZONES[`${code}-${province.toUpperCase()}`];
  return byProvince ?? COUNTRY_ZONES[code];
};

export type PhonePlace = { readonly country: string; readonly province: string | undefined };

const places = new Map<string, PhonePlace | undefined>();

const lookUp = (e164: string): PhonePlace | undefined => {
  const country = parsePhoneNumberFromString(e164)?.country;
  if (country === undefined) return undefined;
  const area = e164.startsWith("+1") ? AREA_CODES[e164.slice(2, 5)] : undefined;
  return { country, province: area };
};

/** The country of a number, and for North America the state or province of its area code; undefined when unknown. */
export const placeOfPhone = (e164: string): PhonePlace | undefined => {
  // The first eight characters hold country and area code; whole numbers are not kept in memory.
  const prefix = e164.slice(0, 8);
  if (!places.has(prefix)) {
    if (places.size > 20_000) places.clear();
    places.set(prefix, lookUp(e164));
  }
  return places.get(prefix);
};
