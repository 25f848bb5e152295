import { cap, collectors, everybody, EVER, note, openButHolidays, paused, script } from "../build";
import { MESSAGES, VOICE, weekly, type Pack } from "../rules";

const ACT = "CQLR R-2.2";
/** What the act names beside the calendar's public holidays. */
const DAYS = { moreHolidays: ["easter 1", "substitutes 07-01 if sunday then next monday"] };

/** Quebec: hours bind permit holders; what may be said, to whom, and in which language binds everybody. */
export const caQc: Pack = {
  id: "ca-qc",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "CA",
  province: "QC",
  rules: [
    { ...collectors("CA-QC-HOURS", "R", `${ACT} s. 34`), channels: VOICE, spec: openButHolidays(weekly("08:00-20:00", "08:00-20:00"), DAYS) },
    { ...everybody("CA-QC-CONTENT", "R", `${ACT} ss. 2-3`), channels: MESSAGES, spec: script("arrest-or-criminal", "legal-action", "impersonation", "intimidation", "abuse", "false-amount", "third-party-exposure") },
    { ...everybody("CA-QC-CONTENT-ATTY", "R", `${ACT} s. 3(2)`), channels: MESSAGES, spec: paused("attorney") },
    { ...everybody("CA-QC-CONTENT-DISPUTE", "R", `${ACT} s. 3(2.1)`), channels: VOICE, spec: paused("dispute") },
    { ...everybody("CA-QC-3P", "R", `${ACT} s. 4`), channels: MESSAGES, reaches: ["third_party"], spec: cap(1, EVER, MESSAGES, { scope: "debt" }) },
    { ...everybody("CA-QC-WORK", "R", `${ACT} s. 4`), channels: VOICE, reaches: ["workplace"], spec: cap(1, EVER, VOICE, { scope: "debt" }) },
    { ...everybody("CA-QC-LANG", "G", "Charter of the French language, CQLR C-11"), channels: MESSAGES, spec: { kind: "language", language: "fr" } },
  ],
  notes: [
    note(everybody("CA-QC-3P-WHY", "R", `${ACT} s. 4`), "Others may be asked once, for an address or a telephone number only; the caller says who is calling."),
    note(everybody("CA-QC-WORK-WHEN", "R", `${ACT} s. 4`), "At work only where there is no contact at home or it failed, unless the debtor expressly allowed more."),
  ],
}; // prettier-ignore
