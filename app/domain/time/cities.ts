/** Cities with contact rules of their own, and how a postal code or an area code tells them. */
type City = {
  readonly id: string;
  readonly country: string;
  readonly province: string;
  /** Postal codes inside the city; the whole code is matched. */
  readonly postal: RegExp;
  /** What a postal code of the country looks like: any other text says nothing. */
  readonly anyPostal: RegExp;
  readonly areaCodes: ReadonlySet<string>;
};

/**
 * New York City: ZIP codes 100-102 and 104 (Manhattan, Bronx), 103 (Staten Island), 111-114 and 116 (Queens,
 * Brooklyn), and the five of 110 that lie in Queens in whole or in part. Source: the city's list of ZIP codes by
 * borough; area codes of the North American Numbering Plan Administrator.
 */
const CITIES: readonly City[] = [
  {
    id: "nyc",
    country: "US",
    province: "NY",
    postal: /^(?:10[0-4]\d\d|11[1-46]\d\d|1100[145]|110(?:40|42))(?:-?\d{4})?$/,
    anyPostal: /^\d{5}(?:-?\d{4})?$/,
    areaCodes: new Set(["212", "332", "347", "465", "646", "718", "917", "929"]),
  },
];

export const ELSEWHERE = "elsewhere";

/** The city of an address by its postal code: `elsewhere` outside all cities, undefined when the code tells nothing. */
export const cityOf = (country: string, postalCode: string | undefined): string | undefined => {
  const code = country.trim().toUpperCase();
  const cities = CITIES.filter((city) => city.country === code);
  if (cities.length === 0) return ELSEWHERE;
  const text = postalCode?.trim() ?? "";
  if (!cities.some(({ anyPostal }) => anyPostal.test(text))) return undefined;
  return cities.find(({ postal }) => postal.test(text))?.id ?? ELSEWHERE;
};

/** The city of a number in the North American plan by its area code; undefined for other numbers. */
export const cityOfPhone = (e164: string): string | undefined => {
  if (!e164.startsWith("+1")) return ELSEWHERE;
  return CITIES.find(({ areaCodes }) => areaCodes.has(e164.slice(2, 5)))?.id ?? ELSEWHERE;
};

export const provinceOfCity = (city: string | undefined): string | undefined =>
  CITIES.find(({ id }) => id === city)?.province;
