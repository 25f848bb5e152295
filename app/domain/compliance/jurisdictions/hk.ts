import { cap, collectors, house, note, openButHolidays, paused, script } from "../build";
import { ALL_CHANNELS, MESSAGES, weekly, type Pack } from "../rules";

const CODE = "Code of Banking Practice; code of licensed money lenders";

/** Hong Kong: codes without hours; the house's apply. */
export const hk: Pack = {
  id: "hk",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "HK",
  rules: [
    { ...house("HK-HOUSE-HOURS", "no statutory hours"), channels: MESSAGES, spec: openButHolidays(weekly("09:00-20:00", "09:00-20:00")) },
    { ...house("HK-HOUSE-CAP", "no statutory number"), channels: ALL_CHANNELS, minDaysPastDue: 1, spec: cap(3, 7, ALL_CHANNELS) },
    { ...collectors("HK-CODE", "S", CODE), channels: MESSAGES, spec: script("intimidation", "abuse", "third-party-exposure") },
    { ...collectors("HK-CODE-3P", "S", CODE), channels: MESSAGES, reaches: ["third_party"], spec: { kind: "forbidden" } },
    { ...collectors("HK-CODE-BANKRUPT", "S", CODE), channels: MESSAGES, spec: paused("bankruptcy") },
  ],
  notes: [note(collectors("HK-CODE-AGENCY", "S", CODE), "Written notice before an agency is used. For merchants: common law, the privacy ordinance, and intimidation under Cap. 200 s. 24.")],
}; // prettier-ignore
