import { DAY_MS } from "../../shared/duration";

/** 1 March 2000 in days since 1970. */
const MARCH_2000 = 11_017;

/**
 * The day of the year that begins with March, worked out without making a date, because it is asked for every record:
 * years that begin with March end with the leap day (Hinnant, chrono-compatible low-level date algorithms, 2013).
 */
const dayOfMarchYear = (at: number): number => {
  const days = Math.floor(at / DAY_MS) - MARCH_2000;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  return ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
};

/** Which third of the month a moment lies in, and which season: spring, from March on, is 0. Both in UTC. */
export const partsOf = (at: number): { readonly third: number; readonly season: number } => {
  const ofYear = dayOfMarchYear(at);
  const month = Math.floor((5 * ofYear + 2) / 153);
  const dayOfMonth = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  return { third: Math.min(2, Math.floor((dayOfMonth - 1) / 10)), season: Math.floor(month / 3) };
};
