import { exponentOf } from "../../../shared/money";
import type { Amount, Statement } from "./types";

/** What a number may be worth: a text does not say whether its comma groups or ends the whole units. */
type Written = { readonly whole: string; readonly fraction: string };
/** Which currencies a sign may stand for; undefined for any. */
type Sign = RegExp;

const NUMBER = /(?<![A-Za-z\d.,])[0-9０-９]+(?:[ \u00a0\u202f][0-9]{3}(?![0-9])|[.,'’．，][0-9０-９]+)*/gu;

const SIGNS: Readonly<Record<string, Sign>> = {
  $: /^(?:USD|CAD|AUD|NZD|HKD|SGD|TWD|MXN|BRL|CLP|COP|ARS)$/, "us$": /^USD$/, "ca$": /^CAD$/, "c$": /^CAD$/, "au$": /^AUD$/,
  "a$": /^AUD$/, "nz$": /^NZD$/, "hk$": /^HKD$/, "s$": /^SGD$/, "nt$": /^TWD$/, "mx$": /^MXN$/, "r$": /^BRL$/, "€": /^EUR$/,
  "£": /^(?:GBP|EGP)$/, "¥": /^(?:CNY|JPY)$/, "cn¥": /^CNY$/, "jp¥": /^JPY$/, "元": /^(?:CNY|TWD|HKD)$/, "块": /^CNY$/, "塊": /^(?:CNY|TWD)$/,
  "圆": /^CNY$/, "円": /^JPY$/, "人民币": /^CNY$/, "人民幣": /^CNY$/, rmb: /^CNY$/, "美元": /^USD$/, "欧元": /^EUR$/, "歐元": /^EUR$/, "港元": /^HKD$/, "港币": /^HKD$/,
  "日元": /^JPY$/, "英镑": /^GBP$/, "₹": /^INR$/, rs: /^(?:INR|PKR|LKR)$/, "₩": /^KRW$/, "₽": /^RUB$/, "₺": /^TRY$/, kr: /^(?:SEK|NOK|DKK|ISK)$/, "zł": /^PLN$/,
  fr: /^CHF$/, dollar: /^(?:USD|CAD|AUD|NZD|HKD|SGD)$/, dollars: /^(?:USD|CAD|AUD|NZD|HKD|SGD)$/, bucks: /^USD$/, euro: /^EUR$/, euros: /^EUR$/,
  pound: /^GBP$/, pounds: /^GBP$/, quid: /^GBP$/, yuan: /^CNY$/, yen: /^JPY$/, real: /^BRL$/, reais: /^BRL$/, pesos: /^(?:MXN|ARS|COP|CLP)$/, franken: /^CHF$/, francs: /^CHF$/,
}; // prettier-ignore

const CODE = /^(?:USD|EUR|GBP|CAD|AUD|NZD|HKD|SGD|TWD|MXN|BRL|CNY|JPY|CHF|SEK|NOK|DKK|PLN|INR|KRW|RUB|TRY|CZK|HUF|ZAR|AED|SAR|ILS|THB|IDR|MYR|PHP|VND|CLP|COP|ARS|EGP|RON|ISK|KWD|BHD|JOD|QAR|OMR|TND|MAD|NGN|KES|PEN|UAH|BGN|PKR)$/i; // prettier-ignore
const BEFORE = /(人民[币幣]|\p{L}{0,3}[$¥￥€£₹₩₽₺]|\p{L}{1,4}\.?)\s?$/u;
const AFTER =
  /^\s?(万|萬)?\s?(美元|[欧歐]元|港[元币]|日元|英镑|人民币|\p{L}{0,3}[€£$¥￥₹₩₽₺]|[元块塊圆円]|\p{L}{2,7}(?!\p{L}))/u;

const signOf = (written: string | undefined): Sign | undefined => {
  const sign = (written ?? "").replace("￥", "¥").replace(/\.$/, "").toLowerCase();
  return SIGNS[sign] ?? (CODE.test(sign) ? new RegExp(`^${sign}$`, "i") : undefined);
};

const readingsOf = (number: string): readonly Written[] => {
  const plain = number.normalize("NFKC");
  const parts = plain.split(/[^0-9]/);
  const last = parts.at(-1) ?? "";
  const grouped = parts.length === 1 || (last.length === 3 && parts.slice(1).every(({ length }) => length >= 2));
  const readings: Written[] = grouped ? [{ whole: parts.join(""), fraction: "" }] : [];
  if (parts.length > 1) readings.push({ whole: parts.slice(0, -1).join(""), fraction: last });
  return readings;
};

const minorOf = ({ whole, fraction }: Written, currency: string, times: number): number => {
  const exponent = exponentOf(currency);
  // Digits beyond the currency's own make it another amount, unless they are zeros.
  if (/[1-9]/.test(fraction.slice(exponent))) return Number.NaN;
  return Number(whole + fraction.slice(0, exponent).padEnd(exponent, "0")) * times;
};

/** One amount of a text: whether it says the same as `amount`. */
export type StatedAmount = (amount: Amount) => boolean;

type Beside = { readonly width: number; readonly sign: Sign | undefined };

const signBefore = (text: string, at: number): Beside => {
  const found = BEFORE.exec(text.slice(Math.max(0, at - 6), at));
  return { width: found?.[0].length ?? 0, sign: signOf(found?.[1]) };
};

const signAfter = (text: string, at: number): Beside & { readonly times: number } => {
  const found = AFTER.exec(text.slice(at, at + 12));
  return { width: found?.[0].length ?? 0, sign: signOf(found?.[2]), times: found?.[1] === undefined ? 1 : 10_000 };
};

/** The amounts of money that a text states: every number with a currency sign, code or name beside it. */
export const amountsIn = (text: string): readonly Statement<StatedAmount>[] => {
  const found: Statement<StatedAmount>[] = [];
  for (const { index, 0: number } of text.matchAll(NUMBER)) {
    const end = index + number.length;
    const before = signBefore(text, index);
    const after = signAfter(text, end);
    const sign = before.sign ?? after.sign;
    if (!sign) continue;
    const readings = readingsOf(number);
    const isIt = ({ minor, currency }: Amount): boolean =>
      sign.test(currency) && readings.some((reading) => minorOf(reading, currency, after.times) === minor);
    const place = before.sign ? { start: index - before.width, end } : { start: index, end: end + after.width };
    found.push({ ...place, readings: [isIt] });
  }
  return found;
};
