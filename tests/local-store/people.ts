import { seededRandom, type Random } from "~/domain/shared/random";
import type { StoreCustomer } from "./types";

type Place = {
  readonly share: number;
  readonly country: string;
  readonly province: string | null;
  readonly zip: string | null;
  readonly locales: readonly string[];
  /** A block of numbers reserved for fiction or clearly not assigned. */
  readonly phone: string;
};

/** Where the invented customers live: several time zones, laws and languages. */
const PLACES: readonly Place[] = [
  { share: 12, country: "US", province: "MA", zip: "02108", locales: ["en"], phone: "+1617555" },
  { share: 14, country: "US", province: "CA", zip: "94103", locales: ["en", "en", "zh-CN"], phone: "+1415555" },
  { share: 8, country: "US", province: "FL", zip: "33101", locales: ["en"], phone: "+1305555" },
  { share: 12, country: "US", province: "NY", zip: "10001", locales: ["en", "en", "en", "zh-CN"], phone: "+1212555" },
  { share: 9, country: "US", province: "TX", zip: "73301", locales: ["en"], phone: "+1512555" },
  { share: 3, country: "US", province: "HI", zip: "96801", locales: ["en"], phone: "+1808555" },
  { share: 3, country: "US", province: null, zip: null, locales: ["en"], phone: "+1202555" },
  { share: 8, country: "AU", province: "NSW", zip: "2000", locales: ["en", "en", "zh-CN"], phone: "+61255501" },
  { share: 4, country: "AU", province: "WA", zip: "6000", locales: ["en"], phone: "+61855501" },
  { share: 9, country: "CN", province: null, zip: "200000", locales: ["zh-CN"], phone: "+86210000" },
  { share: 8, country: "GB", province: null, zip: "SW1A 1AA", locales: ["en"], phone: "+44207946" },
  { share: 6, country: "CA", province: "ON", zip: "M5H 2N2", locales: ["en"], phone: "+1416555" },
  { share: 4, country: "DE", province: null, zip: "10115", locales: ["en"], phone: "+49309010" },
];

/** Picks by weight. */
export const pick = <T>(random: Random, choices: readonly (readonly [number, T])[]): T => {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [weight, choice] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  const last = choices.at(-1);
  if (!last) throw new Error("There is nothing to pick from");
  return last[1];
};

/** How a customer repays; hidden from the app, which only sees what it leads to. */
export type Character = {
  /** Probability that a repayment is late. */
  readonly lateRate: number;
  /** Longest usual lateness in days. */
  readonly lateDays: number;
  /** Probability that an order on credit is never repaid to the end. */
  readonly neverRate: number;
  readonly usesCredit: boolean;
  /** Mean number of orders over the whole period. */
  readonly appetite: number;
};

const TEMPERS: readonly (readonly [number, Pick<Character, "lateRate" | "lateDays" | "neverRate">])[] = [
  [80, { lateRate: 0.03, lateDays: 4, neverRate: 0.004 }],
  [14, { lateRate: 0.22, lateDays: 20, neverRate: 0.035 }],
  [6, { lateRate: 0.55, lateDays: 45, neverRate: 0.2 }],
];

/** Times are harder lately: a demonstration needs cases that are open now, so recent orders go wrong more often. */
export const inHardTimes = (character: Character): Character => ({
  ...character,
  lateRate: Math.min(0.8, character.lateRate * 2 + 0.12),
  lateDays: character.lateDays * 1.5,
  neverRate: Math.min(0.6, character.neverRate * 3 + 0.07),
});

/** The hidden character of customer number n of a seed. */
export const characterOf = (seed: number, n: number): Character => {
  const random = seededRandom(`${seed}/character/${n}`);
  return { ...pick(random, TEMPERS), usesCredit: random() < 0.62, appetite: 2 + 4 * random() };
};

const consent = (random: Random): StoreCustomer["marketingState"] =>
  pick(random, [
    [55, "SUBSCRIBED" as const],
    [35, "NOT_SUBSCRIBED" as const],
    [10, "UNSUBSCRIBED" as const],
  ]);

/** Customer number n of a seed: invented, and recognisably so. */
export const inventCustomer = (seed: number, n: number, id: number, createdAt: Date): StoreCustomer => {
  const random = seededRandom(`${seed}/customer/${n}`);
  const place = pick(
    random,
    PLACES.map((one) => [one.share, one] as const),
  );
  const number = String(n).padStart(4, "0");
  return {
    id,
    displayName: `Customer ${number}`,
    email: `customer-${number}@example.com`,
    phone: random() < 0.6 ? `${place.phone}${String(n % 10_000).padStart(4, "0")}` : null,
    locale: place.locales[Math.floor(random() * place.locales.length)] ?? "en",
    createdAt,
    updatedAt: createdAt,
    address: { country: place.country, province: place.province, zip: place.zip },
    marketingState: consent(random),
    tags: random() < 0.08 ? ["wholesale"] : [],
  };
};
