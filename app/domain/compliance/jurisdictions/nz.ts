import { cap, collectors, everybody, house, note, openButHolidays, paused, script } from "../build";
import { ALL_CHANNELS, MESSAGES, weekly, type Pack } from "../rules";

const AS_AU = "the Australian table, where the law has no number";
const ACCOUNT = { unit: "contact", scope: "debt" } as const;

/** New Zealand: harassment is forbidden without numbers; the house takes Australia's. */
export const nz: Pack = {
  id: "nz",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "NZ",
  rules: [
    { ...house("NZ-HOUSE-HOURS", AS_AU), channels: MESSAGES, spec: openButHolidays(weekly("07:30-21:00", "09:00-21:00", "09:00-21:00")) },
    { ...house("NZ-HOUSE-CAP", AS_AU), channels: ALL_CHANNELS, minDaysPastDue: 1, spec: cap(3, 7, ALL_CHANNELS, ACCOUNT) },
    { ...house("NZ-HOUSE-CAP-MONTH", AS_AU), channels: ALL_CHANNELS, minDaysPastDue: 1, spec: cap(10, 31, ALL_CHANNELS, ACCOUNT) },
    { ...everybody("NZ-HARASS", "S", "Fair Trading Act 1986 s. 23"), channels: MESSAGES, spec: script("intimidation", "abuse", "third-party-exposure", "contact-flood") },
    { ...collectors("NZ-HARDSHIP", "G", "CCCFA s. 55"), channels: MESSAGES, spec: paused("hardship") },
  ],
  notes: [
    note(everybody("NZ-HARASS-TIMES", "S", "Fair Trading Act 1986 s. 23"), "Unsociable times, times the debtor asked not to be contacted at, and unreasonably frequent contact are harassment; the law has no number."),
    note(collectors("NZ-CCCFA", "G", "CCCFA, since 2024-09-02"), "Pay-later credit is under the act, with a process for repayment difficulties."),
    note(everybody("NZ-UEMA", "G", "Unsolicited Electronic Messages Act 2007"), "Commercial messages can be unsubscribed; factual messages about a debt are exempt."),
  ],
}; // prettier-ignore
