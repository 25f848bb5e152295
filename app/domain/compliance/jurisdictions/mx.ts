import { collectors, houseWeek, note, openButHolidays, script } from "../build";
import { MESSAGES, weekly, type Pack } from "../rules";

const TEXT = "CONDUSEF, provisions for collection agencies";

/** Mexico: binds financial entities' agencies; adopted under the strict profile. */
export const mx: Pack = {
  id: "mx",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "MX",
  rules: [
    { ...collectors("MX-HOURS", "S", `${TEXT}; weekdays only by one source, the stricter reading`), channels: MESSAGES, spec: openButHolidays(weekly("07:00-22:00")) },
    houseWeek("MX"),
    { ...collectors("MX-CONTENT", "S", TEXT), channels: MESSAGES, spec: script("intimidation", "impersonation", "legal-action", "third-party-exposure") },
    { ...collectors("MX-CONTENT-3P", "S", TEXT), channels: MESSAGES, reaches: ["third_party"], spec: { kind: "forbidden" } },
  ],
  notes: [note(collectors("MX-ID", "S", TEXT), "Collector and creditor are named, no hidden numbers, agreements are written down, and payment goes to the creditor's account only.")],
}; // prettier-ignore
