import { cap, collectors, everybody, note, open, openButHolidays, paused, script } from "../build";
import { ALL_CHANNELS, MESSAGES, VOICE, weekly, type Pack } from "../rules";

const RG = "ASIC RG 96 Part 2";
const ACCOUNT = { unit: "contact", scope: "debt" } as const;

/** Australia: the ACCC and ASIC guideline for collectors and creditors (RG 96); written channels are treated as calls. */
export const au: Pack = {
  id: "au",
  version: "3",
  reviewedOn: "2026-11-23",
  country: "AU",
  rules: [
    {
      ...everybody("AU-HOURS", "R", `${RG} section 4`),
      channels: MESSAGES,
      spec: openButHolidays(weekly("07:30-21:00", "09:00-21:00", "09:00-21:00")),
    },
    {
      ...everybody("AU-WORK", "R", `${RG} section 4`),
      channels: VOICE,
      reaches: ["workplace"],
      spec: open(weekly("09:00-17:00")),
    },
    {
      ...everybody("AU-CAP", "R", `${RG} section 5`),
      channels: ALL_CHANNELS,
      minDaysPastDue: 1,
      spec: cap(3, 7, ALL_CHANNELS, ACCOUNT),
    },
    {
      ...everybody("AU-CAP-MONTH", "R", `${RG} section 5`),
      channels: ALL_CHANNELS,
      minDaysPastDue: 1,
      spec: cap(10, 31, ALL_CHANNELS, ACCOUNT),
    },
    { ...everybody("AU-3P", "S", `${RG} section 1`), channels: MESSAGES, reaches: ["third_party"], spec: { kind: "forbidden" } },
    { ...collectors("AU-HARD", "S", "National Credit Code s. 72"), channels: MESSAGES, spec: paused("hardship") },
    { ...everybody("AU-REP", "G", RG), channels: MESSAGES, spec: paused("attorney") },
    { ...everybody("AU-REP-DISPUTE", "G", RG), channels: MESSAGES, spec: paused("dispute") },
    { ...everybody("AU-CONTENT", "R", RG), channels: MESSAGES, spec: script("intimidation", "abuse", "third-party-exposure", "contact-flood") },
  ],
  notes: [
    note(everybody("AU-COMBINE", "R", `${RG} section 5`), "Several accounts are spoken of in one contact; dials beyond the number harass even when nobody takes them."),
    note(collectors("AU-HARD-DAYS", "S", "National Credit Code s. 72; INFO 105"), "A hardship notice is answered within 21 days; no enforcement meanwhile. Third-party pay-later credit is covered since 2025-06-10, a merchant's own terms without charges are not."),
    note(collectors("AU-FEES", "S", "Low cost credit contracts, Regulations 2025 as drafted"), "Fees of 200 Australian dollars in the first year and 125 afterwards at most, default fees 120 a year."),
  ],
}; // prettier-ignore
