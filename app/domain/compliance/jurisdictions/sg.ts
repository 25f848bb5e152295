import { cap, everybody, house, note, openButHolidays, script, collectors } from "../build";
import { ALL_CHANNELS, MESSAGES, weekly, type Pack } from "../rules";

/** Singapore: no statutory hours; the licensing act is about collecting for others; the house's numbers apply. */
export const sg: Pack = {
  id: "sg",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "SG",
  rules: [
    { ...house("SG-HOUSE-HOURS", "no statutory hours"), channels: MESSAGES, spec: openButHolidays(weekly("09:00-20:00", "09:00-20:00")) },
    { ...house("SG-HOUSE-CAP", "no statutory number"), channels: ALL_CHANNELS, minDaysPastDue: 1, spec: cap(3, 7, ALL_CHANNELS) },
    { ...everybody("SG-POHA", "R", "Protection from Harassment Act"), channels: MESSAGES, spec: script("intimidation", "abuse", "contact-flood", "third-party-exposure") },
  ],
  notes: [
    note(collectors("SG-DCA", "R", "Debt Collection Act 2022 s. 2"), "A licence for collecting for others or bought debts; a first party is outside.", { effectiveFrom: "2023-12-01" }),
    note(collectors("SG-BNPL", "S", "Pay-later code of conduct"), "Accredited providers: 2,000 Singapore dollars outstanding at most, no further credit after a missed payment, fair fees, help in hardship."),
    note(everybody("SG-PDPA", "G", "PDPA, Do Not Call provisions"), "The registry is for marketing; service messages of an ongoing relationship are outside."),
  ],
}; // prettier-ignore
