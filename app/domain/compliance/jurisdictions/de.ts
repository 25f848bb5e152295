import { cap, collectors, elements, everybody, house, note, openButHolidays, script } from "../build";
import { ALL_CHANNELS, MESSAGES, weekly, type Pack } from "../rules";

/** Germany: no statutory hours or numbers for a creditor's own reminders; the house's apply. */
export const de: Pack = {
  id: "de",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "DE",
  rules: [
    { ...house("DE-HOUSE-HOURS", "no statutory hours for own reminders"), channels: MESSAGES, spec: openButHolidays(weekly("09:00-20:00", "09:00-20:00")) },
    { ...house("DE-HOUSE-CAP", "no statutory number for own reminders"), channels: ALL_CHANNELS, minDaysPastDue: 1, spec: cap(3, 7, ALL_CHANNELS) },
    { ...everybody("DE-UWG", "G", "UWG sections 4a, 5"), channels: MESSAGES, spec: script("intimidation", "legal-action", "impersonation", "credit-threat") },
    { ...collectors("DE-RDG13A", "R", "RDG section 13a(1)"), channels: ["email", "letter"], minDaysPastDue: 1, spec: elements("creditor_name", "creditor_address", "itemised_claim") },
  ],
  notes: [
    note(everybody("DE-DUN", "G", "BGB sections 286, 288; BDSG section 31(2)"), "Default begins after the due date or 30 days with a notice; a fee only at cost. A credit agency may be named only after two written reminders, the first at least four weeks before, with a warning, and undisputed."),
    note(collectors("DE-RDG13A-TEXT", "R", "RDG section 13a(1)"), "With a collector's first demand: principal and address, the ground of the claim with contract and date, how interest is worked out, kind and amount of costs, VAT, source of the address, supervisor."),
  ],
  retention: [{ ...everybody("DE-RECORDS", "G", "BGB section 195; HGB section 257"), what: "claims 3 years, records of trade 6 to 10", months: 120 }],
}; // prettier-ignore
