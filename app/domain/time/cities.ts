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

const read = (country: string, postalCode: string): string | undefined => {
  const cities = CITIES.filter((city) => city.country === country);
  if (!cities.some(({ anyPostal }) => anyPostal.test(postalCode))) return undefined;
  return cities.find(({ postal }) => postal.test(postalCode))?.id ?? ELSEWHERE;
};

const COUNTRIES = new Set(CITIES.map(({ country }) => country));
/** By postal code alone: codes of two countries with cities here would need the country too. */
const known = new Map<string, string | undefined>();
const MAX_KNOWN = 50_000;

/**
 * The city of an address by its postal code: `elsewhere` outside all cities, undefined when the code tells nothing.
 * Answers are kept, because the gate asks for every contact.
 */
export const cityOf = (country: string, postalCode: string | undefined): string | undefined => {
  const code = country.length === 2 ? country : country.trim();
  if (!COUNTRIES.has(code) && !COUNTRIES.has(code.toUpperCase())) return ELSEWHERE;
  const text = postalCode ?? "";
  if (known.has(text)) return known.get(text);
  const city = read(code.toUpperCase(), text.trim());
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, city);
  return city;
};

/** The city of a number in the North American plan by its area code; undefined for other numbers. */
export const cityOfPhone = (e164: string): string | undefined => {
  if (!e164.startsWith("+1")) return ELSEWHERE;
  return CITIES.find(({ areaCodes }) => areaCodes.has(e164.slice(2, 5)))?.id ?? ELSEWHERE;
};

export const provinceOfCity = (city: string | undefined): string | undefined =>
  CITIES.find(({ id }) => id === city)?.province;
