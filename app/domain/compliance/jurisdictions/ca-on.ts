import { cap, collectors, note, openButHolidays } from "../build";
import { MESSAGES, weekly, type Pack } from "../rules";

const REG = "R.R.O. 1990, Reg. 74";

/** Ontario: binds registered collection agencies. */
export const caOn: Pack = {
  id: "ca-on",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "CA",
  province: "ON",
  rules: [
    {
      ...collectors("CA-ON-HOURS", "R", `${REG} ss. 21-25`),
      channels: MESSAGES,
      spec: openButHolidays(weekly("07:00-21:00", "07:00-21:00", "13:00-17:00")),
    },
    {
      ...collectors("CA-ON-CAP", "R", REG),
      channels: MESSAGES,
      minDaysPastDue: 1,
      spec: cap(3, 7, MESSAGES, { unit: "contact" }),
    },
    {
      ...collectors("CA-ON-NOTICE", "R", REG),
      channels: MESSAGES,
      minDaysPastDue: 1,
      spec: { kind: "notice", days: 6, by: ["email", "letter"] },
    },
  ],
  notes: [
    note(
      collectors("CA-ON-COUNT", "R", REG),
      "Counted after the first contact: talks, voicemails, e-mails, texts, automatic calls that connect. Not counted: unanswered calls, post, wrong numbers, call-backs with consent. The gate counts the first as well.",
    ),
    note(
      collectors("CA-ON-LICENCE", "R", "Collection and Debt Settlement Services Act"),
      "Who sells collection forms is an agency: send in the merchant's own name.",
    ),
  ],
};
