import { cap, collectors, note, open, paused } from "../build";
import { MESSAGES, everyDay, type Pack } from "../rules";

const RCW = "RCW 19.16.250";

/** Washington: binds collection agencies; a creditor in its own name is excluded. */
export const usWa: Pack = {
  id: "us-wa",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "US",
  province: "WA",
  rules: [
    { ...collectors("US-WA-HOURS", "R", `${RCW}; the Attorney General's page, stricter than the regulator's 7:30`), channels: MESSAGES, spec: open(everyDay("08:00-21:00")) },
    { ...collectors("US-WA-CAP", "R", RCW), channels: MESSAGES, minDaysPastDue: 1, spec: cap(3, 7, MESSAGES) },
    { ...collectors("US-WA-CAP-WORK", "R", RCW), channels: MESSAGES, minDaysPastDue: 1, reaches: ["workplace"], spec: cap(1, 7, MESSAGES) },
    { ...collectors("US-WA-CEASE", "R", RCW), channels: MESSAGES, spec: paused("cease") },
  ],
  notes: [
    note(collectors("US-WA-LICENCE", "R", "RCW 19.16.100"), "Who furnishes forms that look like a collection system, or collects under another name, is an agency: send in the merchant's own name."),
  ],
}; // prettier-ignore
