import { collectors, everybody, note, openButHolidays, paused, script } from "../build";
import { MESSAGES, VOICE, weekly, type Pack } from "../rules";

const ACT = "Business Practices and Consumer Protection Act (BC), Part 7";

/** British Columbia: binds "anyone who is collecting or attempting to collect a debt". */
export const caBc: Pack = {
  id: "ca-bc",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "CA",
  province: "BC",
  rules: [
    { ...everybody("CA-BC-HOURS", "R", ACT), channels: VOICE, spec: openButHolidays(weekly("07:00-21:00", "07:00-21:00", "13:00-17:00")) },
    { ...collectors("CA-BC-NOTICE", "R", `${ACT}, s. 115`), channels: VOICE, minDaysPastDue: 1, spec: { kind: "notice", days: 5, by: ["email", "letter"] } },
    { ...everybody("CA-BC-STOP", "R", ACT), channels: VOICE, spec: paused("cease") },
    { ...everybody("CA-BC-STOP-ATTY", "R", ACT), channels: VOICE, spec: paused("attorney") },
    { ...everybody("CA-BC-STOP-DISPUTE", "R", ACT), channels: VOICE, spec: paused("dispute") },
    { ...everybody("CA-BC-STOP-WRONG", "R", ACT), channels: VOICE, spec: paused("wrong_number") },
    { ...everybody("CA-BC-HARASS", "R", `${ACT}, s. 114`), channels: MESSAGES, spec: script("intimidation", "abuse", "third-party-exposure", "contact-flood") },
  ],
  notes: [
    note(collectors("CA-BC-NOTICE-TEXT", "R", `${ACT}, s. 115`), "The first notice names the creditor, the amount and the authority to collect; a creditor itself needs none."),
  ],
}; // prettier-ignore
