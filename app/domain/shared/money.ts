import { err, ok, type Result } from "./result";

// Money is integer minor units (cents, fen, yen) beside their ISO 4217 code; never a float, never mixed.

/** Digits after the point where they are not two. Source: ISO 4217 list one, minor units column. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0,
  VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}; // prettier-ignore

export const exponentOf = (currency: string): number => EXPONENTS[currency] ?? 2;

/**
 * Reads a decimal string ("1234.5") as minor units, exactly and without floating point.
 * Refuses anything but an optional sign, digits and a point, and more decimals than the currency has
 * unless the surplus digits are zeros (Shopify writes "100.0" for JPY).
 */
export const parseMinor = (decimal: string, currency: string): Result<number, string> => {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal.trim());
  if (!match) return err(`"${decimal}" is not an amount`);
  const exponent = exponentOf(currency);
  const fraction = match[3] ?? "";
  if (/[1-9]/.test(fraction.slice(exponent))) return err(`"${decimal}" has more decimals than ${currency} allows`);
  const digits = `${match[2] ?? ""}${fraction.slice(0, exponent).padEnd(exponent, "0")}`;
  const minor = Number(digits);
  if (!Number.isSafeInteger(minor)) return err(`"${decimal}" is too large`);
  return ok(match[1] === "-" && minor !== 0 ? -minor : minor);
};

/** The plain decimal string of minor units ("1234.50"); for people use the i18n formatters. */
export const formatDecimal = (minor: number, currency: string): string => {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const sign = minor < 0 ? "-" : "";
  if (exponent === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};

/**
 * Minor units at a rate, each as the difference of two rounded running totals: what adds up to the whole on one side
 * adds up to the whole on the other.
 */
export const convertAll = (amounts: readonly number[], rate: number): number[] => {
  let sum = 0;
  return amounts.map((amount) => {
    const before = Math.round(sum * rate);
    sum += amount;
    return Math.round(sum * rate) - before;
  });
};
