import { cap, collectors, house, note, open, openButHolidays, paused } from "../build";
import { MESSAGES, VOICE, weekly, type Pack } from "../rules";

const WEEK = weekly("09:00-21:00", "09:00-21:00");

/** Ireland: the code binds regulated entities, pay-later lenders among them since 2022. */
export const ie: Pack = {
  id: "ie",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "IE",
  rules: [
    { ...collectors("IE-CPC-CAP", "S", "Consumer Protection Code 2012 ch. 8; carried into SI 81/2025 (in force 2026-03-24) not verified"), channels: MESSAGES, minDaysPastDue: 1, spec: cap(3, 31, MESSAGES, { per: "month", unit: "contact" }) },
    { ...collectors("IE-CPC-HOURS", "G", "Consumer Protection Code 2012 3.40"), channels: VOICE, spec: openButHolidays(WEEK) },
    { ...house("IE-HOUSE-HOURS", "the code's hours for calls hold for messages too"), channels: MESSAGES, spec: open(WEEK) },
    { ...collectors("IE-CPC-VULN", "S", "Consumer Protection Code"), channels: MESSAGES, spec: paused("vulnerable") },
  ],
  notes: [
    note(collectors("IE-CPC-COUNT", "R", "Central Bank of Ireland, letter of 2012"), "Letters, texts, e-mails and conversations count, missed and engaged calls do not; the first successful contact is not counted. The gate counts it."),
    note(collectors("IE-CPC-MABS", "S", "Consumer Protection Code"), "A considerate tone, and the way to the Money Advice and Budgeting Service."),
  ],
}; // prettier-ignore
