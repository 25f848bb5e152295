import { collectors, everybody, houseWeek, note, openButHolidays, script } from "../build";
import { MESSAGES, weekly, type Pack } from "../rules";

/** United Arab Emirates: sources conflict and are weak; the stricter hours, adopted under the strict profile. */
export const ae: Pack = {
  id: "ae",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "AE",
  rules: [
    { ...collectors("AE-HOURS", "S", "Secondary sources that cite the Central Bank; its text on hours was not found"), channels: MESSAGES, spec: openButHolidays(weekly("09:00-20:00", "09:00-20:00")) },
    houseWeek("AE"),
    { ...collectors("AE-CONTENT", "S", "Central Bank, consumer protection standards"), channels: MESSAGES, spec: script("intimidation", "abuse", "third-party-exposure") },
    { ...collectors("AE-CONTENT-3P", "S", "Central Bank, consumer protection standards"), channels: MESSAGES, reaches: ["workplace", "third_party"], spec: { kind: "forbidden" } },
    { ...everybody("AE-CRIME", "G", "Federal Decree-Law 34/2021"), channels: MESSAGES, spec: script("intimidation", "abuse") },
  ],
  notes: [note(collectors("AE-FREQ", "S", "Central Bank, consumer protection standards"), "A proportionate frequency, without a number; contract papers in Arabic too.")],
}; // prettier-ignore
