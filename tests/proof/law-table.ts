/**
 * The numbers of contact law once more, written by hand from the sources and not from the app's packs: places, the
 * clocks there, and what may not happen. The checker of the simulation knows nothing else.
 */
export type Limit = {
  readonly max: number;
  readonly days?: number;
  readonly month?: true;
  readonly channels: readonly string[];
  readonly per: "person" | "debt";
  /** Dials that nobody took do not count. */
  readonly made?: true;
  readonly from?: string;
};
export type Opening = {
  readonly channels: readonly string[];
  /** Monday to Friday, Saturday, Sunday; minutes, or nothing at all. */
  readonly week: readonly [readonly [number, number], (readonly [number, number])?, (readonly [number, number])?];
  readonly holidays?: true;
};
export type Law = {
  readonly openings: readonly Opening[];
  readonly limits: readonly Limit[];
  readonly talkDays?: number;
};

export const VOICE = ["voice_auto", "voice_human"];
const PHONE = [...VOICE, "sms"];
const WRITTEN = ["email", "sms", "push"];
const ALL = [...VOICE, ...WRITTEN];
const h = (from: number, to: number) => [from * 60, to * 60] as const;
const daily = (from: number, to: number, channels: readonly string[] = ALL): Opening => ({ channels, week: [h(from, to), h(from, to), h(from, to)] }); // prettier-ignore
const toSaturday = (from: number, to: number, channels: readonly string[] = ALL): Opening => ({ channels, week: [h(from, to), h(from, to)], holidays: true }); // prettier-ignore
const weekdays = (from: number, to: number, channels: readonly string[] = ALL): Opening => ({ channels, week: [h(from, to)], holidays: true }); // prettier-ignore
const most = (max: number, days: number, channels: readonly string[], per: Limit["per"], more: Partial<Limit> = {}): Limit => ({ max, days, channels, per, ...more }); // prettier-ignore

const LAWS = {
  us: { openings: [daily(8, 21)], limits: [most(7, 7, VOICE, "debt")], talkDays: 7 },
  ma: { openings: [daily(8, 21, PHONE)], limits: [most(2, 7, PHONE, "debt")] },
  nyc: { openings: [], limits: [most(3, 7, ALL, "debt", { from: "2026-09-01" })] },
  dc: { openings: [], limits: [most(4, 7, VOICE, "debt"), most(5, 7, WRITTEN, "debt")] },
  wa: { openings: [daily(8, 21)], limits: [most(3, 7, ALL, "person")] },
  wv: { openings: [daily(8, 21, VOICE)], limits: [most(30, 7, VOICE, "person")] },
  on: { openings: [{ channels: ALL, week: [h(7, 21), h(7, 21), h(13, 17)], holidays: true }], limits: [most(3, 7, ALL, "person", { made: true })] },
  qc: { openings: [toSaturday(8, 20, VOICE)], limits: [] },
  bc: { openings: [{ channels: VOICE, week: [h(7, 21), h(7, 21), h(13, 17)], holidays: true }], limits: [] },
  gb: { openings: [{ channels: ALL, week: [h(8, 21), h(8, 21)] }], limits: [] },
  de: { openings: [toSaturday(9, 20)], limits: [most(3, 7, ALL, "person")] },
  ie: { openings: [toSaturday(9, 21, VOICE)], limits: [{ max: 3, month: true, channels: ALL, per: "person", made: true }] },
  au: {
    openings: [{ channels: ALL, week: [[450, 1_260], h(9, 21), h(9, 21)], holidays: true }],
    limits: [most(3, 7, ALL, "debt", { made: true }), most(10, 31, ALL, "debt", { made: true })],
  },
  cn: { openings: [daily(8, 22)], limits: [most(6, 1, VOICE, "person")] },
  tw: { openings: [daily(7, 22)], limits: [] },
  jp: { openings: [daily(8, 21)], limits: [most(3, 1, VOICE, "person")] },
  in: { openings: [daily(8, 19)], limits: [] },
  br: { openings: [{ channels: PHONE, week: [h(8, 20), h(8, 14)], holidays: true }], limits: [] },
  rj: { openings: [weekdays(9, 19, PHONE)], limits: [] },
  es: { openings: [weekdays(8, 19, PHONE)], limits: [] },
  mx: { openings: [weekdays(7, 22)], limits: [] },
  ae: { openings: [toSaturday(9, 20)], limits: [] },
  house: {
    openings: [{ channels: ALL, week: [h(9, 19), h(9, 14)], holidays: true }],
    limits: [most(2, 7, PHONE, "person"), most(3, 7, ALL, "person"), most(10, 31, ALL, "person")],
    talkDays: 7,
  },
} satisfies Readonly<Record<string, Law>>; // prettier-ignore
export const lawOf = (id: LawId): Law => LAWS[id];
export type LawId = keyof typeof LAWS;

export type Place = {
  readonly country: string;
  readonly province?: string;
  readonly postalCode?: string;
  readonly zones: readonly string[];
  readonly laws: readonly LawId[];
};
const place = (country: string, province: string | undefined, zones: string | readonly string[], laws: readonly LawId[], postalCode?: string): Place => ({
  country,
  ...(province === undefined ? {} : { province }),
  ...(postalCode === undefined ? {} : { postalCode }),
  zones: typeof zones === "string" ? [zones] : zones,
  laws,
}); // prettier-ignore

export const PLACES: readonly Place[] = [
  place("US", "MA", "America/New_York", ["us", "ma"], "02110"),
  place("US", "NY", "America/New_York", ["us", "nyc"], "11201"),
  place("US", "NY", "America/New_York", ["us"], "14201"),
  place("US", "CA", "America/Los_Angeles", ["us"]),
  place("US", "FL", ["America/New_York", "America/Chicago"], ["us"]),
  place("US", "DC", "America/New_York", ["us", "dc"]),
  place("US", "WA", "America/Los_Angeles", ["us", "wa"]),
  place("US", "WV", "America/New_York", ["us", "wv"]),
  place("US", "TX", ["America/Chicago", "America/Denver"], ["us"]),
  place("US", "HI", "Pacific/Honolulu", ["us"]),
  place(
    "US",
    undefined,
    ["America/New_York", "Pacific/Honolulu", "America/Anchorage"],
    ["us", "ma", "nyc", "dc", "wa"],
  ),
  place("CA", "ON", ["America/Toronto", "America/Winnipeg"], ["on"]),
  place("CA", "QC", ["America/Toronto", "America/Halifax"], ["qc"]),
  place("CA", "BC", ["America/Vancouver", "America/Edmonton"], ["bc"]),
  place("CA", "NL", "America/St_Johns", []),
  place("GB", undefined, "Europe/London", ["gb"]),
  place("DE", undefined, "Europe/Berlin", ["de"]),
  place("IE", undefined, "Europe/Dublin", ["ie"]),
  place("FR", undefined, "Europe/Paris", ["house"]),
  place("AU", "NSW", ["Australia/Sydney", "Australia/Adelaide"], ["au"]),
  place("AU", "WA", ["Australia/Perth", "Australia/Eucla"], ["au"]),
  place("NZ", undefined, ["Pacific/Auckland", "Pacific/Chatham"], ["au"]),
  place("CN", undefined, "Asia/Shanghai", ["cn"]),
  place("HK", undefined, "Asia/Hong_Kong", ["de"]),
  place("SG", undefined, "Asia/Singapore", ["de"]),
  place("TW", undefined, "Asia/Taipei", ["tw"]),
  place("JP", undefined, "Asia/Tokyo", ["jp"]),
  place("IN", undefined, "Asia/Kolkata", ["in"]),
  place("BR", "SP", "America/Sao_Paulo", ["br"]),
  place("BR", "RJ", "America/Sao_Paulo", ["rj"]),
  place("BR", "ES", "America/Sao_Paulo", ["es"]),
  place("BR", "AM", ["America/Manaus", "America/Rio_Branco"], ["es"]),
  place("MX", undefined, "America/Mexico_City", ["mx"]),
  place("AE", undefined, "Asia/Dubai", ["ae"]),
  place("KE", undefined, "Africa/Nairobi", ["house"]),
  place("NP", undefined, "Asia/Kathmandu", ["house"]),
];
