import { elements, everybody, house, houseWeek, note, openButHolidays, script } from "../build";
import { COLLECTORS, MESSAGES, PHONE, WRITTEN, weekly, type Pack } from "../rules";

const WEEK = weekly("08:00-20:00", "08:00-14:00");

/** Brazil: the consumer code forbids pressure everywhere; hours are custom, or the states' own laws. */
export const br: Pack = {
  id: "br",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "BR",
  rules: [
    { ...everybody("BR-DEFAULT", "S", "Custom; no federal hours"), channels: PHONE, spec: openButHolidays(WEEK) },
    { ...house("BR-HOUSE-HOURS", "the custom for calls and texts holds for e-mail and push too"), binds: COLLECTORS, channels: WRITTEN, spec: openButHolidays(WEEK) },
    houseWeek("BR"),
    { ...everybody("BR-CDC42", "S", "CDC arts 42, 71"), channels: MESSAGES, spec: script("intimidation", "abuse", "arrest-or-criminal", "legal-action", "third-party-exposure", "contact-flood") },
    { ...everybody("BR-DISC", "G", "CDC art. 42-A"), channels: ["email", "sms"], spec: elements("creditor_name", "creditor_address", "creditor_tax_id") },
  ],
  notes: [
    note(everybody("BR-CDC71", "S", "CDC art. 71"), "Threats, false statements and disturbing work, rest or leisure are a crime: three months to a year."),
    note(everybody("BR-ANATEL", "G", "Anatel"), "The prefix 0303 marks telemarketing; its extension to collection was taken back. To be verified."),
  ],
}; // prettier-ignore
