import { cap, everybody, note, open, paused } from "../build";
import { VOICE, MESSAGES, everyDay, type Pack } from "../rules";

/** West Virginia: creditors too; numbers for calls and for talks. */
export const usWv: Pack = {
  id: "us-wv",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "US",
  province: "WV",
  rules: [
    { ...everybody("US-WV-HOURS", "S", "W. Va. Code 46A-2-125"), channels: VOICE, spec: open(everyDay("08:00-21:00")) },
    { ...everybody("US-WV-CAP", "S", "W. Va. Code 46A-2-125"), channels: VOICE, minDaysPastDue: 1, spec: cap(30, 7, VOICE) },
    { ...everybody("US-WV-CAP-TALK", "S", "W. Va. Code 46A-2-125"), channels: VOICE, minDaysPastDue: 1, spec: cap(10, 7, VOICE, { unit: "conversation" }) },
    { ...everybody("US-WV-ATTY", "S", "W. Va. Code 46A-2-128"), channels: MESSAGES, spec: paused("attorney") },
  ],
  notes: [
    note(everybody("US-WV-ATTY-DAYS", "S", "W. Va. Code 46A-2-128"), "After an attorney's notice contact stops within three business days; the app stops at once."),
    note(everybody("US-WV-LICENCE", "S", "W. Va. Code 46A-2-122"), "Who sells collection letters is a debt collector: send in the merchant's own name."),
  ],
}; // prettier-ignore
